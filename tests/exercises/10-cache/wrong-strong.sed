# REFUSED: The cache does not keep its objects alive,
# Takes the object once too often.
s/^        if (op != NULL)$/        if (op != NULL) {\n            ob_incref(op);\n        }\n        if (op != NULL)/
