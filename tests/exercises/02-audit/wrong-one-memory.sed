# REFUSED: There are two interpreters.
# Asks for the memory once.
s/^    ob_mem_walk(ob_mem(), see_block, &audit);$/    static const ObMem *mem;\n    if (mem == NULL)\n        mem = ob_mem();\n    ob_mem_walk(mem, see_block, \&audit);/
