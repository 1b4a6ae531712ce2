# REFUSED: The collector finds the watch and what it holds
# It is tracked only if its log was empty.
s/^    ob_track(op);$/    if (ob_list_size(log) == 0)\n        ob_track(op);/
