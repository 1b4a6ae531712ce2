# REFUSED: Letting go may run code, and that code may look at the node:
# Lets go first, and puts the new one in place then.
s/^    \*place = other;$//
s/^        ob_decref(old);$/        ob_decref(old);\n    *place = other;/
