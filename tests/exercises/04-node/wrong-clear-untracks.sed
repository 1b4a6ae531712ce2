# REFUSED: A node was cleared, and lives on
# A cleared node is untracked.
/^static void node_clear/,/^}/s/^    replace(&((Node \*)op)->left, NULL);$/    ob_untrack(op);\n&/
