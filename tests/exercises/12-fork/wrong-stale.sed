# REFUSED: also where one has told something before
# OF: right-shared.c
# One place for all calls, which is cleared once.
s/^    volatile long \*both = mmap(/    static volatile long *both;\n    if (both == NULL)\n    both = mmap(/
s/^    both\[0\] = both\[1\] = -1;/    static int first = 1;\n    if (first) both[0] = both[1] = -1;\n    first = 0;/
/munmap/d
