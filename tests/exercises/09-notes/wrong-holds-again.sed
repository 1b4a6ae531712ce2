# REFUSED: What was noted last about an object is the answer.
# The first note stays.
s/^    ObObject \*entry = entry_new(op, note, self->forget);/    ObObject *old = notes_get(notes, op);\n    if (old != NULL) {\n        ob_decref(old);\n        return 0;\n    }\n    ob_error_clear();\n&/
