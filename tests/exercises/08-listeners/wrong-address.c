// REFUSED: One may be born where a dead one lay, and it is another one: it has joined when it joins.
/* Tells by addresses: one that was born where one died, and joins meanwhile, is told at once. */
#include "listeners.h"

typedef struct Group {
    ObObject base;
    ObObject *refs;             /* a list of weak references */
} Group;

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Group *self = (Group *)op;
    return self->refs != NULL ? visit(self->refs, arg) : 0;
}

static ObObject *drop_next(ObObject *op)
{
    Group *self = (Group *)op;
    ObObject *refs = self->refs;
    self->refs = NULL;
    return refs != NULL ? ob_dropped(refs) : NULL;
}

static ObType group_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Group",
    .basic_size = sizeof(Group),
    .traverse = traverse,
    .drop_next = drop_next,
    .free = ob_object_free,
};

ObObject *listeners_new(void)
{
    ObObject *refs = ob_list_new();
    if (refs == NULL)
        return NULL;
    ObObject *op = ob_object_new(&group_type, sizeof(Group));
    if (op == NULL) {
        ob_decref(refs);
        return NULL;
    }
    *(Group *)op = (Group){ *op, refs };
    ob_track(op);
    return op;
}

static int64_t place_of(ObObject *refs, const ObObject *op)
{
    for (size_t i = 0; i < ob_list_size(refs); i++)
        if (ob_ref_to_borrowed(ob_list_get_borrowed(
                refs, (int64_t)i)) == op)
            return (int64_t)i;
    return -1;
}

int listeners_add(ObObject *group, ObObject *op)
{
    Group *self = (Group *)group;
    if (place_of(self->refs, op) >= 0)
        return 0;
    ObObject *ref = ob_ref_new(op, NULL);
    if (ref == NULL)
        return -1;
    ObObject *fresh = ob_list_new();
    for (size_t i = 0; fresh != NULL && i <= ob_list_size(self->refs);
         i++) {
        ObObject *each = i < ob_list_size(self->refs)
            ? ob_list_get_borrowed(self->refs, (int64_t)i) : ref;
        if (!ob_ref_is_dead(each) && ob_list_append(fresh, each) != 0) {
            ob_decref(fresh);
            fresh = NULL;
        }
    }
    ob_decref(ref);
    if (fresh == NULL)
        return -1;
    ObObject *old = self->refs;
    self->refs = fresh;
    ob_decref(old);
    return 0;
}

int listeners_remove(ObObject *group, ObObject *op)
{
    Group *self = (Group *)group;
    int64_t i = place_of(self->refs, op);
    if (i < 0)
        return 0;
    return ob_list_del(self->refs, i) == 0 ? 1 : -1;
}

size_t listeners_count(ObObject *group)
{
    ObObject *refs = ((Group *)group)->refs;
    size_t n = 0;
    for (size_t i = 0; i < ob_list_size(refs); i++)
        n += !ob_ref_is_dead(ob_list_get_borrowed(refs, (int64_t)i));
    return n;
}

int listeners_tell(ObObject *group, const char *method,
                   ObObject *event)
{
    Group *self = (Group *)group;
    size_t n = ob_list_size(self->refs);
    ObObject **copy = ob_resize(NULL, n + 1, sizeof *copy);
    if (copy == NULL)
        return -1;
    for (size_t i = 0; i < n; i++)
        copy[i] = ob_ref_to_borrowed(ob_list_get_borrowed(self->refs, (int64_t)i));
    int result = 0;
    for (size_t i = 0; result == 0 && i < n; i++) {
        ObObject *op = copy[i];
        if (op == NULL || place_of(self->refs, op) < 0)
            continue;
        ob_incref(op);
        ObObject *answer = ob_call_method(op, method, &event, 1);
        if (answer != NULL)
            ob_decref(answer);
        else
            result = -1;
        ob_decref(op);
    }
    ob_mem_free(ob_mem(), copy);
    return result;
}
