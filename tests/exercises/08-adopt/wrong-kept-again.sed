# REFUSED: adopt keeps no reference to the parent, neither in the child nor elsewhere.
# Never lets go of whom the proxy leads to.
/^static bool is_alive/,/^}/{/ob_decref(to);/d}
