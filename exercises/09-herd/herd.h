/* What to build. Nothing to change here. */
#ifndef HERD_H
#define HERD_H

#include "ouroboros.h"

typedef int HerdVisit(ObObject *op, void *arg);

ObObject *herd_new(void);
int herd_add(ObObject *herd, ObObject *op);
size_t herd_size(ObObject *herd);
int herd_each(ObObject *herd, HerdVisit *visit, void *arg);

#endif
