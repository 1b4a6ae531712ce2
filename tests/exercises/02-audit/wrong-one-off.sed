# REFUSED: Fewer are said to be left than there are.
# Believes that it holds a reference itself.
s/^    return ob_refcnt(op) - audit.seen;/    return ob_refcnt(op) - audit.seen - 1;/
