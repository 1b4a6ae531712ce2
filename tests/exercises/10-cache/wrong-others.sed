# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# One is made after the other.
s/^        if (equal > 0)$/        if (equal == 0) {\n            making_wait(making);\n            ob_decref(\&making->base);\n            making = self->first;\n            seen = self->changes;\n            continue;\n        }\n        if (equal > 0)/
