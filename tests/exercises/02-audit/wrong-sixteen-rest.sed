# REFUSED: However many are left, each counts
# What is left has sixteen bits.
s/^    return ob_refcnt(op) - audit.seen;/    return (uint16_t)(ob_refcnt(op) - audit.seen);/
