# REFUSED: clear lets go of both, left and right
# Lets go of right unless somebody has set left meanwhile.
s/^    replace(&((Node \*)op)->right, NULL);/    if (((Node *)op)->left == NULL)\n        replace(\&((Node *)op)->right, NULL);/
