# REFUSED: What cannot be referred to weakly: TypeError
# None is in each herd anyway.
/^int herd_add/,/^}/s/^    if (is_in/    if (op == ob_none())\n        return 0;\n&/
