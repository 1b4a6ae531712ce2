# REFUSED: What the hash or the == of a key raises is passed on
# OF: right-changes.c
# What an == raises among those in make is forgotten.
s/^            return -1;$/            ob_error_clear();/
