# REFUSED: Once the lock is somebody's, nobody else gets it
# Nobody has it who has not waited.
s/^    self->locked = true;$/    self->locked = taken \&\& wait;/
