# REFUSED: A child must not keep its parent alive.
# Never lets go of whom the proxy leads to.
/^static bool is_alive/,/^}/{/ob_decref(to);/d}
