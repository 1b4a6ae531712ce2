# REFUSED: pool_clear lets go of each reference that the pool holds
# Takes one more than it is to have.
s/^    ob_incref(op);   .*$/    ob_incref(op);\n    if (ob_refcnt(op) == 2)\n        ob_incref(op);/
