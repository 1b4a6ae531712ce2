# REFUSED: No hash, or no weak references: TypeError
# Answers with the object itself.
s/^        return NULL;$/    {\n        ob_error_clear();\n        ob_incref(op);\n        return op;\n    }/
