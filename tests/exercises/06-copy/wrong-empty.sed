# REFUSED: A dict in which nothing is, is a dict:
# Takes an empty dict for none.
s/^    ObObject \*dict = \*place(op, offset);$/    ObObject *dict = *place(op, offset);\n    if (dict != NULL \&\& ob_dict_size(dict) == 0)\n        dict = NULL;/
