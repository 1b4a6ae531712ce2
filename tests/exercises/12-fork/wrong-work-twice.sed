# REFUSED: The child calls work(arg), once.
# A second time, for no reason.
s/^    long copied = faults() - before;/&\n    work(arg);/
