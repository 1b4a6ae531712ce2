# REFUSED: A copy is made, and not called into being:
# Calls the class.
s/^    ObObject \*copy = ob_instance_new(&ob_type(op)->base);$/    ObObject *copy = ob_call(\&ob_type(op)->base, NULL, 0);/
