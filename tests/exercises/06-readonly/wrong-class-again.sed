# REFUSED: Read from the class, op is NULL,
# Gives itself, without a reference.
s/^    if (value == NULL)$/    if (op == NULL)\n        return attr;\n    if (value == NULL)/
