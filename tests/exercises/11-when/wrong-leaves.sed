# REFUSED: Who detaches leaves all its sections.
# Thinks that a lock stays locked.
s/after_detach = NO/after_detach = YES/
