# REFUSED: clear empties the descriptor first,
# Lets go first, and empties then.
/^static void readonly_clear/,/^}/{/= NULL;$/d;s/^        ob_decref(value);$/        ob_decref(value);\n    ((ReadOnly *)op)->value = NULL;/;}
