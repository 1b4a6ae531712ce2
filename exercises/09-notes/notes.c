/* Exercise 9.4: Notes    (make exercise EX=09-notes) */
#include "notes.h"

ObObject *notes_new(void)
{
    return ob_weak_keys_new();
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    /* Your code. */
    return ob_weak_keys_set(notes, op, note);
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    /* Your code. */
    return ob_weak_keys_get(notes, op);
}
