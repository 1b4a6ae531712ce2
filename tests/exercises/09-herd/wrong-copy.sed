# REFUSED: A walk asks for no memory.
# Walks over a copy.
s/^    size_t n = ob_list_size(self->refs);$/&\n    ObObject *copy = ob_list_copy(self->refs);\n    if (copy == NULL)\n        return -1;\n    ob_decref(copy);/
