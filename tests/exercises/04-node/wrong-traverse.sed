# REFUSED: traverse shows both, left and right, and each once:
# Forgets right.
/if (node->right != NULL && result == 0)/,+1d
