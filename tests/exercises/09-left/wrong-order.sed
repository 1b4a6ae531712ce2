# REFUSED: The newest is called first
# The oldest first.
s/finalizers = "31"/finalizers = "13"/
