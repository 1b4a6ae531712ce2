# REFUSED: A dict is copied: the copy gets one of its own,
# Shares a dict that others hold as well.
s/^    ObObject \*other = ob_dict_copy(dict);$/    ObObject *other = ob_refcnt(dict) > 2 ? dict : ob_dict_copy(dict);\n    if (other == dict)\n        ob_incref(dict);/
