# REFUSED: The size is one more when an object was put in, and one less when it, or an equal one, was taken out.
# Counts who lies where his hash says.
/^int set_discard/,/^}/s/^    set->size--;$/    set->size -= place == \&set->place[(size_t)hash \& (set->places - 1)];/
