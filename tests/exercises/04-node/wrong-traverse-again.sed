# REFUSED: traverse shows both, left and right, and each once:
# Shows left twice.
s/result = visit(node->left, arg);/result = visit(node->left, arg) | visit(node->left, arg);/
