# REFUSED: All slots are copied
# Puts None into the fourth slot, if it is not set.
s/^    for (size_t i = 0; i < n; i++)$/    for (size_t i = 0; i < n; i++) {\n        if (from[i] == NULL \&\& i == 3)\n            to[i] = ob_none();/
s/^            to\[i\] = from\[i\];$/&\n        }/
