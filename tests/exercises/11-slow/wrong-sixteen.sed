# REFUSED: Both together are one more after each counts_incref
# Sixteen bits for the owner's.
s/^        c->local++;/        c->local = (unsigned short)(c->local + 1);/
