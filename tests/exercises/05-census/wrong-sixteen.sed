# REFUSED: However many there are, each of them counts
# Counts in sixteen bits.
s/before + 1);/(uint16_t)(before + 1));/
