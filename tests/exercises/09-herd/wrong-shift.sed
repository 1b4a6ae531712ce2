# REFUSED: Who dies before its turn is left out, and all others are visited.
# Takes out the dead during a walk.
s/^    if (self->walks == 0)$/    if (self->walks < 1000)/; s/i < n \&\& result == 0/i < n \&\& i < ob_list_size(self->refs) \&\& result == 0/
