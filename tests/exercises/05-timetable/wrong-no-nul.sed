# REFUSED: whether there is a NUL among the bytes
# For one byte, there is no NUL.
s/^    if (size > 0)/    if (size > 1)/
