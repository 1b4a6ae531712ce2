# REFUSED: what is right, and then left as well
# What becomes left is no longer right.
s/^    replace(&((Node \*)op)->left, other);/    if (other != NULL \&\& ((Node *)op)->right == other)\n        replace(\&((Node *)op)->right, NULL);\n&/
