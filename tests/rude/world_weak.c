/* Weak references, and whoever is called back. */
#include "world_inside.h"

#if CHAPTER >= 8

/* --- callbacks, one for each manner --- */

typedef struct Callback {
    ObObject base;
    int manner;
} Callback;

static ObObject *callback_call(ObObject *op, ObObject *const args[],
                               size_t n)
{
    must(n == 1 && ob_ref_check(args[0]), "a callback gets its reference");
    must(ob_ref_is_dead(args[0]), "it is called before the time");
    Answer answer = play(number_of(args[0]), ((Callback *)op)->manner,
                         CALLBACKS, args[0]);
    return answer == RAISE ? NULL : ob_none();
}

static ObType callback_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Callback",
    .basic_size = sizeof(Callback),
    .call = callback_call,
    .free = ob_object_free
};

static Callback callbacks[MANNERS];

static ObObject *callback_of(int manner)
{
    Callback *callback = &callbacks[manner];
    *callback = (Callback){ OB_STATIC_HEADER(&callback_type), manner };
    return &callback->base;
}

/* --- who dies has a number no longer --- */

static void ref_free(ObObject *op)
{
    forget(op);
    ob_object_free(op);
}

void weak_begin(void)
{
    ob_ref_type.free = ob_proxy_type.free
                     = ob_callable_proxy_type.free = ref_free;
}

bool weak_check(const ObType *type, bool *proxy)
{
    *proxy = type == &ob_proxy_type || type == &ob_callable_proxy_type;
    return *proxy || type == &ob_ref_type;
}

ObObject *weak_target(ObObject *op)
{
    ObObject *to;
    return ob_ref_get(op, &to) > 0 ? to : NULL;
}

/* --- steps --- */

/* Without a callback it may be one that there is already. */
static ObObject *make_ref(const Op *op, ObObject *to)
{
    ObObject *callback = op->index < 3 ? NULL : callback_of(op->index);
    ObObject *ref = op->verb == WEAKREF ? ob_ref_new(to, callback)
                                        : ob_proxy_new(to, callback);
    if (ref != NULL && birth_of(ref) == NOTHING)
        register_new(ref);
    return ref;
}

static void deref(const Op *op, ObObject *ref)
{
    ObObject *to = ob_call(ref, NULL, 0);
    must(to != NULL, "a reference does not answer");
    say("deref %d", number_of(to));
    bind_name(op->c, to);
    ob_decref(to);
}

void ask_weak(const Op *op, ObObject *a)
{
    if (op->verb == DEREF)
        deref(op, a);
    else if (w->births < BIRTHS)
        say_and_bind(op, make_ref(op, a));
}

void count_weak(ObObject *a)
{
    say("weakcount %zu", ob_weakref_count(a));
}

#endif
