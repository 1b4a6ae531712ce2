/* What to build. Nothing to change here. */
#ifndef CACHE_H
#define CACHE_H

#include "ouroboros.h"

/* A new reference, or NULL with an exception. */
typedef ObObject *CacheMake(ObObject *key, void *arg);

ObObject *cache_new(CacheMake *make, void *arg);
ObObject *cache_get(ObObject *cache, ObObject *key);

#endif
