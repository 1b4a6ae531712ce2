/* list: references in an array that grows by an eighth.
 *
 * CPython: Objects/listobject.c
 */
#include "sequence.h"
/* what is done at once */
#include "atonce.h"

#include <string.h>

/* A public function says its own name when op is no list. */
#define as_list(op) \
    (ob_require_type(op, &ob_list_type), (ObList *)(op))

/* A new list, empty, with room for n items. */
static inline ObObject *list_of(ObObject **room, size_t n)
{
    ObObject *op = ob_object_new(&ob_list_type, sizeof(ObList));
    if (op == NULL)
        return NULL;
    ObList *list = (ObList *)op;
    list->size = 0;
    list->capacity = n;
    list->items = room;
    /* track it */
    ob_track(op);
    return op;
}

ObObject *(ob_list_new)(void)
{
    return list_of(NULL, 0);
}

size_t ob_list_size(const ObObject *op)
{
    return as_list(op)->size;
}

size_t ob_list_capacity(const ObObject *op)
{
    return as_list(op)->capacity;
}

/* --- append to a list --- */

static int set_capacity(ObList *list, size_t capacity)
{
    ObObject **items = ob_resize(list->items, capacity, sizeof *items);
    if (items == NULL)
        return -1;
    list->items = items;
    list->capacity = capacity;
    return 0;
}

/* CPython: list_resize, Objects/listobject.c */
static int make_room(ObList *list, size_t size)
{
    size_t capacity = (size + size / 8 + 6) & ~(size_t)3;
    if (size > list->size && size - list->size > capacity - size)
        capacity = (size + 3) & ~(size_t)3;
    return set_capacity(list, capacity);
}

static int push_steal(ObList *list, ObObject *item)
{
    int result = list->size < list->capacity ? 0
                 : make_room(list, list->size + 1);
    if (result == 0)
        list->items[list->size++] = item;
    else
        ob_decref(item);
    return result;
}

int ob_list_append(ObObject *op, ObObject *item)
{
    ObList *list = as_list(op);
    ob_require_object(item);
    ob_incref(item);
    return push_steal(list, item);
}

int ob_list_append_steal(ObObject *op, ObObject *item)
{
    ObList *list = as_list(op);
    return item == NULL ? -1 : push_steal(list, ob_held(item, "item"));
}

/* --- find the place of an index --- */

/* NULL with IndexError; `doing` begins its text. */
static ObObject **item_at(const ObList *list, int64_t i,
                          const char *doing)
{
    int64_t size = (int64_t)list->size;
    int64_t place = i < 0 ? i + size : i;
    if (place < 0 || place >= size)
        return ob_raise(OB_INDEX_ERROR, "list %sindex out of range",
                        doing);
    return &list->items[place];
}

ObObject *ob_list_get_borrowed(const ObObject *op, int64_t i)
{
    ObObject **item = item_at(as_list(op), i, "");
    return item != NULL ? *item : NULL;
}

ObObject *(ob_list_get)(const ObObject *op, int64_t i)
{
    ObObject **item = item_at(as_list(op), i, "");
    if (item == NULL)
        return NULL;
    ob_incref(*item);
    return *item;
}

/* replace an item of a list */
int ob_list_set(ObObject *op, int64_t i, ObObject *item)
{
    ob_require_object(item);
    ObObject **place = item_at(as_list(op), i, "assignment ");
    if (place == NULL)
        return -1;
    ObObject *old = *place;
    ob_incref(item);
    *place = item;
    ob_decref(old);
    return 0;
}

/* --- take items out of a list --- */

enum { FEW = 32 };      /* places that are not worth giving back */

static bool fits(const ObList *list, size_t size)
{
    return size <= list->capacity
           && (size >= list->capacity / 2 || list->capacity <= FEW);
}

static void give_room_back(ObList *list)
{
    if (list->items != NULL)
        ob_mem_free(ob_mem(), list->items);
    list->items = NULL;
    list->capacity = 0;
}

ObObject *(ob_list_pop)(ObObject *op)
{
    ObList *list = as_list(op);
    if (list->size == 0)
        return ob_raise(OB_INDEX_ERROR, "pop from empty list");
    size_t left = list->size - 1;
    ObObject *item = list->items[left];
    if (left == 0)
        give_room_back(list);
    else if (!fits(list, left) && make_room(list, left) < 0)
        return NULL;
    list->size = left;
    return ob_handed(item);
}

int ob_list_del(ObObject *op, int64_t i)
{
    ObList *list = as_list(op);
    ObObject **place = item_at(list, i, "assignment ");
    if (place == NULL)
        return -1;
    size_t at = (size_t)(place - list->items), left = list->size - 1;
    if (!fits(list, left) && make_room(list, left) < 0)
        return -1;
    place = list->items + at;       /* there, or somewhere else now */
    ObObject *old = *place;
    memmove(place, place + 1, (left - at) * sizeof *place);
    list->size = left;
    ob_decref(old);
    return 0;
}

/* --- put many into a list --- */

static void append_all(ObList *list, ObItems items)
{
    for (size_t i = 0; i < items.size; i++) {
        ob_incref(items.at[i]);
        list->items[list->size + i] = items.at[i];
    }
    list->size += items.size;
}

/* CPython: list_extend_fast */
int ob_list_extend(ObObject *op, ObObject *other)
{
    ObList *list = as_list(op);
    ob_require_object(other);
    if (!ob_is_sequence(other)) {
        ob_raise(OB_TYPE_ERROR, "'%s' object is not iterable",
                 ob_type(other)->name);
        return -1;
    }
    size_t more = ob_items(other).size, size = list->size + more;
    int made = 0;
    if (list->items == NULL && more > 0)
        made = set_capacity(list, (more + 1) & ~(size_t)1);
    else if (!fits(list, size))
        made = make_room(list, size);
    if (made < 0)
        return -1;
    append_all(list, (ObItems){ more, ob_items(other).at });
    return 0;
}

/* CPython: _PyList_FromStackRefStealOnSuccess */
ObObject *(ob_list_from)(size_t n, ObObject *const items[])
{
    ob_require(n == 0 || items != NULL, "`items` is NULL");
    if (n == 0)
        return (ob_list_new)();
    ObObject **room = ob_resize(NULL, n, sizeof *room);
    if (room == NULL)
        return NULL;
    ObObject *op = list_of(room, n);
    if (op != NULL)
        append_all((ObList *)op, (ObItems){ n, items });
    else
        ob_mem_free(ob_mem(), room);
    return op;
}

ObObject *(ob_list_copy)(const ObObject *op)
{
    ObItems items = { as_list(op)->size, as_list(op)->items };
    return (ob_list_from)(items.size, items.at);
}

int ob_list_contains(ObObject *op, ObObject *item)
{
    const ObList *list = as_list(op);
    ob_require_object(item);
    int same = 0;
    ob_incref(item);
    for (size_t i = 0; i < list->size && same == 0; i++)
        same = ob_same(list->items[i], item);
    ob_decref(item);
    return same;
}

/* empty a list */
void ob_list_clear(ObObject *op)
{
    ObList *list = as_list(op);
    ObObject **items = list->items;
    size_t n = list->size;
    list->items = NULL;
    list->size = list->capacity = 0;
    while (n-- > 0)
        ob_decref(items[n]);
    if (items != NULL)
        ob_mem_free(ob_mem(), items);
}

/* --- what a list refers to --- */

static int list_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const ObList *list = (const ObList *)op;
    return ob_visit_items(list->items, list->size, visit, arg);
}

static ObObject *list_drop_next(ObObject *op)
{
    ObList *list = (ObList *)op;
    if (list->size == 0)
        return NULL;
    return ob_dropped(list->items[--list->size]);
}

/* --- compare and print a list --- */

static int list_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != &ob_list_type)
        return OB_NOT_IMPLEMENTED;
    if (((const ObList *)a)->size != ((const ObList *)b)->size)
        return OB_UNEQUAL;
    return ob_sequence_equal(a, b);
}

/* One that is empty by now is printed, even if it is being printed
 * already. */
static ObObject *list_repr(ObObject *op)
{
    if (((const ObList *)op)->size == 0)
        return ob_str_from("[]");
    return ob_sequence_repr(op, "[", "]", "[...]");
}

static size_t list_size_of(const ObObject *op)
{
    const ObList *list = (const ObList *)op;
    return sizeof *list + list->capacity * sizeof list->items[0];
}

static void list_free(ObObject *op)
{
    give_room_back((ObList *)op);
    ob_object_free(op);
}

ObType ob_list_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "list",
    .basic_size = sizeof(ObList),
    .repr = list_repr,
    .equal = list_equal,
    .size_of = list_size_of,
    .traverse = list_traverse,
    .clear = ob_list_clear,
    .drop_next = list_drop_next,
    .free = list_free,
    .layout = { offsetof(ObList, size), offsetof(ObList, items), 1 },
};
