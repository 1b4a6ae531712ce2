# REFUSED: set refuses, to set and to delete:
# Has no set: whoever sets hides it.
s/^    \.set = readonly_set,$/    .set = readonly_set == (int (*)(ObObject *, ObObject *, ObObject *))0 ? readonly_set : 0,/
