# REFUSED: whether the collector is on, as before
s/    ObObject \*garbage = make(n);/    ob_gc_disable();\n&/
