# REFUSED: The size is one more when an object was put in, and one less when it, or an equal one, was taken out.
# Counts it as taken out only if it is the very object.
/^int set_discard/,/^}/s/^    set->size--;$/    set->size -= old == item;/
