# REFUSED: The owner counts its own in local, and the others in shared.
# Threads are told apart by sixteen bits.
s/^    if (c->owner == thread)$/    if ((short)c->owner == (short)thread)/
