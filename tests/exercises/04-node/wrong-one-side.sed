# REFUSED: clear lets go of both, left and right
# OF: right-put.c
# Leaves right alone if there was a left.
s/^    put(&node->left, NULL);$/    if (node->left != NULL)\n        put(\&node->left, NULL);/
s/^    put(&node->right, NULL);$/    else\n        put(\&node->right, NULL);/
