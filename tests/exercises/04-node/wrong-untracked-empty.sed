# REFUSED: The same cycle of new nodes was found
# A node that has become empty is untracked, and stays so.
s/^    replace(&((Node \*)op)->left, other);/&\n    if (other == NULL \&\& ((Node *)op)->right == NULL)\n        ob_untrack(op);/
s/^    replace(&((Node \*)op)->right, other);/&\n    if (other == NULL \&\& ((Node *)op)->left == NULL)\n        ob_untrack(op);/
