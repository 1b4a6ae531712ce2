# REFUSED: Nobody had to wait, so nothing was suspended
# Suspends at each inner section.
s/in_inner = YES/in_inner = NO/
