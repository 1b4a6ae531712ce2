# REFUSED: wipe writes only if there is something to wipe.
s/    if (\*flags >> SHIFT != 0)/    (void)0;/
