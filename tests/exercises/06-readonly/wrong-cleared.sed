# REFUSED: Read from the class, op is NULL, and the descriptor gives itself
# Raises when it is read from the class, cleared.
s/^    if (value == NULL)$/    if (((ReadOnly *)attr)->value == NULL)/
