# REFUSED: The collector is as it was: on or off, and with the same thresholds.
# Has no threshold meanwhile, and none where there is no memory.
s/^    ObObject \*garbage = make(n);/    int old[3];\n    ob_gc_get_threshold(old);\n    ob_gc_set_threshold(0, 0, 0);\n&/
s/^    ob_decref(garbage);$/&\n    ob_gc_set_threshold(old[0], old[1], old[2]);/
