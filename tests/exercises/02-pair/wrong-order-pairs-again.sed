# REFUSED: The first goes before the second.
# A first that is a Pair goes last.
s/^    ObObject \*next = \*held;/    if (pair->second != NULL \&\& pair->first != NULL \&\& ob_type(pair->first) == \&pair_type)\n        held = \&pair->second;\n&/
