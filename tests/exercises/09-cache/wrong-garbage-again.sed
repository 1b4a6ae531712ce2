# REFUSED: The collector finds a cache that is garbage
# Shows nothing.
s/^    return self->objects != NULL ? visit(self->objects, arg) : 0;/    return self->objects == op ? visit(op, arg) : 0;/
