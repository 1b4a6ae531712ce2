# REFUSED: A dict refers to its keys as well as to its values
# Follows the values of a dict, and not its keys.
/^static int look_around/,/^}/{
s/    ObObject \*all = ob_gc_get_referents(op);/    bool dict = ob_type(op) == \&ob_dict_type;\n    ObObject *all = dict ? ob_list_new() : ob_gc_get_referents(op);\n    ObObject *key, *value;\n    for (size_t at = 0; all != NULL \&\& dict\n         \&\& ob_dict_next_borrowed(op, \&at, \&key, \&value);)\n        if (ob_list_append(all, value) < 0) {\n            ob_decref(all);\n            return -1;\n        }/
}
