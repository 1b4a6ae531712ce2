# REFUSED: The book keeps no object alive.
# An entry holds its object.
s/^    ObObject \*address = address_of(op);$/    ob_incref(op);\n&/; 
