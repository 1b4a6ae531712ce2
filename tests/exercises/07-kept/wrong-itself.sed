# REFUSED: The result is a list of its own, also when all are kept.
# OF: wrong-class.c
# If all are kept, returns the list.
/^        if (ob_is_container(op) && ob_is_complete(op)$/,/^            && !ob_type_check(op))$/c\
        if (ob_is_container(op) && ob_is_complete(op))
/^        result = result_of(&work, garbage);$/c\
        size_t all = 0;\
        for (size_t i = 0; i < work.n; i++)\
            all += work.items[i].in;\
        if (all == work.n && all > 0) {\
            ob_incref(garbage);\
            result = garbage;\
        } else\
            result = result_of(&work, garbage);
