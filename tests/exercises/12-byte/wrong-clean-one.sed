# REFUSED: After wipe nothing is left
# Takes one that was carried over for none.
s/if (\*flags >> SHIFT != 0)/if (*flags > 0x100)/
