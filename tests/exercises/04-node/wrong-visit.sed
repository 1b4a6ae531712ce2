# REFUSED: traverse ends when visit returns
s/if (node->right != NULL && result == 0)/if (node->right != NULL)/
