# REFUSED: What the child does has no effect in the parent.
s/    pid_t child = fork();/    work(arg);\n&/
