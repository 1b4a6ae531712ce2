# REFUSED: Only AttributeError says that there is no such attribute.
# Writes into the dict of the child.
/^    int result = ob_setattr_steal(child, "parent",$/d
s/^                                  ob_proxy_new(parent, NULL));$/    ObObject *d = ob_vars(child), *k = ob_str_from("parent"), *x = ob_proxy_new(parent, NULL);\n    int result = d \&\& k \&\& x ? ob_dict_set(d, k, x) : -1;\n    if (d) ob_decref(d);\n    if (k) ob_decref(k);\n    if (x) ob_decref(x);/
