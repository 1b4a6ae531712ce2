# REFUSED: A full list makes room for n + n/8 + 6 items
# Believes that lists double.
/^const int room_for_17 = 24;$/c\
const int room_for_17 = 32;
