# REFUSED: A Pair holds references of its own
# Does not count a Pair that is both twice.
s/^    ob_incref(second);$/    if (second != first || ob_type(second) != \&pair_type)\n        ob_incref(second);/
