# REFUSED: The place for weak references stays empty:
# Copies it as well.
s/^    copy_slots(op, copy);$/    copy_slots(op, copy);\n    if (ob_type(op)->weak_offset != 0)\n        *place(copy, ob_type(op)->weak_offset) = *place(op, ob_type(op)->weak_offset);/
