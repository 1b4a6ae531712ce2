# REFUSED: The collector finds the watch and what it holds
# It is tracked only if its name can refer to anything.
s/^    ob_track(op);$/    if (ob_is_container(name))\n        ob_track(op);/
