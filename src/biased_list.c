/* biased: a list that is changed under its lock, and read without.
 *
 * CPython: Objects/listobject.c
 */
#include "ob_biased.h"
#include "biased.h"

#include <stdlib.h>

/* --- the struct of a shared list --- */

typedef struct Items {
    ObLink link;
    size_t room;
    OB_ATOMIC(ObBiased *) item[];
} Items;

typedef struct List {
    ObBiased base;
    atomic_size_t size;
    _Atomic(Items *) items;         /* NULL: none yet */
} List;

/* --- make a shared list --- */

static void list_drop(ObBiased *op)
{
    List *self = (List *)op;
    Items *items = atomic_load(&self->items);
    for (size_t i = atomic_load(&self->size); i-- > 0; )
        ob_biased_decref(atomic_load(&items->item[i]));
    if (items != NULL)
        ob_biased_free(items);
}

static const ObBiasedType list_type = { .name = "list",
                                        .drop = list_drop };

static List *as_list(ObBiased *list)
{
    ob_require_pointer(list);
    ob_require(list->type == &list_type, "`list` is no list");
    return (List *)list;
}

ObBiased *ob_biased_list_new(void)
{
    return ob_biased_new(&list_type, sizeof(List));
}

size_t ob_biased_list_size(ObBiased *list)
{
    return atomic_load(&as_list(list)->size);
}

/* CPython: list_resize */
static int make_room(List *self, Items *items, size_t size)
{
    size_t room = size < 4 ? 4 : 2 * size;
    Items *larger = ob_biased_allocate(
        sizeof *larger + room * sizeof *larger->item);
    if (larger == NULL)
        return -1;
    larger->room = room;
    for (size_t i = 0; i < room; i++)
        atomic_init(&larger->item[i],
                    i < size ? atomic_load(&items->item[i]) : NULL);
    atomic_store(&self->items, larger);
    if (items != NULL)
        ob_biased_free_delayed(&items->link);
    return 0;
}

/* --- change a shared list --- */

static int append_locked(List *self, ObBiased *op)
{
    size_t size = atomic_load(&self->size);
    Items *items = atomic_load(&self->items);
    if ((items == NULL || size == items->room)
        && make_room(self, items, size) < 0)
        return -1;
    ob_biased_incref(op);
    atomic_store(&atomic_load(&self->items)->item[size], op);
    atomic_store(&self->size, size + 1);
    return 0;
}

int ob_biased_list_append(ObBiased *list, ObBiased *op)
{
    List *self = as_list(list);
    ObBiasedSection section;
    ob_require_pointer(op);
    ob_biased_begin(&section, list);
    int result = append_locked(self, op);
    ob_biased_end(&section);
    return result;
}

/* NULL: nothing there. */
static OB_ATOMIC(ObBiased *) *place(List *self, size_t i)
{
    return i < atomic_load(&self->size)
           ? &atomic_load(&self->items)->item[i] : NULL;
}

int ob_biased_list_set(ObBiased *list, size_t i, ObBiased *op)
{
    List *self = as_list(list);
    ObBiasedSection section;
    ObBiased *old = NULL;
    ob_require_pointer(op);
    ob_biased_begin(&section, list);
    OB_ATOMIC(ObBiased *) *at = place(self, i);
    if (at != NULL) {
        ob_biased_incref(op);
        old = atomic_exchange(at, op);
    }
    ob_biased_end(&section);
    if (old == NULL)
        return -1;
    ob_biased_decref(old);
    return 0;
}

ObBiased *ob_biased_list_pop(ObBiased *list)
{
    List *self = as_list(list);
    ObBiasedSection section;
    ObBiased *last = NULL;
    ob_biased_begin(&section, list);
    size_t size = atomic_load(&self->size);
    if (size > 0) {
        atomic_store(&self->size, size - 1);
        last = atomic_exchange(
            &atomic_load(&self->items)->item[size - 1], NULL);
    }
    ob_biased_end(&section);
    return last;
}

/* --- read a shared list under its lock --- */

/* CPython: _Py_NewRefWithLock */
static void incref_for_others(ObBiased *op)
{
    ob_biased_incref(op);
    ob_biased_set_maybe_weak(op);
}

/* CPython: list_item_impl */
static ObBiased *get_locked(List *self, size_t i)
{
    ObBiasedSection section;
    ObBiased *op = NULL;
    ob_biased_begin(&section, &self->base);
    OB_ATOMIC(ObBiased *) *at = place(self, i);
    if (at != NULL) {
        op = atomic_load(at);
        incref_for_others(op);
    }
    ob_biased_end(&section);
    return op;
}

/* CPython: list_get_item_ref */
ObBiased *ob_biased_list_get(ObBiased *list, size_t i)
{
    List *self = as_list(list);
    if (i >= atomic_load(&self->size))
        return NULL;
    Items *items = atomic_load(&self->items);
    ObBiased *op = atomic_load(&items->item[i]);
    if (op != NULL && ob_biased_try_incref(op))
        return op;
    return get_locked(self, i);
}
