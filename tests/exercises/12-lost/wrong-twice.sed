# REFUSED: A node is scanned once
s/if (sweep->nodes\[i\].mark != MARKED)/if (sweep->nodes[i].mark == UNMARKED)/
