# REFUSED: Whether a parent lives, its attributes do not say.
# Asks the proxy for its name.
/^    ObObject \*to;$/d
/^    if (ob_ref_get(proxy, \&to) <= 0)$/d
s/^        return false;$/    ObObject *to = ob_getattr(proxy, "name");\n    if (to == NULL) { ob_error_clear(); return false; }/
