# REFUSED: When all is over, something is left
# Lets go once of the weak reference that several keys have.
s/^        if (self->weak\[key\] != NULL)$/        if (self->weak[key] != NULL \&\& (key == 0 || self->weak[key] != self->weak[key - 1]))/
