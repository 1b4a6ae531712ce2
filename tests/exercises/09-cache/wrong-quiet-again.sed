# REFUSED: What a key raises when its object dies is left pending by the callback
# OF: right-refs.c
# A comparison that raises is taken for one that says no.
s/^    return result < 0 ? -1 : 0;$/    if (result < 0)\
        ob_error_clear();\
    return 0;/
