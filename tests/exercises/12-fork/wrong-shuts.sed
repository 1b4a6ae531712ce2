# REFUSED: What the caller has open is open for work
# So that work says nothing.
s/^    long before = faults();/    for (int i = 0; i < 3; i++)\n        close(i);\n&/
