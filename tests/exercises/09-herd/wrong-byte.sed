# REFUSED: It used something that had been freed
# OF: right-chain.c
# With 256 walks within one another, nobody seems to walk.
s/^    unsigned walks;$/    unsigned char walks;/
