# REFUSED: It called a function that is NULL at
# Asks the traverse of a type that has none.
s/^        if (ob_type(op)->traverse != NULL$/        if (op != NULL/
