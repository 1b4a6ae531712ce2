# REFUSED: Objects go by `is`: ask them for nothing.
# OF: right-book.c
# The KeyError has their repr.
s/ob_raise(OB_KEY_ERROR, "no note")/ob_raise_key(op)/
