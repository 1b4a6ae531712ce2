# REFUSED: Who writes what is there already writes all the same
# Each call writes to the flags, mostly what they are.
s/    if (++\*byte == REACHED) {/    *(volatile uint32_t *)flags = *flags;\n&/
