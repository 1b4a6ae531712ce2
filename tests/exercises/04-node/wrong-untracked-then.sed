# REFUSED: whether it is tracked is to be told by what it holds after that
# Looks whether it is empty before it lets go, and untracks it after that.
s/^static void replace(ObObject \*\*place, ObObject \*other)/static void replace(ObObject *op, ObObject **place, ObObject *other)/
s/^    \*place = other;/&\n    bool empty = ((Node *)op)->left == NULL \&\& ((Node *)op)->right == NULL;\n    if (!empty)\n        ob_track(op);/
s/^        ob_decref(old);/&\n    if (empty)\n        ob_untrack(op);/
s/replace(&((Node \*)op)/replace(op, \&((Node *)op)/
