# REFUSED: and there is room for a digit for each
# Writes four thousand digits, and no more.
s/^        if (n + 1 < size)$/        if (n + 1 < size \&\& n < 4096)/
s/^        ran\[n < size ? n : size - 1\] = /        ran[n < 4096 \&\& n < size ? n : size < 4096 ? size - 1 : 4096] = /
