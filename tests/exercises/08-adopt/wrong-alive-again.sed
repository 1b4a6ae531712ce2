# REFUSED: Who has a parent that lives cannot be adopted
# The same parent may again, and gets it twice.
s/^    if (old != NULL \&\& is_alive(old))$/    ObObject *now = NULL;\n    if (old != NULL \&\& ob_ref_get(old, \&now) > 0)\n        ob_decref(now);\n    if (old != NULL \&\& is_alive(old) \&\& now != parent)/
