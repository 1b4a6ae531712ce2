# REFUSED: A zero is no verdict
# Makes a hundred passes, and no more.
s/^    while (set.changed) {$/    for (int pass = 0; pass < 100 \&\& set.changed; pass++) {/
