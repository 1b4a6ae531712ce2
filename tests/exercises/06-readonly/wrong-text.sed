# REFUSED: set refuses, to set and to delete:
# Has another text for deleting.
s/^    ob_raise(OB_ATTRIBUTE_ERROR, "read-only");$/    ob_raise(OB_ATTRIBUTE_ERROR, "%s", value == NULL ? "cannot delete" : "read-only");/
