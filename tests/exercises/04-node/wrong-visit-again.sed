# REFUSED: traverse ends when visit returns
# Adds up what visit returns.
s/^    if (node->right != NULL \&\& result == 0)$/    if (node->right != NULL)/
s/result = visit(node->right, arg);/result |= visit(node->right, arg);/
