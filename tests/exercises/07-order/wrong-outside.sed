# REFUSED: There is such an order, and none came back.
# OF: wrong-class.c
# A tuple leads on, also from outside.
/^    if (ob_type_check(op))$/,/^        key\.op = NULL;$/d
/^        node->in++;$/a\
    else if (op->type == &ob_tuple_type)\
        return ob_show(op, count_in, arg);
/^        graph->ready\[graph->tail++\] = node;$/a\
    else if (node == NULL && op->type == &ob_tuple_type)\
        return ob_show(op, count_out, arg);
