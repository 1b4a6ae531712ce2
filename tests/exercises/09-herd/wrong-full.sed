# REFUSED: There is memory, and it can be referred to weakly.
# There is no room for more.
s/^    if (is_in(self, op))$/    if (ob_list_size(self->refs) == 1900)\n        return ob_raise(OB_MEMORY_ERROR, "full"), -1;\n&/
