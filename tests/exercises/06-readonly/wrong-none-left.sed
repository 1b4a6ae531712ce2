# REFUSED: A descriptor that has been cleared has no value, and None is one
# clear puts None in the place of the value.
/^static void readonly_clear/,/^}/s/->value = NULL;/->value = ob_none();/
