# REFUSED: A set goes by ==: 1 and 1.0 are one object to it, and the one that was there first stays.
# Goes by identity.
/^        int same = p->item == item ? 1 : ob_equal(p->item, item);$/c\
        int same = p->item == item;
