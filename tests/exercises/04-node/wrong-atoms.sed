# REFUSED: be it a container or not
# Shows containers only.
s/^    if (node->left != NULL)$/    if (node->left != NULL \&\& ob_is_container(node->left))/
