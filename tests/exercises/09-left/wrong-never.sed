# REFUSED: What cannot be referred to weakly is in no WeakSet: False.
# As a WeakKeyDictionary.
s/unhashed = 0/unhashed = -2/
