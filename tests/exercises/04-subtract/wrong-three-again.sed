# REFUSED: A zero is no verdict
# Forwards, then backwards.
s/^    while (set.changed) {$/    {/
s/^        visit_all(&set, reach, true);$/&\n        for (size_t i = n; i-- > 0; )\n            if (!unreachable[i])\n                ob_type(objects[i])->traverse(objects[i], reach, \&set);/
