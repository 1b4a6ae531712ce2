# REFUSED: Reading through an instance gives the value.
# Where the value is the instance, it gives itself.
s/op == NULL ? attr/op == NULL || op == ((ReadOnly *)attr)->value ? attr/
