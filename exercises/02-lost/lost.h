/* Three functions on namespaces of ints. Nothing to change here. */
#ifndef LOST_H
#define LOST_H

#include "ouroboros.h"

/* ns.name += amount. 0, or -1 with NameError, OverflowError... */
int add_to(ObNamespace *ns, const char *name, int64_t amount);

/* to.name = from.name, for each name of `from`. 0 or -1. */
int copy_all(ObNamespace *to, const ObNamespace *from);

/* A new reference to the largest value; NULL with NameError if there
 * are no names. */
ObObject *largest(const ObNamespace *ns);

#endif
