# REFUSED: What the caller has open is open for work
# What work says goes nowhere.
s/^    long before = faults();/    int to = open("\/dev\/null", O_WRONLY);\n    for (int i = 0; i < 3; i++)\n        if (fcntl(i, F_GETFD) >= 0)\n            dup2(to, i);\n    close(to);\n&/
