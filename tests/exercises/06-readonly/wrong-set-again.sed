# REFUSED: set refuses, to set and to delete:
# Refuses to set, and lets delete.
s/^    (void)value;$/    if (value == NULL)\n        return 0;/
