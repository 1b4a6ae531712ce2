# REFUSED: use the _borrowed functions
# Holds what it counts.
s/^        n += ob_namespace_value_borrowed(ns, i) == op;$/        n += ob_namespace_value(ns, i) == op;/
