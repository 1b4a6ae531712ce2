# REFUSED: What cannot be referred to weakly: TypeError, and nothing is left
# Of a weak reference, it watches whom that leads to.
s/^    ObObject \*note = note_new(log, name);$/    if (ob_ref_check(op) \&\& !ob_ref_is_dead(op))\
        return watch_new(ob_ref_to_borrowed(op), log, name);\
&/
