# REFUSED: It called a function that is NULL at
# Asks traverse of whatever it is given.
s/^static ObObject \*run(Search \*search, ObObject \*op)/static int see(ObObject *op, void *arg)\n{\n    return op == arg;\n}\n\n&/
s/    int result = add(search, op);/    search->closed = ob_type(op)->traverse(op, see, op) != 0;\n&/
