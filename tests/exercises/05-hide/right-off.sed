# The collector is off meanwhile, and has no threshold; both as before then.
s/^    ObObject \*garbage = make(n);/    int old[3];\n    bool on = ob_gc_is_enabled();\n    ob_gc_get_threshold(old);\n    ob_gc_set_threshold(0, 0, 0);\n    ob_gc_disable();\n&\n    ob_gc_set_threshold(old[0], old[1], old[2]);\n    if (on)\n        ob_gc_enable();/
