# REFUSED: seventy thousand words
# No more than ten thousand kinds.
s/^        ObObject \*count = one_more(dict, word);$/        if (ob_dict_size(dict) == 10000 \&\& !ob_dict_contains(dict, word))\n            continue;\n&/
