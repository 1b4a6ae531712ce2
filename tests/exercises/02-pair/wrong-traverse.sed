# REFUSED: traverse visits what a Pair holds: both, each once, until visit returns something other than 0.
# Visits the first only.
/^    int result = visit(pair->first, arg);$/,+1c\
    return visit(pair->first, arg);
