# REFUSED: is put on the other side then, or taken from it
# Who loses one side is untracked.
s/^    replace(&((Node \*)op)->\(left\|right\), other);/    if (other != NULL)\n        ob_track(op);\n    else\n        ob_untrack(op);\n&/
