# REFUSED: A dict lets go of its entries from the first to the last, and of the key of each before its value.
# Believes that a dict is a list of pairs.
/^const char \*const dies_dict = "abcd";$/c\
const char *const dies_dict = "dcba";
