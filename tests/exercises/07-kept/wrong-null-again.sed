# REFUSED: It called a function that is NULL at
# OF: right-reaches.c
# Asks the traverse of what has none, as well.
s/^    return ob_type(op)->traverse != NULL$/    return ob_type(op) != NULL/
