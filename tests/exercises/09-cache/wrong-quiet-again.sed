# REFUSED: What a key raises when its object dies is left pending by the callback
# OF: right-refs.c
# A comparison that raises is taken for one that says no.
s/^        return ob_error() != OB_NO_ERROR ? -1 : 0;$/        return ob_error_clear(), 0;/
