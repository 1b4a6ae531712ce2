# REFUSED: What nobody refers to dies of its count, before the collector comes.
# Counts the head as well, which nobody refers to.
s/returns_head = 2/returns_head = 3/
