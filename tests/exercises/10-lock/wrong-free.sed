# REFUSED: After lock_release it is to be had again.
# Remembers that it was released.
s/^    self->locked = false;$/    self->locked = !had;/
