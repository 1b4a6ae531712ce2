# REFUSED: All slots are copied, those of the classes above
# Forgets the slots of what has no dict.
s/^    copy_slots(op, copy);$/    if (ob_type(op)->dict_offset != 0)\n        copy_slots(op, copy);/
