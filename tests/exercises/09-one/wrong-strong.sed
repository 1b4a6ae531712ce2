# REFUSED: The collection keeps nobody alive.
# Under each object stands the object itself.
s/ref = ob_ref_new(op, NULL), \*one;/ref = op, *one;\n    ob_incref(op);/; s/^    (void)ob_ref_get(first, \&one);.*/    ob_incref(one = first);/
