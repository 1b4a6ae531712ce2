# REFUSED: Who has slots and a dict gets both copied
# Takes a class below one with a dict for one without slots.
s/^    for (; ob_class_check/    if (type->dict_offset != 0 \&\& ob_type_parent(type)->dict_offset != 0)\n        type = ob_type_parent(type);\n&/
