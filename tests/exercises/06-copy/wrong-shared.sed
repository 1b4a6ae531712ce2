# REFUSED: A dict is copied: the copy gets one of its own,
# Shares a dict that has one item.
s/^    ObObject \*other = ob_dict_copy(dict);$/    ObObject *other = ob_dict_size(dict) == 1 ? dict : ob_dict_copy(dict);\n    if (other == dict) ob_incref(dict);/
