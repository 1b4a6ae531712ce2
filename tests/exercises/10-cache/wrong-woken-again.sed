# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# Wakes nobody if it has failed.
s/^    self->over = true;$/    self->over = result != NULL;/
