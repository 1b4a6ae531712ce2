# REFUSED: op refers to itself
# Does not ask op itself if one reference is all that there is.
s/^    if (holder != NULL \&\& ob_type(holder)->traverse != NULL)$/    const Audit *audit = arg;\n    if (holder == audit->op \&\& ob_refcnt(holder) == 1)\n        return 0;\n&/
