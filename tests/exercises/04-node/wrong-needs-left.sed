# REFUSED: it shows what it holds, on whichever side that is
# What is right is shown only if there is a left.
s/^    if (node->right != NULL \&\& result == 0)/    if (node->left != NULL \&\& node->right != NULL \&\& result == 0)/
