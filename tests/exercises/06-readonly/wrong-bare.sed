# REFUSED: set refuses, to set and to delete
# Refuses only those that have a dict.
s/^    (void)op;$/    if (ob_type(op)->dict_offset == 0)\n        return 0;/
