# REFUSED: A full list makes room for n + n/8 + 6 items
# Believes that a list has room for what it has.
/^const int room_for_5 = 8;$/,+1c\
const int room_for_5 = 5;\
const int room_for_17 = 17;
