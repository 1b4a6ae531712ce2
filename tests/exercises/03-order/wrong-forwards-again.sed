# REFUSED: Lists and tuples let go of their items from the last to the first.
# Knows lists, and takes a tuple for something else.
/^const char \*const dies_tuple = "cba";$/c\
const char *const dies_tuple = "abc";
