# REFUSED: What work has started may live on
# Reads until nobody has the other end any more.
s/^    ssize_t told = read(hear, &copied, sizeof copied);/&\n    char more;\n    while (read(hear, \&more, 1) > 0)\n        ;/
