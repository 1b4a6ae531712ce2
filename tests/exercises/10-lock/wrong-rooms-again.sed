# REFUSED: Those who wait for another lock have nothing to do with this one
# OF: wrong-rooms.c
# Rooms by a number that each new lock gets, of which there are forty.
s/^enum { ROOMS = 256 };/enum { ROOMS = 40 };/
s/^    bool locked;  .*/&\
    unsigned number;/
s/^    if (op != NULL)$/    static unsigned made;\
&/
s/(Lock){ .base = \*op }/(Lock){ .base = *op, .number = made++ }/
s/(uintptr_t)self \/ 16 % ROOMS/self->number % ROOMS/
