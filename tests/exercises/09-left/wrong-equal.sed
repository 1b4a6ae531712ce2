# REFUSED: Keys that are equal are one key
# Two objects are two keys.
s/equal_keys = 1/equal_keys = 2/
