# REFUSED: It works, and an exception is pending
# Asks for the objects of the next generation, and there is none.
s/^    ob_decref(garbage);$/    ObObject *older = ob_gc_get_objects_in(generation + 1);\n    if (older != NULL)\n        ob_decref(older);\n&/
