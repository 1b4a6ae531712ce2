# REFUSED: Each call counts one, however many there were.
s/if (++\*byte == REACHED) {/if (*byte < REACHED - 1)\n        ++*byte;\n    if (*flags == 1) {/
