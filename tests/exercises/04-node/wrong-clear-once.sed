# REFUSED: Letting go ran code that set the left and right of this very node
# clear looks at right before it lets go of left.
/^static void node_clear/,/^}/{
s/^    replace(&((Node \*)op)->left, NULL);$/    Node *node = (Node *)op;\n    ObObject *left = node->left, *right = node->right;\n    node->left = NULL;\n    if (left != NULL)\n        ob_decref(left);/
s/^    replace(&((Node \*)op)->right, NULL);$/    node->right = NULL;\n    if (right != NULL)\n        ob_decref(right);/
}
