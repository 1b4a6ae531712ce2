# REFUSED: set refuses, to set and to delete:
# Says something else when it is deleted.
s/^    (void)value;$/    if (value == NULL \&\& op != NULL) { ob_raise(OB_ATTRIBUTE_ERROR, "readonly"); return -1; }/
