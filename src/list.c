/* list: references in an array that grows by an eighth.
 *
 * CPython: Objects/listobject.c
 */
#include "ob_values.h"
#include "text.h"

/* the struct of a list */
typedef struct ObList {
    ObObject base;
    size_t size, capacity;
    ObObject **items;       /* a reference each; NULL: no room yet */
} ObList;

ObObject *(ob_list_new)(void)
{
    ObObject *op = ob_object_new(&ob_list_type, sizeof(ObList));
    if (op == NULL)
        return NULL;
    *(ObList *)op = (ObList){ .base = *op };
    /* track it */
    ob_track(op);
    return op;
}

static ObList *as_list(const ObObject *op)
{
    assert(ob_type(op) == &ob_list_type);
    return (ObList *)op;
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

/* CPython: list_resize, Objects/listobject.c */
static int make_room(ObList *list)
{
    if (list->size < list->capacity)
        return 0;
    size_t needed = list->size + 1;
    size_t capacity = (needed + needed / 8 + 6) & ~(size_t)3;
    size_t size = capacity * sizeof list->items[0];
    ObObject **items = list->items == NULL
        ? ob_mem_alloc(ob_mem(), OB_MEM_DATA, size)
        : ob_mem_resize(ob_mem(), list->items, size);
    if (items == NULL) {
        ob_raise_memory();
        return -1;
    }
    list->items = items;
    list->capacity = capacity;
    return 0;
}

int ob_list_append(ObObject *op, ObObject *item)
{
    ObList *list = as_list(op);
    assert(item != NULL);
    if (make_room(list) < 0)
        return -1;
    ob_incref(item);
    list->items[list->size++] = item;
    return 0;
}

int ob_list_append_steal(ObObject *op, ObObject *item)
{
    if (item == NULL)
        return -1;
    (void)ob_held(item, "item");
    int result = ob_list_append(op, item);
    ob_decref(item);
    return result;
}

/* --- find the place of an index --- */

/* NULL with IndexError; `doing` begins its text. */
static ObObject **item_at(const ObObject *op, int64_t i,
                          const char *doing)
{
    const ObList *list = as_list(op);
    int64_t size = (int64_t)list->size;
    int64_t place = i < 0 ? i + size : i;
    if (place < 0 || place >= size)
        return ob_raise(OB_INDEX_ERROR, "list %sindex out of range",
                        doing);
    return &list->items[place];
}

ObObject *ob_list_get_borrowed(const ObObject *op, int64_t i)
{
    ObObject **item = item_at(op, i, "");
    return item != NULL ? *item : NULL;
}

/* replace an item of a list */
int ob_list_set(ObObject *op, int64_t i, ObObject *item)
{
    assert(item != NULL);
    ObObject **place = item_at(op, i, "assignment ");
    if (place == NULL)
        return -1;
    ObObject *old = *place;
    ob_incref(item);
    *place = item;
    ob_decref(old);
    return 0;
}

/* take the last item of a list */
ObObject *(ob_list_pop)(ObObject *op)
{
    ObList *list = as_list(op);
    if (list->size == 0)
        return ob_raise(OB_INDEX_ERROR, "pop from empty list");
    return ob_handed(list->items[--list->size]);
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
    const ObList *list = as_list(op);
    int result = 0;
    for (size_t i = list->size; i-- > 0 && result == 0; )
        result = visit(list->items[i], arg);
    return result;
}

static ObObject *list_drop_next(ObObject *op)
{
    ObList *list = as_list(op);
    if (list->size == 0)
        return NULL;
    return ob_dropped(list->items[--list->size]);
}

/* --- compare and print a list --- */

static int list_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != &ob_list_type)
        return OB_NOT_IMPLEMENTED;
    if (as_list(a)->size != as_list(b)->size)
        return OB_UNEQUAL;
    if (ob_enter("in comparison") < 0)
        return -1;
    int answer = OB_EQUAL;
    for (size_t i = 0; answer == OB_EQUAL && i < as_list(a)->size
                       && i < as_list(b)->size; i++)
        answer = ob_same(as_list(a)->items[i], as_list(b)->items[i]);
    ob_leave();
    return answer;
}

static ObObject *list_repr(ObObject *op)
{
    ObText text = { 0 };
    ObRepr repr;
    int entered = ob_repr_enter(&repr, op);
    if (entered != 0)
        return entered < 0 ? NULL : ob_str_from("[...]");
    int result = ob_text_add(&text, "[");
    for (size_t i = 0; i < as_list(op)->size && result == 0; i++) {
        if (i > 0)
            result = ob_text_add(&text, ", ");
        if (result == 0)
            result = ob_text_add_repr(&text, as_list(op)->items[i]);
    }
    if (result == 0)
        result = ob_text_add(&text, "]");
    ob_repr_leave(&repr);
    return ob_text_end(&text, result);
}

static size_t list_size_of(const ObObject *op)
{
    return sizeof(ObList) + as_list(op)->capacity * sizeof(ObObject *);
}

static void list_free(ObObject *op)
{
    if (as_list(op)->items != NULL)
        ob_mem_free(ob_mem(), as_list(op)->items);
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
};
