/* What to build. Nothing to change here. */
#ifndef CACHE_H
#define CACHE_H

#include "ob_biased.h"

enum { KEYS = 16 };

/* A new reference, or NULL. */
typedef ObBiased *CacheMake(int key, void *arg);

ObBiased *cache_new(CacheMake *make, void *arg);
ObBiased *cache_get(ObBiased *cache, int key);

#endif
