# REFUSED: If make fails, its exception is the caller
# Looks for the one that make may have got before it looks at what make says.
s/^    ObObject \*made = self->make(key, self->arg);/&\n    if (made == NULL \&\& ob_weak_values_contains(self->objects, key) == 1) {\n        ob_error_clear();\n        return ob_weak_values_get(self->objects, key);\n    }/
