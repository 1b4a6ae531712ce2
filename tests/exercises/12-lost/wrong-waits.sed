# REFUSED: A node is scanned once
s/if (sweep->nodes\[to\].mark != UNMARKED)/if (sweep->nodes[to].mark == REACHED)/
