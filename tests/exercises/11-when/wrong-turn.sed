# REFUSED: Only the innermost comes back.
# Thinks that all come back.
s/after_both = NO/after_both = YES/
