# REFUSED: Who has slots and a dict gets both copied.
# Copies the dict or the slots.
s/^    copy_slots(op, copy);$/    if (ob_type(op)->dict_offset == 0 || *place(op, ob_type(op)->dict_offset) == NULL)\n        copy_slots(op, copy);/
