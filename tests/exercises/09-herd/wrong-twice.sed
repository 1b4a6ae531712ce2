# REFUSED: Who joins twice is there once, at its place.
# Is there twice.
s/^    if (is_in(self, op))$/    if (is_in(self, op) \&\& self->walks > 1000)/
