# REFUSED: What the action raises in last words is left pending
# The second one that fails is not heard of.
s/^    guard_close(op);/    static int failed;\n    if (guard_close(op) < 0 \&\& failed++ > 0)\n        ob_error_clear();/
