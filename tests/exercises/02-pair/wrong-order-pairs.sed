# REFUSED: The first goes before the second.
# A second that is a Pair goes before a first that is none.
s/^    ObObject \*next = \*held;/    if (pair->second != NULL \&\& ob_type(pair->second) == \&pair_type \&\& (pair->first == NULL || ob_type(pair->first) != \&pair_type))\n        held = \&pair->second;\n&/
