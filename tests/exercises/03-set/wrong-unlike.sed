# REFUSED: Objects whose hashes differ are two
# Asks all on the way, whatever their hash.
s/^        if (p->item == NULL || p->hash != hash)$/        if (p->item == NULL)/
