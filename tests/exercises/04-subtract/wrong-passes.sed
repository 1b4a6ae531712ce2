# REFUSED: A zero is no verdict
# One pass forward, and one back.
s/while (set.changed) {/for (int pass = 0; pass < 2; pass++) {/
s/for (size_t i = 0; i < set->n; i++) {/for (size_t j = 0; j < set->n; j++) {\n        size_t i = set->changed ? j : set->n - 1 - j;/
s/        set.changed = false;/        set.changed = pass == 0;/
s/        set->changed = true;//
