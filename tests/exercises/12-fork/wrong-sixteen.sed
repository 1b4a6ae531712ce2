# REFUSED: As many as there are
# What the child tells has 16 bits.
s/ ? copied : -1;/ ? (unsigned short)copied : -1;/
