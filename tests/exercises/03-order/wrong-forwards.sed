# REFUSED: Lists and tuples let go of their items from the last to the first.
# Believes that everything goes from the front.
/^const char \*const dies_list = "cba";$/,+1c\
const char *const dies_list = "abc";\
const char *const dies_tuple = "abc";
