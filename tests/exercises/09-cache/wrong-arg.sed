# REFUSED: make is called with the key that was asked for, and with arg.
# Gives itself.
s/^    ObObject \*made = self->make(key, self->arg);$/    ObObject *made = self->make(key, (void *)self);/
