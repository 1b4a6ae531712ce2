# REFUSED: Take the dead out, at the latest when somebody joins.
# Looks at the first only.
s/^    for (size_t i = size_of(group); i-- > 0; )$/    for (size_t i = size_of(group) > 0; i-- > 0; )/
