# REFUSED: They are tracked as long as they are there
# Leaves the heap clean behind it.
s/^    ob_decref(objects);/&\n    ob_gc_collect_generation(0);/
