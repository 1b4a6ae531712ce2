# REFUSED: An instance whose __dict__ was deleted has no attributes,
# Takes whoever has no room for somebody with a dict.
s/^    if (dict == NULL)$/    if (dict == NULL \&\& ob_instance_values(op)->room == 0)\n        dict = ob_vars(op);\n    if (dict == NULL)/
