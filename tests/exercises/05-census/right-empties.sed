# OF: right-new.c
# When all is counted, the census is emptied, and filled anew.
/^static int update/,/^}/s/^    size_t at = 0;/    ob_dict_clear(census);\n&/
