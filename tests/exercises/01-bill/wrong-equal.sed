# REFUSED: Equal objects are two all the same
s/ob_namespace_value_borrowed(ns, i) == op;/ob_equal(ob_namespace_value_borrowed(ns, i), (ObObject *)op) == 1;/
