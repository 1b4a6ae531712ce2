# REFUSED: The collector finds a cache that is garbage
# Is not tracked.
/^    ob_track(op);$/d
