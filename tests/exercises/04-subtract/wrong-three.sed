# REFUSED: A zero is no verdict
s/while (set.changed) {/for (int pass = 0; pass < 3; pass++) {/
