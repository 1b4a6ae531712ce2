# REFUSED: traverse ends when visit returns something other than 0
# Always returns 0.
/^static int note_traverse/,/^}/s/    return result;/    return 0;/
