# REFUSED: To compare keys, or to hash one, may let others in, and they may begin to make something
# The same, and they are counted each time.
s/^static int find_making/static unsigned long number_of(const Making *making)\
{\
    unsigned long n = 0;\
    for (; making != NULL; making = making->next)\
        n++;\
    return n;\
}\
\
&/
s/seen = self->changes;/seen = number_of(self->first);/
s/seen == self->changes/seen == number_of(self->first)/
