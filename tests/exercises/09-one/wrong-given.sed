# REFUSED: Who was given, and answered with another one, is not remembered.
# OF: wrong-rock.c
# All that were given are remembered, in their order.
/^static ObObject \*one(ObObject \*ones, ObObject \*hash, ObObject \*op)$/i\
static bool stranger(const ObObject *shelf, const ObObject *op)\
{\
    for (size_t i = 0; i < ob_list_size(shelf); i++)\
        if (ob_ref_to_borrowed(ob_list_get_borrowed(shelf, (int64_t)i))\
            == op)\
            return false;\
    return true;\
}\

/^        bool again = found == 0/a\
        if (found == 1 && first != op && stranger(shelf, op)) {\
            if (changes != self->changes) {     /* somebody was born or died */\
                ob_decref(first);\
                ob_decref(shelf);\
                continue;\
            }\
            if (add(ones, shelf, hash, op) < 0) {\
                ObError aside;\
                ob_put_aside(&aside);\
                ob_decref(first);\
                ob_put_back(&aside);\
                first = NULL;\
            }\
        }
