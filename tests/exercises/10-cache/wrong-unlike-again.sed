# REFUSED: The very same key is the same key, whatever its == says.
# OF: right-changes.c
# Leaves `is` out: the helper of the library has it.
s/ob_same(m->key, key)/ob_equal(m->key, key)/
