# REFUSED: A dying node lets go of left, then of right.
# Containers first.
s/^    ObObject \*\*held = node->left != NULL ? &node->left : &node->right;/    bool first = node->right != NULL \&\& ob_type(node->right)->traverse != NULL\n        \&\& node->left != NULL \&\& ob_type(node->left)->traverse == NULL;\n    ObObject **held = node->left != NULL \&\& !first ? \&node->left : \&node->right;/
