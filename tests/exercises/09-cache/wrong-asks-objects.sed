# REFUSED: Keys are asked, and objects are not
# Asks what was made for its hash, which it need not have.
s/^    op = ob_weak_values_setdefault/    op = NULL;\n    if (ob_hash(made) != -1)\n        op = ob_weak_values_setdefault/
