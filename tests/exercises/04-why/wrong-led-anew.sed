# REFUSED: There is a shorter one
# OF: wrong-eight-places.c
# Who led to an object is written anew each time that it is met.
s/^    for (int k = 0; k < 8 && s->table\[i\] != 0 && s->found\[s->table\[i\] - 1\]\.op != op; k++)$/    while (s->table[i] != 0 \&\& s->found[s->table[i] - 1].op != op)/
s/^    if (!ob_is_heaped(op) || !ob_is_tracked(op) || \*place(s, op) != 0)$/    if (!ob_is_heaped(op) || !ob_is_tracked(op))/
/^    if (append(s, op, s->at))$/i\
    size_t there = *place(s, op);\
    if (there != 0) {\
        if (there - 1 > s->at)\
            s->found[there - 1].from = s->at;\
        return 0;\
    }
