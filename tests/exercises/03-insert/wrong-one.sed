# REFUSED: -1 is the place of the last item
# In a list of one, -1 is the end.
s/^    i = i < 0 ? i + n : i;/    if (n == 1 \&\& i == -1)\n        i = 1;\n&/
