# REFUSED: traverse ends when visit returns
s/i < set->places \&\& result == 0; i++/i < set->places; i++/
