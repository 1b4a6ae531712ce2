# REFUSED: The items are counted in their order
# Takes out what is there, so that it comes last.
s/^        result = ob_dict_set(dict, word, count);$/        ObObject *was = ob_dict_pop_default(dict, word, ob_none());\n        if (was != NULL)\n            ob_decref(was);\n&/
