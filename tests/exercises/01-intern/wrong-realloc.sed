# REFUSED: Who finds that there is no memory leaves MemoryError for the caller
# OF: right-malloc.c
# When realloc fails, nobody says so.
/^            ob_raise_memory();$/d
