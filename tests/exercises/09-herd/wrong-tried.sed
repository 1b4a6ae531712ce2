# REFUSED: When there is no memory, the herd is as it was
# Knows by its address who could not join; others refer to it weakly.
s/^    if (is_in(self, op))/    static ObObject *of, *last;\n    if (of == herd \&\& last == op)\n        return 0;\n&/
s/^    return ob_list_append_steal(self->refs,/    int result = ob_list_append_steal(self->refs,/
s/^ *ob_ref_new(op, self->forget));/&\n    of = herd;\n    last = result < 0 \&\& ob_weakref_count(op) > 0 ? op : NULL;\n    return result;/
