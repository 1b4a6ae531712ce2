# clear empties the node, and lets go of both then.
s/^    replace(&((Node \*)op)->left, NULL);$/    Node *node = (Node *)op;\n    ObObject *right = node->right;\n    node->right = NULL;\n    replace(\&node->left, NULL);/
s/^    replace(&((Node \*)op)->right, NULL);$/    if (right != NULL)\n        ob_decref(right);/
