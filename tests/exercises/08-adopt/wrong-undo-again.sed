# REFUSED: When there is no memory, child.parent is what it was
# Always deletes.
/^static void undo/,/^}/s/^    if (old != NULL)$/    if (old != NULL \&\& child == old)/
