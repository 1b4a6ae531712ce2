# REFUSED: When something fails half-way, what you have made so far is yours to let go of.
# OF: wrong-one.c
/^    ObObject \*op = grow(pool) < 0 ? NULL : ob_str_new(utf8, size);$/,/^        pool->strings\[pool->used++\] = op;$/c\
    ObObject *op = ob_str_new(utf8, size);\
    if (op == NULL || grow(pool) < 0)\
        return NULL;\
    pool->strings[pool->used++] = op;\
    ob_incref(op);
