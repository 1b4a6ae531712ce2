# REFUSED: A dict that is equal to the census, or like it, is another dict
# A dict that is as large as the census is taken for it.
s/^        if (op != census)/        if (op != census\n            \&\& !(ob_type(op) == \&ob_dict_type \&\& ob_dict_size(op) > 0\n                 \&\& ob_dict_size(op) == ob_dict_size(census)))/
