# REFUSED: An object is freed once
# Remembers the one before.
s/^        const ObObject \*op = ob_namespace_value_borrowed(ns, i);$/&\n        if (i > 0 \&\& op == ob_namespace_value_borrowed(ns, i - 1))\n            continue;/
s/count_names(ns, i, op)/count_names(ns, 0, op)/
