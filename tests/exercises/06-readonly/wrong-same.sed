# REFUSED: set refuses, to set and to delete:
# Lets pass what changes nothing.
/^    (void)attr;$/d
s/^    (void)value;$/    if (value != NULL \&\& value == ((ReadOnly *)attr)->value)\n        return 0;/
