# REFUSED: What a reached node refers to is reached, wherever it stands, however many wait, and however many sweeps it takes.
# OF: right-zigzag.c
# Counts its sweeps in eight bits, and stops when that says 0.
s/^    bool down = false;/&\n    uint8_t sweeps = 0;/
s/} while (sweep\.lost);/} while (sweep.lost \&\& ++sweeps != 0);/
