# REFUSED: A dict may have keys that are no names:
# Copies by name, and passes over what is none.
s/^    ObObject \*other = ob_dict_copy(dict);$/    ObObject *other = ob_dict_new(), *key, *value;\n    size_t at = 0;\n    while (other != NULL \&\& ob_dict_next_borrowed(dict, \&at, \&key, \&value))\n        if (ob_type(key) == \&ob_str_type \&\& ob_dict_set(other, key, value) < 0) {\n            ob_decref(other);\n            return -1;\n        }/
