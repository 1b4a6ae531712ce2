# REFUSED: a.close is a bound method, which holds a;
# Closes when it dies.
s/closes_itself = 1/closes_itself = 0/
