# REFUSED: What is known about the dead goes when they die
# OF: right-chain.c
# Each walk begins with nobody dead, also one within another.
s/^    unsigned walks;$/&\
    bool dirty;/
s/^    if (self != NULL && self->walks == 0)$/    if (self != NULL)\
        self->dirty = true;\
&/
s/^    self->walks++;$/&\
    self->dirty = false;/
s/^    if (--self->walks == 0)$/    if (--self->walks == 0 \&\& self->dirty)/
