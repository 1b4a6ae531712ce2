# REFUSED: Each cache is on its own: what one makes is nothing to the other.
# One list of what is being made, for all caches.
s/^    Making \*first;              .*/    int unused;/
s/^    unsigned long changes; .*//
s/^static ObObject \*cache_drop_next/static Making *first;\
static unsigned long changes;\
\
&/
s/objects, NULL, 0 };/objects, 0 };/
s/static int find_making(const Cache \*self, ObObject/static int find_making(ObObject/
s/find_making(self, /find_making(/
s/begin_making(Cache \*self, /begin_making(/
s/begin_making(self, /begin_making(/
s/end_making(Cache \*self, /end_making(/
s/end_making(self, /end_making(/
s/self->\(first\|changes\)/\1/g
