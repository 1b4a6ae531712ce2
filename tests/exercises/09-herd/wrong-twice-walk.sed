# REFUSED: Who joins twice is there once, at its place.
# Does not look during a walk.
s/^    if (is_in(self, op))$/    if (self->walks == 0 \&\& is_in(self, op))/
