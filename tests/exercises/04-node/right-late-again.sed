# A node is tracked when it holds a container, and not before.
/^ObObject \*node_new/,/^}/s/^    ob_track(op);$//
s/^    replace(&((Node \*)op)->\(left\|right\), other);/    if (other != NULL \&\& ob_is_container(other))\n        ob_track(op);\n&/
