# REFUSED: A text is `size` bytes, whatever they are.
# OF: wrong-one.c
/^        if (ob_str_size(pool->strings\[i\]) == size$/,/^            && memcmp(ob_str_utf8(pool->strings\[i\]), utf8, size) == 0) {$/c\
        if (strcmp(ob_str_utf8(pool->strings[i]), utf8) == 0) {
/^    if (op != NULL)$/,/^        pool->strings\[pool->used++\] = op;$/c\
    if (op == NULL)\
        return NULL;\
    pool->strings[pool->used++] = op;\
    ob_incref(op);
