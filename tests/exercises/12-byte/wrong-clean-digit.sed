# REFUSED: After wipe nothing is left
# OF: right-digits.c
# Looks at the middle digit, which may be 0.
s/if (\*flags > 0xFF)/if ((*flags >> 8 \& 0xFF) != 0)/
