# REFUSED: Let go of what you took
# The key stays.
s/^    ob_incref(key);$/    ob_incref(key);\n    ob_incref(key);/
