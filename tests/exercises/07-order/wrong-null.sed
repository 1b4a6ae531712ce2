# REFUSED: It called a function that is NULL at
# Asks the traverse of a type that has none.
s/^    return ob_type(from)->traverse != NULL$/    return from != NULL/
