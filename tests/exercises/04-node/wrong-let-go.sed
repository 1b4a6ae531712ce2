# REFUSED: take a reference to it before you let go of the old one
# Lets go of the old one first.
/^    if (other != NULL)/,/^        ob_incref(other);/d
s/^    \*place = other;/    *place = NULL;/
/^    if (old != NULL)/,/^        ob_decref(old);/c\
    if (old != NULL)\
        ob_decref(old);\
    if (other != NULL)\
        ob_incref(other);\
    *place = other;
