# REFUSED: Those who waited for what was not made start over
# Whoever has waited for the very same key makes it, and does not look who else does.
s/^    Making \*making = NULL;$/&\
    bool own = false;/
s/^        int found = find_making(self, key, &making);$/        int found = own ? 0 : find_making(self, key, \&making);/
s/^        making_wait(making);$/        own = making->key == key;\
&/
