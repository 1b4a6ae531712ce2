/* A group of its own type, a chain of entries; who has left stays in it
 * as long as somebody is told. */
#include "listeners.h"

typedef struct Entry {
    struct Entry *next;
    ObObject *ref;
    bool left;
} Entry;

typedef struct Group {
    ObObject base;
    Entry *first;
    unsigned telling;       /* how deep; nothing is freed meanwhile */
} Group;

static void free_entry(Entry *entry)
{
    ob_decref(entry->ref);
    ob_mem_free(ob_mem(), entry);
}

static void sweep(Group *self, bool all)
{
    Entry **at = &self->first;
    while (*at != NULL) {
        Entry *entry = *at;
        if (all || entry->left || ob_ref_is_dead(entry->ref)) {
            *at = entry->next;
            free_entry(entry);
        } else
            at = &entry->next;
    }
}

static void group_free(ObObject *op)
{
    sweep((Group *)op, true);
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
        *(Group *)op = (Group){ *op, NULL, 0 };
    return op;
}

static Entry *find(ObObject *group, const ObObject *op)
{
    Entry *entry = ((Group *)group)->first;
    while (entry != NULL
           && (entry->left || ob_ref_to_borrowed(entry->ref) != op))
        entry = entry->next;
    return entry;
}

int listeners_add(ObObject *group, ObObject *op)
{
    Group *self = (Group *)group;
    if (self->telling == 0)
        sweep(self, false);
    if (find(group, op) != NULL)
        return 0;
    ObObject *ref = ob_ref_new(op, NULL);
    if (ref == NULL)
        return -1;
    Entry *entry = ob_mem_alloc(ob_mem(), OB_MEM_DATA, sizeof *entry);
    if (entry == NULL) {
        ob_decref(ref);
        ob_raise(OB_MEMORY_ERROR, "no entry");
        return -1;
    }
    *entry = (Entry){ NULL, ref, false };
    Entry **at = &self->first;
    while (*at != NULL)
        at = &(*at)->next;
    *at = entry;
    return 0;
}

int listeners_remove(ObObject *group, ObObject *op)
{
    Entry *entry = find(group, op);
    if (entry == NULL)
        return 0;
    entry->left = true;
    return 1;
}

size_t listeners_count(ObObject *group)
{
    size_t n = 0;
    for (Entry *e = ((Group *)group)->first; e != NULL; e = e->next)
        n += !e->left && !ob_ref_is_dead(e->ref);
    return n;
}

static int tell_one(Entry *entry, const char *method, ObObject *event)
{
    ObObject *op;
    if (entry->left || ob_ref_get(entry->ref, &op) <= 0)
        return 0;
    ObObject *result = ob_call_method(op, method, &event, 1);
    ob_decref(op);
    if (result == NULL)
        return -1;
    ob_decref(result);
    return 0;
}

int listeners_tell(ObObject *group, const char *method,
                   ObObject *event)
{
    Group *self = (Group *)group;
    Entry *last = self->first;
    while (last != NULL && last->next != NULL)
        last = last->next;
    int result = 0;
    self->telling++;
    for (Entry *e = self->first; e != NULL && result == 0; e = e->next) {
        result = tell_one(e, method, event);
        if (e == last)
            break;
    }
    self->telling--;
    return result;
}
