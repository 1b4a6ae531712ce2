# REFUSED: The collector has to be shown the value,
# Is never tracked.
/^    ob_track(op);$/d
