# REFUSED: There is no place for weak references in a list
# Thinks that all containers have it.
s/to_a_list = NO/to_a_list = YES/
