# REFUSED: Whatever has a hash is a key
# The cache would hold itself.
s/^    if (ob_weak_values_lookup(self->objects, key, &op) != 0)/    if (key == cache)\n        return ob_raise(OB_TYPE_ERROR, "the cache is no key");\n&/
