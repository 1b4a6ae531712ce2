# REFUSED: When there is no memory, child.parent is what it was
# Does not undo.
/^static void undo/,/^}/{/ob_setattr/s/ob_setattr(child, "parent", old)/(void)0/;/ob_delattr/s/ob_delattr(child, "parent")/(void)child/}
