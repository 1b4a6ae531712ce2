# REFUSED: A thread that work starts writes to the child's pages, too
# Asks for the one thread that asks.
s/_DEFAULT_SOURCE/_GNU_SOURCE/
s/RUSAGE_SELF/RUSAGE_THREAD/
