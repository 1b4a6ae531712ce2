# REFUSED: When something fails half-way, what you have made so far is yours to let go of.
# OF: right-malloc.c
# When realloc fails, the string that was made stays.
/^        if (moved == NULL) {$/,/^            ob_raise_memory();$/{
/^            ob_decref(fresh);$/d
}
