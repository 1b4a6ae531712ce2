# REFUSED: In a cycle there is no safe order: NULL, and ValueError.
# Forgets that one may refer to itself.
s/        if (refers(from, op)/        if (from != op \&\& refers(from, op)/
