# REFUSED: What == and hash raise is passed on.
# Asks whether it is there, and takes an exception for a no.
s/^    ObObject \*first = ob_weak_keys_setdefault(ones, op, ref);$/    ObObject *first = ob_weak_keys_contains(ones, op) > 0 ? ob_weak_keys_get(ones, op) : ob_weak_keys_setdefault(ones, op, ref);/
