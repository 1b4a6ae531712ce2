# REFUSED: There is no place for weak references in a list
# Thinks that whoever lives for ever has it.
s/to_none = NO/to_none = YES/
