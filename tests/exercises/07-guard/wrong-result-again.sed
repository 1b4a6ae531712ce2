# REFUSED: If its action has been called, guard_close returns 0, whatever the action returned.
# OF: right-called.c
# Whose action has been called cannot be closed.
s/^        return 0;$/        return -1;/
