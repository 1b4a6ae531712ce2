# REFUSED: traverse ends when visit returns something other than 0
# Goes on.
/^static int entry_traverse/,/^}/s/^    if (result == 0 \&\& self->note/    if (self->note/
