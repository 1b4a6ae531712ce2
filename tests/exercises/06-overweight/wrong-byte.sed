# REFUSED: An instance that was looked into has a dict; before that, none.
# Counts to 255.
s/^    size_t n = 0;$/    uint8_t n = 0;/
