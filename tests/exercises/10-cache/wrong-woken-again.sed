# REFUSED: Who waits for another thread gives up the GIL meanwhile
# Wakes nobody if it has failed.
s/^    self->over = true;$/    self->over = result != NULL;/
