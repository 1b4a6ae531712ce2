# REFUSED: The very same key is the same key, whatever its == says.
# Asks == only.
s/making->key == key ? 1 : ob_equal/ob_equal/
