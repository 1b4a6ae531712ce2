# REFUSED: An instance with slots may have a dict as well
# Of those with slots looks at the first.
s/^    if (offset == 0)$/    if (offset == 0 || offset > 32)/
