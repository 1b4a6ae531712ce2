# REFUSED: Letting go ran code that set the left and right of this very node
# Takes the old one out, lets go of it, and puts the new one in then.
s/^    \*place = other;$/    *place = NULL;/
s/^        ob_decref(old);$/        ob_decref(old);\n    *place = other;/
