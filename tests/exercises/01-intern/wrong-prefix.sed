# REFUSED: whether two long texts, of which a byte differs, got one str
# Compares no more than 256 bytes.
s/utf8, size) == 0)$/utf8, size < 256 ? size : 256) == 0)/
