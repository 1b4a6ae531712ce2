# REFUSED: Reading through an instance gives the value.
# Gives a copy of a text.
/^static ObObject \*readonly_get(ObObject \*attr, ObObject \*op)$/,/^}/{/^    ob_incref(value);$/d;}
s/^    return value;$/    if (op != NULL || !ob_is_immortal(value))\n        ob_incref(value);\n    return op == NULL ? value : ob_type(value) == \&ob_str_type ? (ob_decref(value), ob_str_from(ob_str_utf8(value))) : value;/
