# REFUSED: set refuses, to set and to delete
# To set it to what it is already does nothing, and says nothing.
s/^    ob_raise(OB_ATTRIBUTE_ERROR, "read-only");/    if (value == ((ReadOnly *)attr)->value \&\& value != NULL \&\& ob_type(value) != \&ob_list_type)\n        return 0;\n&/
