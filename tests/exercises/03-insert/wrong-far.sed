# REFUSED: An index beyond either end means that end
# Takes what is far below zero for what is far above.
s/^    i = i < 0 ? i + n : i;$/    if (i < -(INT64_MAX \/ 2) \&\& i != INT64_MIN)\n        i = n;\n&/
