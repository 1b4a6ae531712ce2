# REFUSED: whether the collector is on, as before
# Has the collector on in the end.
s/^    ob_decref(garbage);$/    ob_gc_disable();\n&\n    ob_gc_enable();/
