# REFUSED: Nothing is left of those that came and went.
# Nobody is called when one dies.
# OF: right-refs.c
s/ob_ref_new(op, self->forget)/ob_ref_new(op, NULL)/
