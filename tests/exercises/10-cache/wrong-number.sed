# REFUSED: To compare keys, or to hash one, may let others in, and they may begin to make something
# A change is noticed by how many are in make.
/^static void end_making/,/^}/s/^    self->changes++;/    self->changes--;/
