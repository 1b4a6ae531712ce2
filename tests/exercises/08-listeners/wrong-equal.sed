# REFUSED: Who equals a listener is not that listener: go by `is`.
# Asks ==.
/^static bool is_to/,/^}/{s/^    ob_decref(to);/    bool same = ob_equal(to, (ObObject *)op) > 0;\n&/;s/return to == op;/return same;/}
