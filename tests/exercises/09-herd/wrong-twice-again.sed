# REFUSED: Who joins twice is there once, at its place.
# Does not look any more when there are many.
s/^    if (is_in(self, op))$/    if (is_in(self, op) \&\& ob_list_size(self->refs) < 900)/
