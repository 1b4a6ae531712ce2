# REFUSED: What is not in the list does not count, and leads to nothing.
# OF: wrong-class.c
# A tuple leads on, also from outside.
/^                         by_address);$/a\
    if (item == NULL && op->type == &ob_tuple_type)\
        return ob_show(op, reach, work);
/^        if (ob_is_container(op) && ob_is_complete(op)$/,/^            && !ob_type_check(op))$/c\
        if (ob_is_container(op) && ob_is_complete(op))
