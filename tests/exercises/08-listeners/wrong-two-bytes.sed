# REFUSED: However often somebody has left and joined again
# OF: right-numbers.c
# The number of who joins has two bytes.
/^typedef struct Place/,/^} Place;/s/size_t number/uint16_t number/
