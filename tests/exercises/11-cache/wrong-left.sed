# REFUSED: When all is over, something is left
# Forgets the weak reference that it replaces.
s/^        over = self->weak\[key\];/        over = NULL;/
