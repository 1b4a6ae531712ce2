# REFUSED: The collector looks only at what is tracked
# A node is tracked when it gets a left, and not before.
/^ObObject \*node_new/,/^}/s/^    ob_track(op);$//
s/^    replace(&((Node \*)op)->left, other);/    ob_track(op);\n&/
