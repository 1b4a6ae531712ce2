# REFUSED: Who is reached stays reached.
s/if (\*byte < CANDIDATE || \*byte == REACHED)/if (*byte < CANDIDATE)/
