/* Exercise 3.1: Who goes first?    (make exercise EX=03-order)
 *
 * a, b, c are Doomed, held by nobody but who is said to hold them.
 */
#include "order.h"

/* [a, b, c] dies */
const char *const dies_list = "?";

/* (a, b, c) dies */
const char *const dies_tuple = "?";

/* {a: b, c: d} dies */
const char *const dies_dict = "?";

/* [(a, b), c] dies */
const char *const dies_nested = "?";

/* l = [a, b]; l[0] = c; then l dies */
const char *const dies_replaced = "?";

/* A list grows by append. For how many has it room when it has 5? */
const int room_for_5 = 0;

/* And when it has 17? */
const int room_for_17 = 0;

/* x = a; l = [a, a]: how many references lead to a? */
const int count_in_two = 0;
