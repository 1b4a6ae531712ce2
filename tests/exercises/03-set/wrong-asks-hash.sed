# REFUSED: hash may raise, whatever it is, and whenever it is asked
# Asks each object for its hash when it moves to a larger array.
s/^        size_t i = (size_t)set->place\[k\].hash & (places - 1);$/        size_t i = set->place[k].item == NULL ? 0\n                   : (size_t)ob_hash(set->place[k].item) \& (places - 1);/
