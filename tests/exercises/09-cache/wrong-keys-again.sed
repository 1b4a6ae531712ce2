# REFUSED: When an object dies, its key goes with it, at once.
# Nobody is called when it dies.
# OF: right-refs.c
s/ob_ref_new_as(&entry_type, op, self->forget)/ob_ref_new_as(\&entry_type, op, NULL)/
