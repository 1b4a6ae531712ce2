# REFUSED: Let go of what you took: what a method returns, the listener, the
# A listener whose method has raised is not let go of.
s/^    int told = result == NULL ? -1 : 0;$/    if (result == NULL)\
        return -1;\
&/
