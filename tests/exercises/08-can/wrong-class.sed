# REFUSED: Classes can be referred to weakly, those that are built in, too.
# Types that are built in cannot be.
s/to_int = YES/to_int = NO/
