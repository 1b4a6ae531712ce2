# REFUSED: None is immortal and static
# Each has its own.
s/same_none = 1/same_none = 0/
