# REFUSED: how often visit is called
# Shows only what may die.
s/^    int result = visit(pair->first, arg);$/    int result = ob_is_immortal(pair->first) ? 0 : visit(pair->first, arg);/
s/^    return result != 0 ? result : visit/    return result != 0 || ob_is_immortal(pair->second) ? result\n           : visit/
