# REFUSED: When there is no memory, nothing is left of what was begun.
# Leaves the entry behind.
# OF: right-refs.c
/ob_dict_set(self->entries, key, entry)/,/^}/s/^    ob_decref(entry);$/    if (result == 0)\n        ob_decref(entry);/
