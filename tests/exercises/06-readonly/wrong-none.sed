# REFUSED: set refuses, to set and to delete
# To set it to None does nothing, and says nothing.
s/^    ob_raise(OB_ATTRIBUTE_ERROR, "read-only");/    if (value == ob_none())\n        return 0;\n&/
