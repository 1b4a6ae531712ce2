# REFUSED: After wipe nothing is left
# Looks at the lowest eight bits of what was carried.
s/if (\*flags >> SHIFT != 0)/if ((*flags >> SHIFT \& 0xFF) != 0)/
