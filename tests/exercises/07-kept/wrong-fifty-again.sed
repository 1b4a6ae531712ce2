# REFUSED: Whatever can be reached from one that has last words is kept,
# Looks at two hundred of those that were found.
s/^    for (int64_t i = 0; i < (int64_t)ob_list_size(walk->found); i++) {$/    for (int64_t i = 0; i < (int64_t)ob_list_size(walk->found) \&\& i < 200; i++) {/
