# REFUSED: A key is itself, also if its == says no
# Asks ==, and not whether it is the same key.
# OF: right-chain.c
s/int same = ob_same(other, key);/int same = ob_equal(other, key);/
