# REFUSED: The collector finds the watch and what it holds
# Does not track the callback.
/^    ob_track(op);$/d
