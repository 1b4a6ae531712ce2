# REFUSED: clear lets go of both, left and right: that is what breaks the cycle.
# Has no clear.
s/^    \.clear = node_clear,/    .clear = (void (*)(ObObject *))0 == node_clear ? node_clear : 0,/
