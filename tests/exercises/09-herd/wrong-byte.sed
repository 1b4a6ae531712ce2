# REFUSED: What had been freed was used
# OF: right-chain.c
# With 256 walks within one another, nobody seems to walk.
s/^    unsigned walks;$/    unsigned char walks;/
