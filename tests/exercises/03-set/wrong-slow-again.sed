# REFUSED: Go by the hash: it says where to begin looking, and most objects are there.
# Asks == of all it meets, all from one place.
/^    size_t i = (size_t)hash & (set->places - 1);$/c\
    size_t i = 3;
/^        if (p->item == NULL || p->hash != hash)$/c\
        if (p->item == NULL || p->hash == hash + 1)
/^        size_t i = (size_t)set->place\[k\]\.hash & (places - 1);$/c\
        size_t i = 3;
