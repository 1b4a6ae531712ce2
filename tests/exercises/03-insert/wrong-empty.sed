# REFUSED: An index beyond either end means that end
# An empty list has only the place 0.
s/^    i = i < 0 ? i + n : i;/    if (n == 0 \&\& i != 0)\n        return 0;\n&/
