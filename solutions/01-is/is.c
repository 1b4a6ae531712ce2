/* Exercise 1.1: One or two? A solution. */
#include "is.h"

const int answers[QUESTIONS] = {
    1,  /* 0: one compilation keeps equal constants once        */
    0,  /* 1: two lines at the prompt are two compilations      */
    1,  /* 2: 1000 is a small int on 3.15: there is only one    */
    1,  /* 3: y = x ties a second label to the same object      */
    0,  /* 4: made at run time, twice                           */
    2,  /* 5: x and z; del took one label off                   */
    0,  /* 6: y still leads to it                               */
    0,  /* 7: small ints are immortal                           */
};
