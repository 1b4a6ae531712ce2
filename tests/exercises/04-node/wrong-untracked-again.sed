# REFUSED: The collector looks only at what is tracked: ob_track(op), when the node is complete.
# Joins, and leaves again.
s/ob_track(op);/&\n    ob_untrack(op);/
