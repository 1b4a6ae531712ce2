# REFUSED: Who refuses changes nothing.
# Looks into the instance before it refuses.
s/^    ob_raise(OB_ATTRIBUTE_ERROR, "read-only");/    ObObject *dict = ob_type(op)->dict_offset != 0 ? ob_vars(op) : NULL;\n    if (dict != NULL)\n        ob_decref(dict);\n&/
