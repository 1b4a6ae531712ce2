# REFUSED: The copy is a new instance
# The copy has said its last words when op has.
s/^    copy_slots(op, copy);/    copy->flags |= op->flags \& OB_FINALIZED;\n&/
