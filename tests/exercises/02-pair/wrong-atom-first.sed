# REFUSED: The first goes before the second
# A second that is no container goes first.
s/^    ObObject \*next = \*held;/    if (pair->second != NULL \&\& ob_type(pair->second)->traverse == NULL)\n        held = \&pair->second;\n&/
