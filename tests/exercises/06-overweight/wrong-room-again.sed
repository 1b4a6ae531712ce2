# REFUSED: An instance that was looked into has a dict; before that, none.
# Counts all that could have one.
s/^    return \*(ObObject \*const \*).*$/    return true;/
