# REFUSED: traverse ends when visit returns
# OF: right-chains.c
# Goes on, and returns the last answer.
s/^            if (result != 0)$/            if (result != 0 \&\& link->next == NULL \&\& i + 1 == set->chains)/
