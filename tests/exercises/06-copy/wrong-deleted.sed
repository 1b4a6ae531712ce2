# REFUSED: Its slots are where they were, and are copied
# Where the dict was deleted, nothing is copied.
s/^    copy_slots(op, copy);/    if (ob_type(op)->dict_offset != 0 \&\& ob_instance_values(op)->size == 0\n        \&\& *place(op, ob_type(op)->dict_offset) == NULL)\n        return copy;\n&/
