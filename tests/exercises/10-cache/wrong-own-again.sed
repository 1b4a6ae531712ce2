# REFUSED: Those who waited for what was not made start over
# OF: right-changes.c
# Makes its own key itself after a failure; looks again only for a key that was another one's.
s/^        if (found == 1) {$/&\
            bool own = making->key == key;/
s/^                return op;$/&\
            if (own)\
                return make_it(self, key, hash);/
