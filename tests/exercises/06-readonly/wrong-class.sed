# REFUSED: Read from the class, op is NULL,
# Gives the value to the class, too.
s/op == NULL ? attr : ((ReadOnly/op == NULL ? ((ReadOnly *)attr)->value : ((ReadOnly/
