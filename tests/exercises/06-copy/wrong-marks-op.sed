# REFUSED: Copying changes nothing in op.
# Marks op as one that has been seen.
s/^    copy_slots(op, copy);$/    op->flags |= OB_FINALIZED;\n&/
