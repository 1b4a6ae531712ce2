# REFUSED: is held twice, and shown twice
# Does not show right if left is the same.
s/^    if (node->right != NULL && result == 0)$/    if (node->right != NULL \&\& node->right != node->left \&\& result == 0)/
