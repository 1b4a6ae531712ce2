# REFUSED: The owner's last local one: the counts are merged
# Keeps the owner.
s/c->local = c->owner = 0/c->local = 0/
