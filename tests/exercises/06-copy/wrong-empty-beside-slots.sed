# REFUSED: A dict in which nothing is, is a dict:
# Who has slots needs no empty dict.
s/^    if (dict == NULL)$/    if (dict != NULL \&\& ob_dict_size(dict) == 0 \&\& ob_tuple_size(((const ObClass *)ob_type(op))->slots) > 0)\n        return copy;\n&/
