# REFUSED: What a call within has told is not the answer
# OF: right-shared.c
# One place for all calls, which is cleared by each.
s/^    volatile long \*both = mmap(/    static volatile long *both;\n    if (both == NULL)\n    both = mmap(/
/munmap/d
