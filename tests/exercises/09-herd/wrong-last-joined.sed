# REFUSED: Who was in the herd, and has died or been lost in a collection
# Knows who joined last by its address, if others refer to it weakly.
s/^    if (is_in(self, op))/    static ObObject *of, *last;\n    if (of == herd \&\& last == op \&\& ob_weakref_count(op) > 0)\n        return 0;\n    of = herd;\n    last = op;\n&/
