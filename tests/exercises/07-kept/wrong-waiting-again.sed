# REFUSED: Whatever can be reached from one that has last words is kept,
# OF: right-reaches.c
# Of those that one refers to, no more than four thousand.
s/^typedef struct Way { ObObject \*garbage, \*met; } Way;$/typedef struct Way { ObObject *garbage, *met; int count; } Way;/
s/^    if (!is_among(way->garbage, op) ||/    if (way->count++ >= 4000 || !is_among(way->garbage, op) ||/
s/^    return ob_type(op)->traverse != NULL$/    int count = way->count;\
    way->count = 0;\
    int result = ob_type(op)->traverse != NULL/
s/^           ? ob_type(op)->traverse(op, go, way) : 0;/&\
    way->count = count;\
    return result;/
s/^    Way way = { garbage, ob_list_new() };/    Way way = { garbage, ob_list_new(), 0 };/
s/^            result = go(op, &way);/        {\
            way.count = 0;\
            result = go(op, \&way);\
        }/
