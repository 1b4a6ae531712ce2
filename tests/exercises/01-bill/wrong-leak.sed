# REFUSED: use the _borrowed functions
# Each object is looked up by its name, and kept.
s/const ObObject \*op = ob_namespace_value_borrowed(ns, i);/const ObObject *op = ob_namespace_lookup(ns, ob_namespace_name(ns, i));/
