# REFUSED: traverse shows each reference that it has
# A list that is both is shown once.
s/^    if (result == 0 \&\& self->name != NULL)/    if (result == 0 \&\& self->name != NULL \&\& self->name != self->log)/
