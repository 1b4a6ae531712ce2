/* Exercise 7.1: Who speaks?    (make exercise EX=07-who) */
#include "who.h"

/* x = D("a"); y = x; del x */
const char *const two_names = "?";

/* x = D("a"); x.__del__(); del x */
const char *const by_hand = "?";

/* p = D("p"); p.one = D("a"); p.two = D("b"); del p */
const char *const attributes = "?";

/* l = [D("a"), D("b"), D("c")]; del l */
const char *const items = "?";

/* c = D("c"); a = D("a"); b = D("b"); a.next = b; b.next = c;
 * c.next = a; del a, b, c; gc.collect() */
const char *const cycle = "?";

/* t = D("t"); a = D("a"); a.me = a; a.tail = t; del a, t;
 * gc.collect() */
const char *const tail = "?";

/* The __del__ of S is that of D, and then stores `self` in a list.
 * a = S("a"); b = D("b"); a.next = b; b.next = a; del a, b;
 * what does gc.collect() return? */
const int saved_returns = -1;

/* The list is emptied, and the collector called again. Who speaks? */
const char *const second_words = "?";

/* And what does it return? */
const int second_returns = -1;

/* Three such pairs, a and b, c and d, e and f. Only c is an S. What
 * does gc.collect() return? */
const int others_return = -1;
