# REFUSED: When memory runs out, nothing is left behind, and op is as it was.
# Leaves the copy behind.
/^    else if (copy_dict/,/^    }/{/ob_decref(copy);/d}
