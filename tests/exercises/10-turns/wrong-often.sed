# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# The numbers begin again at a hundred thousand, and the sign does not.
s/^    unsigned long mine = turns->next++;/    unsigned long mine = turns->next;\n    turns->next = (mine + 1) % 100000;/
