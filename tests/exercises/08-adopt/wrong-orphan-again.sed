# REFUSED: Whose parent has died can be adopted
# Thinks that a dead one is an error.
s/    if (ob_ref_get(proxy, \&to) <= 0)/    if (ob_ref_get(proxy, \&to) == 0)\n        return true;\n    if (to == NULL)/
