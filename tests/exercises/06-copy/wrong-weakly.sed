# REFUSED: The place for weak references stays empty
# Copies whatever stands before the place of the dict, or before the end.
s/^    copy_slots(op, copy);$/    size_t end = ob_type(op)->dict_offset != 0 ? ob_type(op)->dict_offset\n                                               : ob_type(op)->basic_size;\n    size_t first = sizeof(ObObject);\n    copy_references(place(op, first), place(copy, first),\n                    end > first ? (end - first) \/ sizeof(ObObject *) : 0);/
