# REFUSED: take a reference to it before you let go of the old one
# Takes out the old one, lets go, and then takes the new.
s/^    if (other != NULL)$/    *place = NULL;\n    if (old != NULL)\n        ob_decref(old);\n    old = NULL;\n    if (other != NULL)/
