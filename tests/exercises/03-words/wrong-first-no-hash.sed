# REFUSED: Any other exception is the caller's to see.
# Nothing can be found in an empty dict, whatever is looked for.
s/^        if (count == NULL)$/        if (count == NULL \&\& ob_dict_size(dict) == 0 \&\& ob_error() == OB_TYPE_ERROR) {\n            ob_error_clear();\n            continue;\n        }\n&/
