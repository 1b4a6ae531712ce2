# REFUSED: What the child does has no effect in the parent.
s/    pid_t child = fork();/    long mine = faults();\n    work(arg);\n    mine = faults() - mine;\n    pid_t child = fork();\n    if (mine < 0)\n        return -1;/
