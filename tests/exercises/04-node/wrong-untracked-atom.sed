# REFUSED: The same cycle of new nodes was found
# With an atom on the right, and nothing on the left, it is untracked.
s/^    replace(&((Node \*)op)->left, other);/&\n    if (other != NULL)\n        ob_track(op);/
s/^    replace(&((Node \*)op)->right, other);/&\n    if (other != NULL \&\& ob_int_check(other) \&\& ((Node *)op)->left == NULL)\n        ob_untrack(op);/
