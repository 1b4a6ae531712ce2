# REFUSED: What had been freed was used
# OF: wrong-late.c
# One flag for all walks: when an inner one is over, the outer one's place is not safe.
s/^    uint64_t next, end;$/    uint64_t next;/
/^    if (herd->walks == 0)$/,/^    uint64_t end = herd->end;$/c\
    uint64_t end = herd->next;
s/^    herd->walks++;$/    herd->walks = 1;/
/^    if (--herd->walks == 0 && herd->dirty)$/c\
    herd->walks = 0;\
    if (herd->dirty)
