// REFUSED: A listener may tell the group: each telling goes its own way.
#include "listeners.h"

/* A type of its own, with numbers in the order of joining: no copy. How
 * far it has told stands in the group. */
typedef struct Entry {
    ObObject *ref;
    unsigned long number;
} Entry;

typedef struct Group {
    ObObject base;
    Entry *entries;
    size_t used, capacity;
    unsigned long last;
    unsigned long told;
} Group;

static ObObject *take_out(Group *self, size_t i)
{
    ObObject *ref = self->entries[i].ref;
    for (self->used--; i < self->used; i++)
        self->entries[i] = self->entries[i + 1];
    return ref;
}

static int group_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Group *self = (Group *)op;
    int result = 0;
    for (size_t i = 0; i < self->used && result == 0; i++)
        result = visit(self->entries[i].ref, arg);
    return result;
}

static ObObject *group_drop_next(ObObject *op)
{
    Group *self = (Group *)op;
    return self->used == 0 ? NULL
           : ob_dropped(take_out(self, self->used - 1));
}

static void group_free(ObObject *op)
{
    Group *self = (Group *)op;
    if (self->entries != NULL)
        ob_mem_free(ob_mem(), self->entries);
    ob_object_free(op);
}

static ObType group_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Group",
    .basic_size = sizeof(Group),
    .free = group_free,
    .traverse = group_traverse,
    .drop_next = group_drop_next,
};

ObObject *listeners_new(void)
{
    ObObject *op = ob_object_new(&group_type, sizeof(Group));
    if (op == NULL)
        return NULL;
    *(Group *)op = (Group){ .base = *op };
    ob_track(op);
    return op;
}

static size_t find(Group *self, ObObject *op)
{
    size_t i = 0;
    while (i < self->used && ob_ref_to_borrowed(self->entries[i].ref) != op)
        i++;
    return i;
}

int listeners_add(ObObject *group, ObObject *op)
{
    Group *self = (Group *)group;
    for (size_t i = self->used; i-- > 0;)
        if (ob_ref_is_dead(self->entries[i].ref))
            ob_decref(take_out(self, i));
    if (find(self, op) < self->used)
        return 0;
    ObObject *ref = ob_ref_new(op, NULL);
    if (ref == NULL)
        return -1;
    if (self->used == self->capacity) {
        size_t capacity = 2 * self->capacity + 4;
        Entry *entries = ob_resize(self->entries, capacity,
                                   sizeof *entries);
        if (entries == NULL) {
            ob_decref(ref);
            return -1;
        }
        self->entries = entries;
        self->capacity = capacity;
    }
    self->entries[self->used++] = (Entry){ ref, ++self->last };
    return 0;
}

int listeners_remove(ObObject *group, ObObject *op)
{
    Group *self = (Group *)group;
    size_t i = find(self, op);
    if (i == self->used)
        return 0;
    ob_decref(take_out(self, i));
    return 1;
}

size_t listeners_count(ObObject *group)
{
    Group *self = (Group *)group;
    size_t count = 0;
    for (size_t i = 0; i < self->used; i++)
        count += ob_ref_to_borrowed(self->entries[i].ref) != NULL;
    return count;
}

int listeners_tell(ObObject *group, const char *method,
                   ObObject *event)
{
    Group *self = (Group *)group;
    unsigned long end = self->last;
    for (size_t i = 0;; i++) {
        /* Who has left has moved those behind it by one. */
        while (i > 0 && i <= self->used && self->entries[i - 1].number
                                           > self->told)
            i--;
        if (i >= self->used || self->entries[i].number > end)
            return 0;
        self->told = self->entries[i].number;
        ObObject *op;
        if (ob_ref_get(self->entries[i].ref, &op) != 1)
            continue;
        ObObject *result = ob_call_method(op, method, &event, 1);
        ob_decref(op);
        if (result == NULL)
            return -1;
        ob_decref(result);
    }
}
