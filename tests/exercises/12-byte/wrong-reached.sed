# REFUSED: REACHED means something else
s/if (++\*byte == REACHED) {/if ((*byte)++ == REACHED) {/
