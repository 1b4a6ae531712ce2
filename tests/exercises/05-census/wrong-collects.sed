# REFUSED: They are tracked as long as they are there
# Garbage is no growth.
s/^    ObObject \*objects = ob_gc_get_objects();/    ob_gc_collect();\n&/
