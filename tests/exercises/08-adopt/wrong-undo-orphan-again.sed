# REFUSED: When there is no memory, child.parent is what it was
# The same, by what undoes it.
/^static void undo/,/^}/s/^    if (old != NULL)$/    if (old != NULL) ob_delattr(child, "parent");\n&/
