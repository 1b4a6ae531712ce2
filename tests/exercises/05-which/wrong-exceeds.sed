# REFUSED: A threshold has to be exceeded, not reached.
# Begins when the threshold is reached.
s/first_birth = 51/first_birth = 50/
