# REFUSED: holds the very objects that it was given
# Of a second that is a Pair, the first.
/^ObObject \*pair_second_borrowed/,/^}/s/^    return .*/    ObObject *s = ((const Pair *)pair)->second;\n    return ob_type(s) == \&pair_type ? ((Pair *)s)->first : s;/
