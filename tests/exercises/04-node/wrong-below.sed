# REFUSED: traverse ends when visit returns something other than 0
# Goes on if visit returns a number below 0.
s/if (node->right != NULL \&\& result == 0)/if (node->right != NULL \&\& result <= 0)/
