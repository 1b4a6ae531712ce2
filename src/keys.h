/* keys: the names that the instances of a class share. Not for other
 * layers, except that of the classes.
 *
 * CPython: Include/internal/pycore_dict.h
 */
#ifndef OB_KEYS_H
#define OB_KEYS_H

#include "ob_values.h"

/* --- the struct of a key table --- */

enum { OB_SHARED = 30 };    /* CPython: SHARED_KEYS_MAX_SIZE */

typedef struct ObKeys {
    size_t holders;             /* the class, and dicts of instances */
    uint8_t used;               /* names in the table */
    uint8_t room;               /* how many more may come */
    ObObject *name[OB_SHARED];  /* interned strs, as they came */
} ObKeys;

/* A new, empty table, held once; NULL with MemoryError. */
ObKeys *ob_keys_new(void);

/* Takes hold of a table; lets go of it, and the last one frees it. */
ObKeys *ob_keys_hold(ObKeys *keys);
void ob_keys_drop(ObKeys *keys);

/* Where an interned name stands in the table; -1: it does not. */
int ob_keys_find(const ObKeys *keys, const ObObject *name);

/* The same, and a new name is put at the end if there is room. */
int ob_keys_learn(ObKeys *keys, ObObject *name);

/* A new, empty dict that remembers the table: its values die in the
 * order of the table. NULL with MemoryError. */
ObObject *ob_keys_dict_new(ObKeys *keys);

/* The table that a dict remembers; NULL: it remembers none. */
const ObKeys *ob_keys_of_dict(const ObObject *dict);

#endif
