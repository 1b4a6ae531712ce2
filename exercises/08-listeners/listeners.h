/* What to build. Nothing to change here. */
#ifndef LISTENERS_H
#define LISTENERS_H

#include "ouroboros.h"

ObObject *listeners_new(void);
int listeners_add(ObObject *group, ObObject *op);
int listeners_remove(ObObject *group, ObObject *op);
size_t listeners_count(ObObject *group);
int listeners_tell(ObObject *group, const char *method,
                   ObObject *event);

#endif
