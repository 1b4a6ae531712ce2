# REFUSED: Classes can be referred to weakly, those that are built in, too.
# A class has slots itself.
s/to_a_class = YES/to_a_class = NO/
