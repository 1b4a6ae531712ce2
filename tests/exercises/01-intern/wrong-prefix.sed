# REFUSED: whether two long texts that are not equal got one str
# Compares no more than 256 bytes.
s/utf8, size) == 0)$/utf8, size < 256 ? size : 256) == 0)/
