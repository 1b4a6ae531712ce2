# REFUSED: A text is all of its bytes
# Compares 255 bytes.
s/utf8, size) == 0/utf8, size > 255 ? 255 : size) == 0/
