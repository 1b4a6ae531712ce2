# REFUSED: Subtract from copies. The program still needs the counts.
# Restores them, one too many each.
s/    size_t found = 0;/    for (size_t i = 0; i < n; i++) objects[i]->refcnt += unreachable[i];\n&/
