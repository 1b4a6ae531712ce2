# REFUSED: Each walk goes its own way, also one within another.
# Who joins in an inner walk is forgotten.
s/^        return 0;$/        return 0;\n    if (self->walks > 1) return 0;/
