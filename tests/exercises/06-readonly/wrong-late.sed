# REFUSED: The collector has to be shown the value
# Is tracked if its value is.
s/^    ob_track(op);$/    if (ob_is_tracked(value))\n        ob_track(op);/
