# REFUSED: Two instances may have one and the same dict.
# Counts dicts.
s/^        if (item(list, i) == op)$/        if (has_dict(item(list, i)) \&\& *(ObObject *const *)((const char *)item(list, i) + ob_type(item(list, i))->dict_offset) == *(ObObject *const *)((const char *)op + ob_type(op)->dict_offset))/
