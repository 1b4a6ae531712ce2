/* The shape of the answers. Nothing to change here. */
#ifndef ORDER_H
#define ORDER_H

/* Each of a, b, c... that dies, in the order in which they do: "ba". */
extern const char *const dies_list, *const dies_tuple,
    *const dies_dict, *const dies_nested, *const dies_replaced;

/* Numbers. */
extern const int room_for_5, room_for_17, count_in_two;

#endif
