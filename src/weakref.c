/* weakref: the list of those who refer weakly to an object, and what
 * becomes of them when it dies.
 *
 * CPython: Objects/weakrefobject.c, Python/gc.c
 */
#include "ob_weakref.h"

#include <string.h>

/* --- the list of an object --- */

/* --- find the list of an object --- */

/* Where op, which is not immortal, keeps its first one. */
static ObRef **list_of(const ObObject *op)
{
    return (ObRef **)((char *)op + ob_type(op)->weak_offset);
}

/* An immortal object has no list, as it is never written to. The `prev`
 * of a reference to it is that reference itself: a mark, no link. */
static bool is_listed(const ObRef *ref)
{
    return ref->to != NULL && ref->prev != ref;
}

/* --- link a reference into the list --- */

/* Its place in the list: the shared ref, the shared proxy, the rest. */
static int rank(const ObRef *ref)
{
    const ObType *type = ob_type(&ref->base);
    if (ref->callback != NULL)
        return 2;
    if (type == &ob_proxy_type || type == &ob_callable_proxy_type)
        return 1;
    return type == &ob_ref_type ? 0 : 2;
}

/* Before all of its rank. */
static void link_ref(ObRef *ref)
{
    ObRef **at = list_of(ref->to), *prev = NULL;
    while (*at != NULL && rank(*at) < rank(ref)) {
        prev = *at;
        at = &prev->next;
    }
    ref->prev = prev;
    ref->next = *at;
    if (ref->next != NULL)
        ref->next->prev = ref;
    *at = ref;
    ref->to->flags |= OB_WEAKLY;
}

/* Afterwards it is dead. */
static void clear_ref(ObRef *ref)
{
    if (ref->to == NULL)
        return;
    if (is_listed(ref)) {
        if (ref->prev != NULL)
            ref->prev->next = ref->next;
        else
            *list_of(ref->to) = ref->next;
        if (ref->next != NULL)
            ref->next->prev = ref->prev;
    }
    ref->to = NULL;
    ref->prev = ref->next = NULL;
}

/* --- make a reference --- */

/* Borrowed; NULL: there is none. One that waits for its death is none
 * any more. */
static ObRef *find_like(const ObRef *wanted)
{
    int wanted_rank = rank(wanted);
    if (wanted_rank == 2 || !(wanted->to->flags & OB_WEAKLY))
        return NULL;
    ObRef *ref = *list_of(wanted->to);
    while (ref != NULL && rank(ref) <= wanted_rank
           && (rank(ref) < wanted_rank || ob_is_dying(&ref->base)))
        ref = ref->next;
    return ref != NULL && rank(ref) == wanted_rank ? ref : NULL;
}

/* --- make a weak reference --- */

static ObObject *make_ref(const ObRef *like)
{
    ObType *type = ob_type(&like->base);
    ObObject *op = ob_object_new(type, type->basic_size);
    if (op == NULL)
        return NULL;
    ObRef *ref = (ObRef *)op;
    memset(ref + 1, 0, type->basic_size - sizeof *ref);
    *ref = (ObRef){ .base = *op, .to = like->to, .hash = -1,
                    .callback = like->callback };
    if (ref->callback != NULL)
        ob_incref(ref->callback);
    if (ob_is_immortal(ref->to))
        ref->prev = ref->next = ref;
    else
        link_ref(ref);
    ob_track(op);
    return op;
}

ObObject *(ob_ref_new_as)(ObType *type, ObObject *to,
                          ObObject *callback)
{
    ob_require_pointer(type);
    ob_require(type->weakly != NULL
               && type->basic_size >= sizeof(ObRef),
               "it is no type of references");
    ob_require_alive(to);
    if (ob_type(to)->weak_offset == 0)
        return ob_raise(OB_TYPE_ERROR, "cannot create weak reference "
                        "to '%s' object", ob_type(to)->name);
    if (callback == ob_none())
        callback = NULL;
    ObRef like = { .base = OB_STATIC_HEADER(type), .to = to,
                   .callback = callback };
    ObRef *shared = find_like(&like);
    if (shared == NULL)
        return make_ref(&like);
    ob_incref(&shared->base);
    return &shared->base;
}

ObObject *(ob_ref_new)(ObObject *to, ObObject *callback)
{
    return ob_ref_new_as(&ob_ref_type, to, callback);
}

/* --- ask a reference --- */

/* --- whether it is a reference --- */

bool ob_ref_check(const ObObject *op)
{
    ob_require_object(op);
    return ob_type(op)->weakly != NULL;
}

/* A public function says its own name when op is no reference. */
#define as_ref(op) \
    (ob_require(ob_ref_check(op), "`" #op "` is no weak reference"), \
     (ObRef *)(op))

/* --- ask whom a reference leads to --- */

/* Who waits for its death is as good as dead. */
ObObject *ob_ref_to_borrowed(const ObObject *op)
{
    const ObRef *ref = as_ref(op);
    return ref->to == NULL || ob_is_dying(ref->to) ? NULL : ref->to;
}

int (ob_ref_get)(ObObject *op, ObObject **to)
{
    ob_require_pointer(to);
    *to = NULL;
    if (!ob_ref_check(op)) {
        ob_raise(OB_TYPE_ERROR, "expected a weakref");
        return -1;
    }
    *to = ob_ref_to_borrowed(op);
    if (*to == NULL)
        return 0;
    ob_incref(*to);
    return 1;
}

bool ob_ref_is_dead(const ObObject *op)
{
    return ob_ref_to_borrowed(op) == NULL;
}

ObObject *(ob_ref_callback)(ObObject *op)
{
    const ObRef *ref = as_ref(op);
    if (ref->callback == NULL || ref->to == NULL)
        return ob_none();
    ob_incref(ref->callback);
    return ref->callback;
}

/* --- what the type of a reference does --- */

ObObject *ob_ref_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)args;
    if (n > 0)
        return ob_raise(OB_TYPE_ERROR,
                        "weakref expected 0 arguments, got %zu", n);
    ObObject *to;
    return ob_ref_get(op, &to) > 0 ? to : ob_none();
}

int64_t ob_ref_hash(ObObject *op)
{
    ObRef *ref = (ObRef *)op;
    if (ref->hash != -1)
        return ref->hash;
    ObObject *to;
    if (ob_ref_get(op, &to) == 0) {
        ob_raise(OB_TYPE_ERROR, "weak object has gone away");
        return -1;
    }
    ref->hash = ob_hash(to);
    ob_decref(to);
    return ref->hash;
}

int ob_ref_equal(ObObject *a, ObObject *b)
{
    if (!ob_ref_check(b))
        return OB_NOT_IMPLEMENTED;
    ObObject *x = ob_ref_to_borrowed(a), *y = ob_ref_to_borrowed(b);
    if (x == NULL || y == NULL)
        return a == b;
    return ob_equal(x, y);
}

static ObObject *repr_to(const ObObject *op, const ObObject *to)
{
    const ObType *type = ob_type(to);
    const char *name = type->name_of != NULL ? type->name_of(to) : NULL;
    if (name == NULL)
        return ob_str_format("<weakref at %p; to '%s' at %p>",
                             (const void *)op, type->name,
                             (const void *)to);
    return ob_str_format("<weakref at %p; to '%s' at %p (%s)>",
                         (const void *)op, type->name,
                         (const void *)to, name);
}

ObObject *ob_ref_repr(ObObject *op)
{
    const ObObject *to = ob_ref_to_borrowed(op);
    if (to != NULL)
        return repr_to(op, to);
    return ob_str_format("<weakref at %p; dead>", (void *)op);
}

int ob_ref_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const ObRef *ref = (ObRef *)op;
    return ref->callback != NULL ? visit(ref->callback, arg) : 0;
}

/* Its reference to the callback, which is the caller's now. */
static ObObject *clear_and_take_callback(ObRef *ref)
{
    clear_ref(ref);
    ObObject *callback = ref->callback;
    ref->callback = NULL;
    return callback;
}

ObObject *ob_ref_drop_next(ObObject *op)
{
    ObObject *callback = clear_and_take_callback((ObRef *)op);
    return callback == NULL ? NULL : ob_dropped(callback);
}

void ob_ref_clear(ObObject *op)
{
    ObObject *callback = clear_and_take_callback((ObRef *)op);
    if (callback != NULL)
        ob_decref(callback);
}

ObType ob_ref_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "weakref.ReferenceType",
    .basic_size = sizeof(ObRef),
    OB_REF_SLOTS
};

/* --- list those who refer to an object --- */

/* The first of those who live; the one behind `ref`. NULL: none. */
static ObRef *living(ObRef *ref)
{
    while (ref != NULL && ob_is_dying(&ref->base))
        ref = ref->next;
    return ref;
}

static ObRef *first_of(ObObject *op)
{
    return op->flags & OB_WEAKLY ? living(*list_of(op)) : NULL;
}

ObObject *(ob_weakref_first)(ObObject *op)
{
    ob_require_object(op);
    ObRef *ref = first_of(op);
    if (ref == NULL)
        return NULL;
    ob_incref(&ref->base);
    return &ref->base;
}

size_t ob_weakref_count(ObObject *op)
{
    ob_require_object(op);
    size_t n = 0;
    for (ObRef *ref = first_of(op); ref != NULL;
         ref = living(ref->next))
        n++;
    return n;
}

ObObject *(ob_weakref_refs)(ObObject *op)
{
    ob_require_object(op);
    ObObject *list = ob_list_new();
    if (list == NULL)
        return NULL;
    for (ObRef *ref = first_of(op); ref != NULL;
         ref = living(ref->next))
        if (ob_list_append(list, &ref->base) < 0) {
            ob_decref(list);
            return NULL;
        }
    return list;
}

/* --- clear references and call back --- */

/* --- leave the queue --- */

static void make_empty(ObRef *queue)
{
    queue->prev = queue->next = queue;
}

static void leave(ObRef *ref)
{
    ref->prev->next = ref->next;
    ref->next->prev = ref->prev;
    ref->prev = ref->next = NULL;
}

/* The queue is a ring. Its head is no reference, only the place where
 * it begins and ends. The rest is dead, held, and has a callback. */
static void join(ObRef *queue, ObRef *ref)
{
    ob_incref(&ref->base);
    ref->prev = queue->prev;
    ref->next = queue;
    ref->prev->next = queue->prev = ref;
}

/* Those without a callback only if `all`. The others join the queue,
 * unless it is NULL. */
static void clear_refs_to(ObObject *op, bool all, ObRef *queue)
{
    ObRef *next;
    for (ObRef *ref = *list_of(op); ref != NULL; ref = next) {
        next = ref->next;
        if (ref->callback == NULL && !all)
            continue;
        clear_ref(ref);
        if (ref->callback != NULL && queue != NULL
            && !ob_is_dying(&ref->base))
            join(queue, ref);
    }
}

/* CPython: handle_callback, Objects/weakrefobject.c */
static void call_back(ObRef *ref, const char *calling)
{
    ObObject *arg = &ref->base;
    ObObject *result = ob_call(ref->callback, &arg, 1);
    if (result != NULL)
        ob_decref(result);
    else
        ob_report_ignored(calling, ref->callback);
}

/* All are called, the newest first, and only then let go of, the oldest
 * first. CPython: PyObject_ClearWeakRefs */
void ob_clear_weakrefs(ObObject *op)
{
    ObRef queue;
    make_empty(&queue);
    clear_refs_to(op, true, &queue);
    for (ObRef *ref = queue.next; ref != &queue; ref = ref->next)
        call_back(ref, "while calling weakref callback");
    while (queue.prev != &queue) {
        ObRef *ref = queue.prev;
        leave(ref);
        ob_ref_clear(&ref->base);
        ob_decref(&ref->base);
    }
}

/* --- who of the garbage's references is called back --- */

static void clear_refs_to_garbage(ObHeap *heap, bool all, ObRef *queue)
{
    ObObject *op;
    ob_heap_rewind(heap);
    while ((op = ob_heap_next_borrowed(heap)) != NULL)
        if (op->flags & OB_WEAKLY)
            clear_refs_to(op, all, queue);
}

/* Who is garbage itself is not called back. */
static void excuse_garbage(ObHeap *heap)
{
    ObObject *op;
    ob_heap_rewind(heap);
    while ((op = ob_heap_next_borrowed(heap)) != NULL)
        if (ob_ref_check(op) && ((ObRef *)op)->to == NULL
            && ((ObRef *)op)->prev != NULL) {
            leave((ObRef *)op);
            ob_decref(op);
        }
}

/* CPython: handle_weakref_callbacks, Python/gc.c */
bool ob_handle_weakref_callbacks(ObHeap *heap, bool all, size_t *freed)
{
    ob_require_pointer(heap);
    ob_require_pointer(freed);
    ObRef queue;
    make_empty(&queue);
    clear_refs_to_garbage(heap, all, &queue);
    if (queue.next == &queue)
        return false;
    excuse_garbage(heap);
    bool any = queue.next != &queue;
    while (queue.next != &queue) {
        ObRef *ref = queue.next;
        call_back(ref, "on calling weakref callback");
        leave(ref);
        *freed += ob_refcnt(&ref->base) == 1;
        ob_decref(&ref->base);
    }
    return any;
}

/* CPython: clear_weakrefs, Python/gc.c */
void ob_clear_garbage_weakrefs(ObHeap *heap)
{
    ob_require_pointer(heap);
    ObObject *op;
    ob_heap_rewind(heap);
    while ((op = ob_heap_next_borrowed(heap)) != NULL) {
        if (op->flags & OB_WEAKLY)
            clear_refs_to(op, true, NULL);
        if (ob_ref_check(op))
            clear_ref((ObRef *)op);
    }
}

/* --- check the lists --- */

/* What a walk over all objects finds. */
typedef struct Check {
    size_t listed, living;
    const char *broken;     /* NULL: nothing */
} Check;

static const char *check_list(const ObObject *op, size_t *listed)
{
    const ObRef *prev = NULL;
    for (const ObRef *ref = *list_of(op); ref != NULL;
         prev = ref, ref = ref->next, ++*listed) {
        if (ref->to != op || ref->prev != prev)
            return "INV-weakref-1: in the list of another";
        if (prev != NULL && rank(prev) > rank(ref))
            return "INV-weakref-2: not in its place";
    }
    return NULL;
}

static int check_one(const ObMemInfo *info, void *arg)
{
    Check *check = arg;
    const ObObject *op = info->object;
    if (op == NULL)
        return 0;
    if (op->flags & OB_WEAKLY)
        check->broken = check_list(op, &check->listed);
    if (ob_type(op)->weakly != NULL)
        check->living += is_listed((const ObRef *)op);
    return check->broken != NULL;
}

int ob_weakref_validate(char *why, size_t size)
{
    ob_require_pointer(why);
    Check check = { 0 };
    ob_mem_walk(ob_mem(), check_one, &check);
    if (check.broken == NULL && check.listed != check.living)
        check.broken = "INV-weakref-1: it is in no list";
    if (check.broken == NULL)
        return 0;
    snprintf(why, size, "%s: a weak reference", check.broken);
    return -1;
}
