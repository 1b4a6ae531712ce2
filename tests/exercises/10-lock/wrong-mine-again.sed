# REFUSED: Once the lock is somebody's, nobody else gets it
# Nobody has it, ever.
s/^    self->locked = true;$/    self->locked = taken \&\& milliseconds != 0;/
