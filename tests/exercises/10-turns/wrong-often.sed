# REFUSED: The lock can be taken as often as anybody wants to
# The numbers begin again at a hundred thousand, and the sign does not.
s/^    unsigned long mine = turns->next++;/    unsigned long mine = turns->next;\n    turns->next = (mine + 1) % 100000;/
