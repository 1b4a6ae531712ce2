# REFUSED: The child's own pages are counted, not those of what work has started
# Adds what the child's children have.
s/^    return usage.ru_minflt;/    long own = usage.ru_minflt;\n    getrusage(RUSAGE_CHILDREN, \&usage);\n    return own + usage.ru_minflt;/
