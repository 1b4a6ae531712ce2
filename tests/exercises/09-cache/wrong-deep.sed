# REFUSED: While make ran, an object for this key has come to live.
# At most a thousand within one another.
s/^    ObObject \*made = self->make(key, self->arg);/    if (ob_enter(" in a cache") < 0)\n        return NULL;\n&\n    ob_leave();/
