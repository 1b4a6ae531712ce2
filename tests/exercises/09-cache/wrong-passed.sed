# REFUSED: What the hash or the == of a key raises is passed on
# Takes an exception for a no.
# OF: right-refs.c
/^    int found = ob_dict_lookup/,/return found;/s/^        return found;$/    {\n        ob_error_clear();\n        return 0;\n    }/
