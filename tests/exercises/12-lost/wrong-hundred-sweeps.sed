# REFUSED: What a reached node refers to is reached, wherever it stands, however many wait, and however many sweeps it takes.
# Stops after a hundred sweeps.
s/^    while (from < n) {/    for (int sweeps = 0; from < n \&\& sweeps < 100; sweeps++) {/
