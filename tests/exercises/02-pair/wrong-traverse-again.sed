# REFUSED: traverse visits what a Pair holds: both, each once, until visit returns something other than 0.
# Does not listen to what visit returns.
/^    int result = visit(pair->first, arg);$/,+1c\
    visit(pair->first, arg);\
    return visit(pair->second, arg);
