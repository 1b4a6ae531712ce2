# REFUSED: Whatever can be reached from one that has last words is kept,
# Looks at those that speak only, not at what was found on the way.
s/    for (int64_t i = 0; i < (int64_t)ob_list_size(walk->found); i++) {/    for (int64_t i = 0, n = (int64_t)ob_list_size(walk->found); i < n; i++) {/
