# REFUSED: set refuses, to set and to delete
# What was cleared can be set again.
/^    (void)attr;$/c\    if (((ReadOnly *)attr)->value == NULL \&\& value != NULL) {\n        ob_incref(value);\n        ((ReadOnly *)attr)->value = value;\n        return 0;\n    }
