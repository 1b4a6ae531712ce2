# REFUSED: Whatever has a hash can be in a set
# None is not put in.
/^int set_add/,/^}/s/^    int64_t hash = ob_hash(item);/    if (item == ob_none())\n        return 0;\n&/
