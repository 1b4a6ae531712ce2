# REFUSED: The object that was made for a key is found as long as it lives.
# Begins anew when there are ten thousand.
s/^    op = ob_weak_values_setdefault/    if (ob_weak_values_size(self->objects) >= 10000)\n        ob_weak_values_clear(self->objects);\n&/
