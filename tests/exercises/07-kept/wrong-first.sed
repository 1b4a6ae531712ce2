# REFUSED: Whatever has last words is kept.
# Forgets the first.
s/^    for (int64_t i = 0; i < (int64_t)ob_list_size(walk->garbage); i++) {$/    for (int64_t i = (int64_t)ob_list_size(walk->garbage) - 1; i >= 0 ; i--) {/
s/^        if (ob_has_last_words(op) \&\& find(op, walk) < 0)$/        if (i + 1 < (int64_t)ob_list_size(walk->garbage) \&\& op == ob_list_get_borrowed(walk->garbage, i + 1)) continue;\n        if (i > 0 \&\& ob_has_last_words(op) \&\& find(op, walk) < 0)/
