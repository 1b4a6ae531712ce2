# REFUSED: What a reached node refers to is reached
s/    while (from < n) {/    if (from < n) {/
