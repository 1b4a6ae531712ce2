# REFUSED: What cannot be referred to weakly: TypeError
# Takes it all the same.
s/^    return ob_list_append_steal(self->refs,$/    if (ob_type(op)->weak_offset == 0)\n        return ob_list_append(self->refs, op);\n&/
