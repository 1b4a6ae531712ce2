# REFUSED: The collector finds the watch and what it holds
# Does not show the name.
s/^        result = visit(self->name, arg);$/        result = 0;/
