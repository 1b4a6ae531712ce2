# REFUSED: on one of them nobody lets go.
# Takes a reference to each best and lets go of none.
/^            best = value;$/c\
            ob_incref(best = value);
/^    ob_incref(best);$/d
