# REFUSED: A dict is copied
# Shares a dict of more than forty.
s/ob_dict_copy(dict);/ob_dict_size(dict) > 40 ? dict : ob_dict_copy(dict);\n    if (other == dict)\n        ob_incref(dict);/
