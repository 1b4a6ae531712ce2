# REFUSED: drop_next hands over each reference once, and lets go of nothing itself
# Lets go of what it holds in its last words, too.
s/^    .drop_next = pair_drop_next,$/&\n    .finalize = pair_finalize,/
s/^ObType pair_type = {$/static void pair_finalize(ObObject *op)\n{\n    ob_decref(((Pair *)op)->first);\n}\n\n&/
