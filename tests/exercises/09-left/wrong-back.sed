# REFUSED: A WeakKeyDictionary holds its values.
# The collector finds it.
s/leads_back = 1/leads_back = 0/
