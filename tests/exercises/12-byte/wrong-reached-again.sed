# REFUSED: REACHED means something else
s/if (++\*byte == REACHED) {/if (++*byte == 0) {/
