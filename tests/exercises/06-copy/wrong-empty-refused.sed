# REFUSED: A dict in which nothing is, is a dict:
# Does without the copy of an empty dict.
s/^    ObObject \*other = ob_dict_copy(dict);$/&\n    if (other == NULL \&\& ob_dict_size(dict) == 0) {\n        ob_error_clear();\n        return 0;\n    }/
