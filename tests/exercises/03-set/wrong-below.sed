# REFUSED: traverse ends when visit returns something other than 0
# Goes on if visit returns a number below 0.
s/i < set->places \&\& result == 0/i < set->places \&\& result <= 0/
