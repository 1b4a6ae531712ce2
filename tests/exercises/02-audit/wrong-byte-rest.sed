# REFUSED: However many are left, each counts
# What is left is a byte.
s/^    return ob_refcnt(op) - audit.seen;/    return (uint8_t)(ob_refcnt(op) - audit.seen);/
