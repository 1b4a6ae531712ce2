# REFUSED: whether two long texts that are not equal got one str
# Compares the first four bytes, and the last four.
s/^            && memcmp.*$/            \&\& memcmp(ob_str_utf8(op), utf8, size < 8 ? size : 4) == 0\n            \&\& (size < 8 || memcmp(ob_str_utf8(op) + size - 4, utf8 + size - 4, 4) == 0))/
