# REFUSED: A key that is equal to the first finds the same object, and others do not.
# OF: wrong-address.c
# The last answer is known by the hash of its key alone.
s/^    const ObObject \*last_key;.*/    int64_t last_hash;/
s/key == self->last_key/self->last != NULL \&\& ob_hash(key) == self->last_hash/
s/self->last_key = key;/self->last_hash = ob_hash(key);/
