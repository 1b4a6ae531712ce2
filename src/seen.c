/* seen: which objects can be seen, and what they look like.
 *
 * CPython: Modules/gcmodule.c, gc.get_objects
 */
#include "seen.h"

#include <string.h>

/* --- the table of what was seen --- */

static size_t *place_of(const ObSeen *seen, const void *address)
{
    uint64_t h = (uintptr_t)address / 16 * 11400714819323198485u;
    size_t i = (size_t)(h >> 32) & seen->mask;
    while (seen->place[i] != 0
           && seen->address[seen->place[i] - 1] != address)
        i = (i + 1) & seen->mask;
    return &seen->place[i];
}

size_t ob_seen_index(const ObSeen *seen, const void *address)
{
    if (seen->place == NULL)
        return OB_UNSEEN;
    return *place_of(seen, address) - 1;    /* 0 - 1: OB_UNSEEN */
}

/* Places for one more: 0, or -1 with MemoryError. */
static int grow_places(ObSeen *seen)
{
    if (seen->place != NULL && 2 * (seen->used + 1) <= seen->mask + 1)
        return 0;
    size_t n = seen->place == NULL ? 64 : 2 * (seen->mask + 1);
    size_t *grown = ob_resize(NULL, n, sizeof *grown);
    if (grown == NULL)
        return -1;
    memset(grown, 0, n * sizeof *grown);
    if (seen->place != NULL)
        ob_mem_free(ob_mem(), seen->place);
    seen->place = grown;
    seen->mask = n - 1;
    for (size_t i = 0; i < seen->used; i++)
        *place_of(seen, seen->address[i]) = i + 1;
    return 0;
}

size_t ob_seen_add(ObSeen *seen, void *address)
{
    if (grow_places(seen) < 0)
        return OB_UNSEEN;
    size_t *place = place_of(seen, address);
    if (*place != 0)
        return *place - 1;
    void **grown = ob_grow(seen->address, seen->used, &seen->capacity,
                           sizeof *grown);
    if (grown == NULL)
        return OB_UNSEEN;
    seen->address = grown;
    seen->address[seen->used++] = address;
    *place = seen->used;
    return seen->used - 1;
}

void ob_seen_free(ObSeen *seen)
{
    if (seen->address != NULL)
        ob_mem_free(ob_mem(), seen->address);
    if (seen->place != NULL)
        ob_mem_free(ob_mem(), seen->place);
    *seen = (ObSeen){ 0 };
}

/* --- gather what can be seen --- */

static int see_names(ObSeen *seen)
{
    ObNamespace *ns = ob_self()->interp->namespaces;
    while (ns != NULL && ns->next != NULL)
        ns = ns->next;                      /* the oldest */
    for (; ns != NULL; ns = ns->prev)
        for (size_t i = 0; i < ns->used; i++)
            if (ob_seen_add(seen, ns->bindings[i].value) == OB_UNSEEN)
                return -1;
    return 0;
}

static int see_block(const ObMemInfo *info, void *arg)
{
    if (info->object == NULL
        || ob_seen_count(info->object) >= OB_MORTAL_LIMIT)
        return 0;
    return ob_seen_add(arg, info->object) == OB_UNSEEN ? -1 : 0;
}

/* Turns round the order of those that were seen from `first` on. */
static void reverse(ObSeen *seen, size_t first)
{
    for (size_t last = seen->used; first + 1 < last; first++) {
        last--;
        void *a = seen->address[first], *b = seen->address[last];
        size_t *place_a = place_of(seen, a);
        *place_of(seen, b) = first + 1;
        *place_a = last + 1;
        seen->address[first] = b;
        seen->address[last] = a;
    }
}

int ob_seen_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    if (ob_type(op)->traverse == NULL || op->flags & OB_DYING)
        return 0;
    /* who is not complete is not asked for references */
    if (!ob_is_complete(op))
        return 0;
    return ob_type(op)->traverse(op, visit, arg);
}

static int see_referent(ObObject *op, void *arg)
{
    ob_require_shown(op);
    return ob_seen_add(arg, op) == OB_UNSEEN ? -1 : 0;
}

static int see_referents(ObSeen *seen)
{
    int result = 0;
    for (size_t i = 0; i < seen->used && result == 0; i++)
        result = ob_seen_traverse(seen->address[i], see_referent, seen);
    return result;
}

static int see_places(ObSeen *seen)
{
    int result = 0;
    for (int place = OB_PLACES - 1; place > OB_UNTRACKED && result == 0;
         place--)
        result = ob_heap_walk(ob_heap(), (ObPlace)place, see_referent,
                              seen);
    return result;
}

int ob_seen_all(ObSeen *seen)
{
    if (see_names(seen) < 0)
        return -1;
    size_t named = seen->used;
    if (ob_mem_walk(ob_mem(), see_block, seen) < 0)
        return -1;
    reverse(seen, named);
    /* see what is tracked */
    if (ob_heap() != NULL && see_places(seen) < 0)
        return -1;
    /* see what objects refer to */
    if (see_referents(seen) < 0)
        return -1;
    return 0;
}

/* --- hold what was seen --- */

uint32_t ob_seen_count(const ObObject *op)
{
    /* who is dying has no count */
    if (op->flags & OB_DYING)
        return 0;
    return ob_refcnt(op);
}

void ob_seen_hold(const ObSeen *seen)
{
    for (size_t i = 0; i < seen->used; i++)
        if (ob_seen_count(seen->address[i]) > 0)
            (ob_incref)(seen->address[i]);
}

void ob_seen_let_go(const ObSeen *seen)
{
    for (size_t i = 0; i < seen->used; i++)
        if (ob_seen_count(seen->address[i]) > 0)
            (ob_decref)(seen->address[i]);
}

/* --- what an object looks like --- */

void ob_seen_label(char *label, size_t size, const char *text)
{
    size_t length = strlen(text);
    if (length < size) {
        memcpy(label, text, length + 1);
        return;
    }
    size_t end = size - 4;
    while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    memcpy(label, text, end);
    memcpy(label + end, "...", 4);
}

size_t ob_seen_size(const ObObject *op)
{
    /* who is not complete is not asked for a size */
    if (!ob_is_complete(op))
        return ob_type(op)->basic_size;
    return ob_sizeof(op);
}

int ob_seen_repr(char *label, size_t size, ObObject *op)
{
    if (ob_seen_count(op) == 0) {
        ob_seen_label(label, size, "<dying>");
        return 0;
    }
    /* who is not complete is not asked for a repr */
    if (!ob_is_complete(op)) {
        ob_seen_label(label, size, "<not complete>");
        return 0;
    }
    ObThread *self = ob_self();
    struct ObRepr *reprs = self->reprs;
    self->reprs = NULL;
    self->cut = op;
    self->cut_size = size;
    ObObject *repr = ob_repr(op);
    /* want all of a repr again */
    self->cut = NULL;
    self->reprs = reprs;
    if (repr == NULL && ob_error() == OB_MEMORY_ERROR)
        return -1;
    ob_seen_label(label, size,
                  repr != NULL ? ob_str_utf8(repr) : "?");
    if (repr != NULL)
        ob_decref(repr);
    ob_error_clear();
    return 0;
}
