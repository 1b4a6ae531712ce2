# A node is tracked when it holds something, and not before.
/^ObObject \*node_new/,/^}/s/^    ob_track(op);$//
s/^    replace(&((Node \*)op)->\(left\|right\), other);/    if (other != NULL)\n        ob_track(op);\n&/
