# REFUSED: A size is one of bytes
# Compares the size with the number of characters.
s/ob_str_size(op) == size/ob_str_length(op) == size/
