# REFUSED: When the milliseconds are over
# Says that it is its own.
s/^    bool taken = !self->locked;/    bool taken = !self->locked || (late \&\& milliseconds > 0);/
