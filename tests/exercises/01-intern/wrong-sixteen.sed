# REFUSED: A size is a size_t, and a text is all of its bytes
# Compares the sizes in sixteen bits, and as many bytes.
s/ob_str_size(op) == size/(uint16_t)ob_str_size(op) == (uint16_t)size/
s/utf8, size) == 0/utf8, (uint16_t)size) == 0/
