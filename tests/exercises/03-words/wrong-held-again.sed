# REFUSED: ob_dict_set takes a reference of its own, so yours is still to be let go of, whether it worked or not.
# Takes a reference for the dict, which takes one itself.
/^            return -1;$/a\
        ob_incref(count);
