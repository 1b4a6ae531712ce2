# REFUSED: Each walk goes its own way, also one within another.
# Any walk that ends tidies up.
s/^    if (--self->walks == 0)$/    self->walks--;/; s/i < n \&\& result == 0/i < n \&\& i < ob_list_size(self->refs) \&\& result == 0/
