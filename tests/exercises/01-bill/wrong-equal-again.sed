# REFUSED: Equal objects are two all the same
# Of equal texts that nobody else holds, weighs the first.
s/^        if (count_names(ns, i, op) == ob_refcnt(op))$/        bool first = true;\n        for (size_t k = 0; k < i \&\& ob_type(op) == \&ob_str_type; k++)\n            first = first \&\& ob_equal((ObObject *)op, ob_namespace_value_borrowed(ns, k)) != 1;\n        if (first \&\& count_names(ns, i, op) == ob_refcnt(op))/
