/* finalize: callbacks that somebody holds until they are called.
 *
 * CPython: finalize, Lib/weakref.py
 */
#include "ob_weak.h"
#include "weak.h"

/* what is known about a finalizer */
typedef struct ObInfo {
    ObObject base;
    ObObject *weakref;      /* whose callback is the finalizer */
    ObObject *function;
    bool atexit;            /* at the end it is called, too */
    size_t n;
    ObObject *args[];
} ObInfo;

static int info_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const ObInfo *info = (ObInfo *)op;
    int result = visit(info->weakref, arg);
    for (size_t i = 0; result == 0 && i < info->n; i++)
        result = visit(info->args[i], arg);
    return result != 0 ? result : visit(info->function, arg);
}

/* The arguments from the last one on, the function, the reference. */
static ObObject *info_drop_next(ObObject *op)
{
    ObInfo *info = (ObInfo *)op;
    if (info->n > 0)
        return ob_dropped(info->args[--info->n]);
    ObObject **held = info->function != NULL ? &info->function
                                             : &info->weakref;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType info_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "_Info",
    .basic_size = sizeof(ObInfo),
    .traverse = info_traverse,
    .drop_next = info_drop_next,
    .free = ob_object_free,
};

/* NULL with TypeError or MemoryError. */
static ObObject *info_new(ObObject *f, ObObject *to, ObObject *function,
                          ObObject *const args[], size_t n)
{
    ObObject *ref = ob_ref_new(to, f);
    if (ref == NULL)
        return NULL;
    ObObject *op = ob_object_new(&info_type, sizeof(ObInfo)
                                             + n * sizeof args[0]);
    if (op == NULL) {
        ob_decref(ref);
        return NULL;
    }
    ObInfo *info = (ObInfo *)op;
    ob_incref(function);
    *info = (ObInfo){ *op, ref, function, true, n };
    for (size_t i = 0; i < n; i++) {
        ob_incref(args[i]);
        info->args[i] = args[i];
    }
    ob_track(op);
    return op;
}

/* What is registered for f: borrowed; NULL: it is not alive. */
static ObInfo *info_of(ObObject *f)
{
    ObObject *registry = ob_self()->interp->finalizers, *info = NULL;
    if (registry != NULL && ob_dict_lookup(registry, f, &info) == 1)
        ob_decref(info);
    return (ObInfo *)info;
}

/* Its object, a new reference; NULL: it is dead, or f is. */
static ObObject *object_of(ObObject *f)
{
    ObInfo *info = info_of(f);
    ObObject *to = NULL;
    if (info != NULL)
        (void)ob_ref_get(info->weakref, &to);
    return to;
}

/* CPython: finalize.__init__ */
ObObject *(ob_finalize_new)(ObObject *op, ObObject *function,
                            ObObject *const args[], size_t n)
{
    ObInterp *interp = ob_self()->interp;
    /* a finalizer wants objects */
    ob_require_object(op);
    ob_require_object(function);
    if (interp->finalizers == NULL)
        interp->finalizers = ob_dict_new();
    ObObject *f = interp->finalizers == NULL ? NULL
                  : ob_object_new(&ob_finalize_type, sizeof *f);
    if (f == NULL)
        return NULL;
    ObObject *info = info_new(f, op, function, args, n);
    int result = info == NULL ? -1
                 : ob_dict_set(interp->finalizers, f, info);
    if (info != NULL)
        ob_decref(info);
    if (result == 0) {
        interp->finalizers_changed = true;
        return f;
    }
    ob_decref(f);
    return NULL;
}

/* CPython: finalize.__call__ */
static ObObject *finalize_call(ObObject *f, ObObject *const args[],
                               size_t n)
{
    const ObInterp *interp = ob_self()->interp;
    /* a finalizer takes one argument, or none */
    (void)args;
    if (n > 1)
        return ob_raise(OB_TYPE_ERROR, "finalize.__call__() takes from "
                        "1 to 2 positional arguments but %zu were "
                        "given", n + 1);
    if (interp->finalizers == NULL)
        return ob_none();
    ObObject *op = ob_dict_pop_default(interp->finalizers, f,
                                       ob_none());
    if (op == ob_none())
        return op;
    const ObInfo *info = (ObInfo *)op;
    ObObject *result = interp->finalizers_over ? ob_none()
                       : ob_call(info->function, info->args, info->n);
    ob_decref(op);
    return result;
}

static ObObject *finalize_repr(ObObject *f)
{
    ObObject *to = object_of(f);
    if (to == NULL)
        return ob_str_format("<finalize object at %p; dead>",
                             (void *)f);
    ObObject *repr = ob_str_format("<finalize object at %p; for '%s' "
                                   "at %p>", (void *)f,
                                   ob_type(to)->name, (void *)to);
    ob_decref(to);
    return repr;
}

ObType ob_finalize_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "finalize",
    .basic_size = sizeof(ObObject),
    .repr = finalize_repr,
    .call = finalize_call,
    .free = ob_object_free,
};

bool ob_finalize_is_alive(ObObject *f)
{
    ob_require_type(f, &ob_finalize_type);
    return info_of(f) != NULL;
}

/* (to, function, args, {}), or NULL with MemoryError. */
static ObObject *shown(ObObject *to, const ObInfo *info)
{
    ObObject *args = ob_tuple_new(info->n, info->args), *shown = NULL;
    ObObject *keywords = args != NULL ? ob_dict_new() : NULL;
    if (keywords != NULL) {
        ObObject *items[] = { to, info->function, args, keywords };
        shown = ob_tuple_new(4, items);
        ob_decref(keywords);
    }
    if (args != NULL)
        ob_decref(args);
    return shown;
}

ObObject *(ob_finalize_peek)(ObObject *f)
{
    ob_require_type(f, &ob_finalize_type);
    ObObject *to = object_of(f);
    if (to == NULL)
        return ob_none();
    ObObject *tuple = shown(to, info_of(f));
    ob_decref(to);
    return tuple;
}

ObObject *(ob_finalize_detach)(ObObject *f)
{
    ob_require_type(f, &ob_finalize_type);
    ObObject *tuple = (ob_finalize_peek)(f);
    if (tuple != NULL && tuple != ob_none())
        (void)ob_dict_del(ob_self()->interp->finalizers, f);
    return tuple;
}

bool ob_finalize_atexit(ObObject *f)
{
    ob_require_type(f, &ob_finalize_type);
    const ObInfo *info = info_of(f);
    return info != NULL && info->atexit;
}

void ob_finalize_set_atexit(ObObject *f, bool atexit)
{
    ob_require_type(f, &ob_finalize_type);
    ObInfo *info = info_of(f);
    if (info != NULL)
        info->atexit = atexit;
}

/* --- at exit --- */

/* Those that are to be called, the oldest first: a new list; NULL with
 * MemoryError. CPython: finalize._select_for_exit */
static ObObject *select_for_exit(ObObject *registry)
{
    ObObject *list = ob_list_new(), *f, *info;
    size_t at = 0;
    if (list != NULL)
        ob_untrack(list);       /* nobody is to find it */
    while (list != NULL
           && ob_dict_next_borrowed(registry, &at, &f, &info))
        if (((ObInfo *)info)->atexit && ob_list_append(list, f) < 0) {
            ob_decref(list);
            return NULL;
        }
    return list;
}

/* What is raised at exit is reported as a program's last exception. */
static void report_raised(void)
{
    ob_unraisable_in("Traceback (most recent call last):");
}

static void call_one(ObObject *f)
{
    ObObject *result = ob_call(f, NULL, 0);
    if (result == NULL)
        report_raised();
    else
        ob_decref(result);
}

/* CPython: finalize._exitfunc */
static void call_all(ObInterp *interp)
{
    ObObject *pending = NULL;
    size_t left = 0;
    interp->finalizers_changed = true;
    while (left > 0 || interp->finalizers_changed) {
        if (interp->finalizers_changed) {
            if (pending != NULL)
                ob_decref(pending);
            interp->finalizers_changed = false;
            pending = select_for_exit(interp->finalizers);
            left = pending != NULL ? ob_list_size(pending) : 0;
        }
        if (left > 0)
            call_one(ob_list_get_borrowed(pending, (int64_t)--left));
    }
    /* say if there was no memory for the list */
    if (pending != NULL)
        ob_decref(pending);
    else
        report_raised();
}

void ob_finalize_exit(ObInterp *interp)
{
    ob_require_pointer(interp);
    bool enabled = interp->gc.enabled;
    ObError aside;
    ob_put_aside(&aside);
    interp->gc.enabled = false;
    interp->main.depth++;   /* whom a hook calls cannot end it */
    if (interp->finalizers != NULL
        && ob_dict_size(interp->finalizers) > 0)
        call_all(interp);
    interp->main.depth--;
    interp->finalizers_over = true;
    interp->gc.enabled = enabled;
    ob_put_back(&aside);
}

bool ob_finalizers_are_whole(void)
{
    ObObject *registry = ob_self()->interp->finalizers, *f, *info;
    size_t at = 0;
    while (registry != NULL
           && ob_dict_next_borrowed(registry, &at, &f, &info)) {
        const ObObject *ref = ((ObInfo *)info)->weakref;
        if (!ob_ref_is_dead(ref) && ((ObRef *)ref)->callback != f)
            return false;
    }
    return true;
}

bool ob_finalize_stop(ObInterp *interp)
{
    ob_require_pointer(interp);
    ObObject *registry = interp->finalizers;
    interp->finalizers = NULL;
    if (registry != NULL)
        ob_decref(registry);
    return registry != NULL;
}
