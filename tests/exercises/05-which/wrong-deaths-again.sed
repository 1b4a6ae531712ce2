# REFUSED: A tuple that holds nothing tracked leaves, when a collection sees it.
# Takes every survivor for tracked.
s/after_tuple = -1/after_tuple = 1/
