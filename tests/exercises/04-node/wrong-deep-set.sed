# REFUSED: A chain of 200,000 nodes overflows the stack
# What dies by being replaced is emptied first.
s/^    if (old != NULL)$/    if (old != NULL \&\& ob_type(old) == type_of_nodes \&\& ob_refcnt(old) == 1) {\n        replace(\&((Node *)old)->left, NULL);\n        replace(\&((Node *)old)->right, NULL);\n    }\n&/
s/^static void replace(ObObject \*\*place, ObObject \*other)$/static const ObType *type_of_nodes;\n\n&/
s/^    ob_track(op);/    type_of_nodes = \&node_type;\n&/
