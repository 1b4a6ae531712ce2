# REFUSED: Who finds that another thread is just making it waits
# Compares keys by identity.
s/ ? 1 : ob_equal(making->key, key);/;/
