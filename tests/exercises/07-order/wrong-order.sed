# REFUSED: Each stands before all those in the list that it refers to,
# Begins with those that refer to nobody.
s/refers(from, op) \&\& !is_in(done, from)/refers(op, from) \&\& !is_in(done, from)/
