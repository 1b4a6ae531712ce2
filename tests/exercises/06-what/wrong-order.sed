# REFUSED: Attributes die in the order in which the class met them.
# Lets them die in the order of the object.
s/dies_first = 'b'/dies_first = 'a'/
