# REFUSED: Neither the census nor anything that you make is to be counted.
# Asks for the objects when its own dicts are there.
s/    ObObject \*objects = ob_gc_get_objects();/    ObObject *mine = ob_dict_new();\n&\n    if (mine != NULL)\n        ob_decref(mine);/
