# REFUSED: An object that is merged dies in the thread
# Thinks that an object always dies with its maker.
s/given_last = IN_B/given_last = IN_A/
