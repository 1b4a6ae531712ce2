# REFUSED: What is no candidate is not counted
s/if (\*byte < CANDIDATE || \*byte == REACHED)/if (*byte == REACHED)/
