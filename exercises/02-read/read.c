/* Exercise 2.1: Read the signature    (make exercise EX=02-read)
 *
 * What becomes of the reference `op`? OWED, BORROWED or GIVEN.
 */
#include "read.h"

const Answer answers[QUESTIONS] = {
    /* 0: op = ob_float_new(1.5);                              */
    NOT_ANSWERED,
    /* 1: op = ob_namespace_lookup(ns, "x");                   */
    NOT_ANSWERED,
    /* 2: op = ob_namespace_lookup_borrowed(ns, "x");          */
    NOT_ANSWERED,
    /* 3: op = ob_float_new(1.5);
          ob_namespace_bind(ns, "y", op);                      */
    NOT_ANSWERED,
    /* 4: op = ob_float_new(1.5);
          ob_namespace_bind_steal(ns, "y", op);                */
    NOT_ANSWERED,
    /* 5: op = ob_repr(something);                             */
    NOT_ANSWERED,
    /* 6: op = ob_namespace_value_borrowed(ns, 0);
          ob_incref(op);                                       */
    NOT_ANSWERED,
    /* 7: op = ob_namespace_lookup_borrowed(ns, "x");
          ob_namespace_bind(ns, "y", op);                      */
    NOT_ANSWERED,
    /* 8: op = ob_doomed_new("a");
          ob_doomed_befriend(other, op);                       */
    NOT_ANSWERED,
    /* 9: op = ob_namespace_lookup(ns, "x");
          ob_namespace_bind_steal(ns, "y", op);                */
    NOT_ANSWERED,
};
