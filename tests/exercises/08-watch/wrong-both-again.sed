# REFUSED: traverse shows each reference that it has
# OF: right-fat.c
# Shows both if they are two.
s/^    if (result == 0 \&\& self->log != NULL)/    if (self->log == self->name)\
        return result == 0 \&\& self->log != NULL ? visit(self->log, arg) : result;\
&/
