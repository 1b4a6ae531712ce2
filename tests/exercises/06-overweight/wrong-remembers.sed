# REFUSED: Each call counts anew
# Whom it has counted, it does not count in another call, either.
s/^        if (has_dict(op) && !is_among_first(op, list, i))$/        static const ObObject *seen[1000];\n        static size_t used;\n        size_t k = 0;\n        while (k < used \&\& seen[k] != op)\n            k++;\n        if (has_dict(op) \&\& k == used \&\& used < 1000)\n            seen[used++] = op;\n        else\n            continue;\n        if (is_among_first(op, list, i) == 0)/
