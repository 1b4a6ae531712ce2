# REFUSED: traverse ends when visit returns something other than 0
# Goes on.
s/^    if (result == 0 \&\& self->name != NULL)$/    if (self->name != NULL)/
