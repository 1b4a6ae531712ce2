# REFUSED: What a holder refers to, traverse will tell
# Who is held once is not asked.
s/^    if (holder != NULL \&\& ob_type/    if (holder != NULL \&\& ob_type(holder) == \&ob_doomed_type\n        \&\& ob_refcnt(holder) == 1)\n        return 0;\n&/
