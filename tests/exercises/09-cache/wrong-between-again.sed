# REFUSED: Between two looks into the dictionary the object may die.
# Looks, lets go, and looks again.
s/^        return op;$/    {\n        if (op == NULL)\n            return NULL;\n        ob_decref(op);\n        return ob_weak_values_get(self->objects, key);\n    }/
