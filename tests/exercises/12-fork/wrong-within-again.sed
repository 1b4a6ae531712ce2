# REFUSED: work may measure, too
# OF: right-shared.c
# One place for all calls, which the inner one takes away.
s/^    volatile long \*both = mmap(/    static volatile long *both;\n    both = mmap(/
