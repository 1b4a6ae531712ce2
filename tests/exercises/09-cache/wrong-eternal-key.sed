# REFUSED: Whatever has a hash is a key
# No types.
s/^    if (ob_weak_values_lookup(self->objects, key, &op) != 0)/    if (ob_type(key) == \&ob_type_type)\n        return ob_raise(OB_TYPE_ERROR, "a type is no key");\n&/
