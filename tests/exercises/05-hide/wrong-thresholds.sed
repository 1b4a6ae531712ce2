# REFUSED: The collector is as it was
# Sets the thresholds to what they are in the beginning.
s/^    ObObject \*garbage = make(n);$/    ob_gc_set_threshold(0, 0, 0);\n&\n    ob_gc_set_threshold(2000, 10, 10);/
