# REFUSED: had been freed
# Leaves the mark when it has let go.
s/^    \*place = (Place){ NULL, 1 };$/    place->item = NULL;/
/^int set_discard/,/^}/s/^    ob_decref(old);$/&\n    place->hash = 1;/
