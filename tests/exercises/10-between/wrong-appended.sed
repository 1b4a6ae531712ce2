# REFUSED: Appending passes no checkpoint
# At each one.
s/appended = 0/appended = 1/
