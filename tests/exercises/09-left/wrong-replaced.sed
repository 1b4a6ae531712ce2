# REFUSED: When the callback for the old value comes
# It takes the key away.
s/replaced = 1/replaced = 0/
