# REFUSED: The instance and its dict: both are tracked, and garbage.
# Takes the dict for a part of the instance.
s/looked_into = 2/looked_into = 1/
