# REFUSED: One that is saved saves what it reaches, and nobody else.
# As up to 3.8.
s/others_return = 4/others_return = 0/
