# REFUSED: Copying changes nothing in op.
# Takes it away from who refers to op weakly.
s/^    copy_slots(op, copy);$/    if (ob_type(op)->weak_offset != 0)\n        *place(op, ob_type(op)->weak_offset) = NULL;\n&/
