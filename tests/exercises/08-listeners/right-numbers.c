/* An array of references, each with a number that is never used again:
 * who tells goes from number to number, and asks for no memory. */
#include "listeners.h"

#include <string.h>

typedef struct Place {
    ObObject *ref;
    size_t number;
} Place;

typedef struct Group {
    ObObject base;
    Place *place;
    size_t size, room, last;    /* last: the newest number */
} Group;

static void take_out(Group *self, size_t i)
{
    ObObject *ref = self->place[i].ref;
    self->size--;
    memmove(&self->place[i], &self->place[i + 1],
            (self->size - i) * sizeof *self->place);
    ob_decref(ref);
}

static void group_free(ObObject *op)
{
    Group *self = (Group *)op;
    while (self->size > 0)
        take_out(self, self->size - 1);
    if (self->place != NULL)
        ob_mem_free(ob_mem(), self->place);
    ob_object_free(op);
}

static ObType group_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Group",
    .basic_size = sizeof(Group), .free = group_free,
};

ObObject *listeners_new(void)
{
    ObObject *op = ob_object_new(&group_type, sizeof(Group));
    if (op != NULL)
        *(Group *)op = (Group){ .base = *op };
    return op;
}

static size_t find(const Group *self, const ObObject *op)
{
    size_t i = 0;
    while (i < self->size && ob_ref_to_borrowed(self->place[i].ref) != op)
        i++;
    return i;
}

static int make_room(Group *self)
{
    for (size_t i = self->size; i-- > 0; )
        if (ob_ref_is_dead(self->place[i].ref))
            take_out(self, i);
    if (self->size < self->room)
        return 0;
    size_t room = self->room + self->room / 2 + 4;
    Place *larger = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                                 room * sizeof *larger);
    if (larger == NULL) {
        ob_raise_memory();
        return -1;
    }
    if (self->place != NULL) {
        memcpy(larger, self->place, self->size * sizeof *larger);
        ob_mem_free(ob_mem(), self->place);
    }
    self->place = larger;
    self->room = room;
    return 0;
}

int listeners_add(ObObject *group, ObObject *op)
{
    Group *self = (Group *)group;
    if (make_room(self) < 0)
        return -1;
    if (find(self, op) < self->size)
        return 0;
    ObObject *ref = ob_ref_new(op, NULL);
    if (ref == NULL)
        return -1;
    self->place[self->size++] = (Place){ ref, ++self->last };
    return 0;
}

int listeners_remove(ObObject *group, ObObject *op)
{
    Group *self = (Group *)group;
    size_t i = find(self, op);
    if (i == self->size)
        return 0;
    take_out(self, i);
    return 1;
}

size_t listeners_count(ObObject *group)
{
    const Group *self = (Group *)group;
    size_t n = 0;
    for (size_t i = 0; i < self->size; i++)
        n += ob_ref_to_borrowed(self->place[i].ref) != NULL;
    return n;
}

/* Who comes after this number: a new reference; NULL: nobody up to the
 * last. */
static ObObject *next(const Group *self, size_t *number, size_t last)
{
    for (size_t i = 0; i < self->size; i++) {
        const Place *p = &self->place[i];
        ObObject *op;
        if (p->number <= *number || p->number > last
            || ob_ref_get(p->ref, &op) <= 0)
            continue;
        *number = p->number;
        return op;
    }
    return NULL;
}

int listeners_tell(ObObject *group, const char *method, ObObject *event)
{
    const Group *self = (Group *)group;
    size_t number = 0, last = self->last;
    ObObject *op;
    while ((op = next(self, &number, last)) != NULL) {
        ObObject *result = ob_call_method(op, method, &event, 1);
        ob_decref(op);
        if (result == NULL)
            return -1;
        ob_decref(result);
    }
    return 0;
}
