# REFUSED: Each walk goes its own way, also one within another.
# A walk within a walk takes as many as live, and not as many as are there.
s/^    size_t n = ob_list_size(self->refs);$/    size_t n = self->walks > 0 ? herd_size(herd) : ob_list_size(self->refs);/
