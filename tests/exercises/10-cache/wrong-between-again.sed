# REFUSED: Between two looks, another thread may have made it
# OF: right-changes.c
# What came while a key was compared is not seen.
s/^        if (same == 1 && self->changes == before) {$/        if (same == 1) {/
/^        if (self->changes != before)$/,/^            return 2;$/d
s/^    return self->changes == before ? 0 : 2;$/    return 0;/
