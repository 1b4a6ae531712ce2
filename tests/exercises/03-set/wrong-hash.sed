# REFUSED: what the hash finds is to be asked, with ==, and was not
# Objects of one hash are one.
s/^        int same = .*/        int same = 1;/
