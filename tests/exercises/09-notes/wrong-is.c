// REFUSED: Objects go by `is`: ask them for nothing.
// A WeakKeyDictionary, which asks.
#include "notes.h"

ObObject *notes_new(void)
{
    return ob_weak_keys_new();
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    return ob_weak_keys_set(notes, op, note);
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    return ob_weak_keys_get(notes, op);
}
