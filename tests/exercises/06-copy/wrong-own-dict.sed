# REFUSED: Each attribute of op is one of the copy, with the same value.
# Where op's dict holds itself, the copy's does.
s/^    ObObject \*other = ob_dict_copy(dict);$/    ObObject *other = ob_dict_copy(dict), *key, *value;\n    size_t at = 0;\n    while (other != NULL \&\& ob_dict_next_borrowed(dict, \&at, \&key, \&value))\n        if (value == dict \&\& ob_dict_set(other, key, other) < 0) {\n            ob_decref(other);\n            return -1;\n        }/
