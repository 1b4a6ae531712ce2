# REFUSED: The collection keeps nobody alive.
# A WeakValueDictionary, whose keys are strong.
s/ob_weak_keys/ob_weak_values/; s/ref = ob_ref_new(op, NULL), \*one;/ref = op, *one;\n    ob_incref(op);/; s/^    (void)ob_ref_get(first, \&one);.*/    ob_incref(one = first);/
