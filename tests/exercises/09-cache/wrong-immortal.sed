# REFUSED: While an object lives, none is made for its key.
# Goes by the references that the object knows of.
# OF: right-chain.c
s/^            same = ob_ref_get(e->ref, op);/        {\n            same = ob_ref_get(e->ref, op);\n            if (same > 0 \&\& ob_weakref_count(*op) == 0)\n                same = 0, ob_decref(*op), *op = NULL;\n        }/
