# REFUSED: When an object dies, its note goes, at once.
# Nobody is called when it dies.
s/entry_new(op, note, self->forget)/entry_new(op, note, NULL)/
