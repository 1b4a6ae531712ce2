# REFUSED: holds the very objects that it was given
# What never dies is taken for None.
/^ObObject \*pair_second_borrowed/,/^}/s/^    return .*/    ObObject *s = ((const Pair *)pair)->second;\n    return ob_is_immortal(s) ? ob_none() : s;/
