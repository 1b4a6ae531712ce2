# The first holds a number for each of the others.
s/^        if (ob_list_append_steal(first, ob_list_new()) < 0) {/        if (ob_list_append_steal(first, ob_list_new()) < 0\n            || ob_list_append_steal(first, ob_int_new(5000 + (int64_t)i)) < 0) {/
