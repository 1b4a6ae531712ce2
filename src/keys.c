/* keys: the names that the instances of a class share.
 *
 * CPython: Objects/dictobject.c
 */
#include "ob_values.h"
#include "keys.h"

ObKeys *ob_keys_new(void)
{
    ObKeys *keys = ob_resize(NULL, 1, sizeof *keys);
    if (keys != NULL)
        *keys = (ObKeys){ .holders = 1, .room = OB_SHARED };
    return keys;
}

ObKeys *ob_keys_hold(ObKeys *keys)
{
    keys->holders++;
    return keys;
}

void ob_keys_drop(ObKeys *keys)
{
    if (--keys->holders == 0)
        ob_mem_free(ob_mem(), keys);
}

/* --- find a name among the keys, or put it there --- */

int ob_keys_find(const ObKeys *keys, const ObObject *name)
{
    for (int i = 0; i < keys->used; i++)
        if (keys->name[i] == name)
            return i;
    return -1;
}

int ob_keys_learn(ObKeys *keys, ObObject *name)
{
    int i = ob_keys_find(keys, name);
    if (i >= 0 || keys->room == 0)
        return i;
    keys->name[keys->used] = name;
    keys->room--;
    return keys->used++;
}
