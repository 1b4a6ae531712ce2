/* Exercise 2.1: Read the signature. A solution. */
#include "read.h"

const Answer answers[QUESTIONS] = {
    OWED,       /* 0: no suffix: new                            */
    OWED,       /* 1: no suffix: new                            */
    BORROWED,   /* 2: it is the name's                          */
    OWED,       /* 3: bind takes a reference of its own         */
    GIVEN,      /* 4: stolen                                    */
    OWED,       /* 5: a new str                                 */
    OWED,       /* 6: we took one of our own                    */
    BORROWED,   /* 7: binding it elsewhere changes nothing      */
    OWED,       /* 8: befriending steals nothing                */
    GIVEN,      /* 9: looked up, hence new; then stolen         */
};
