# REFUSED: Who refers to a few very often reaches what comes behind them
# OF: wrong-class.c
# Ends a traverse at what is kept already.
/^        work->stack\[work->top++\] = (size_t)(item - work->items);$/a\
        return 0;
s/^    return 0;$/    return item != NULL \&\& item->in;/
/^        if (ob_is_container(op) && ob_is_complete(op)$/,/^            && !ob_type_check(op))$/c\
        if (ob_is_container(op) && ob_is_complete(op))
