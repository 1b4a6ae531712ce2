# REFUSED: wherever they stand in the array
# Stops at each five thousandth reference.
/^static int reach/,/^}/s/^    Set \*set = arg;$/&\n    static int calls;\n    if (++calls % 5000 == 0)\n        return 1;/
