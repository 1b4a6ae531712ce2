# REFUSED: on one of them nobody lets go.
# Lets go of the old best, and never of the others.
/^        ObObject \*value = ob_namespace_value_borrowed(ns, i);$/,+1c\
        const char *name = ob_namespace_name(ns, i);\
        ObObject *value = ob_namespace_lookup(ns, name);\
        if (best == NULL || ob_int_value(value) > ob_int_value(best)) {\
            if (best != NULL)\
                ob_decref(best);
/^            best = value;$/a\
        }
/^    ob_incref(best);$/d
