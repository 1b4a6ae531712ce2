# REFUSED: traverse ends when visit returns something other than 0
# Goes on.
/^static int book_traverse/,/^}/s/^    if (result == 0 \&\& self->forget/    if (self->forget/
