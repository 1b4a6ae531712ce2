# REFUSED: Letting go may run code, and that code may look at the node:
# Clears without taking the reference out first.
s/^    replace(&((Node \*)op)->right, NULL);$/    if (((Node *)op)->right != NULL)\n        ob_decref(((Node *)op)->right);\n    ((Node *)op)->right = NULL;/
