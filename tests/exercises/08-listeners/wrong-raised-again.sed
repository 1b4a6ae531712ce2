# REFUSED: Let go of what you took: what a method returns, the listener, the
# OF: right-numbers.c
# Lets go of the listener and the result when there is one.
/^        ob_decref(op);$/d
s/^        ob_decref(result);$/&\
        ob_decref(op);/
