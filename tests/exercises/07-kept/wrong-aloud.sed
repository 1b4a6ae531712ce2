# REFUSED: Nobody is to speak:
# Finds out by trying.
s/^        if (ob_has_last_words(op) \&\& find(op, walk) < 0)$/        if (ob_has_last_words(op))\n            ob_type(op)->finalize(op);\n        if (ob_has_last_words(op) \&\& find(op, walk) < 0)/
