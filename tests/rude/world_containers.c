/* Weak containers, one of each kind; finalizers. */
#include "world_inside.h"

#if CHAPTER >= 9

static ObObject *values, *keys, *items;

/* --- whoever is called back is told of --- */

static ObObject *(*call_method)(ObObject *op, ObObject *const args[],
                                size_t n);

/* The callback of a container is a bound method. */
static ObObject *method_called(ObObject *op, ObObject *const args[],
                               size_t n)
{
    if (n == 1 && ob_ref_check(args[0]) && birth_of(args[0]) != NOTHING)
        say("clear ref %d", birth_of(args[0]));
    return call_method(op, args, n);
}

typedef struct Finally {
    ObObject base;
    int manner;
} Finally;

static ObObject *finally_call(ObObject *op, ObObject *const args[],
                              size_t n)
{
    must(n == 1, "a finalizer has one argument");
    say("final %d", (int)ob_int_value(args[0]));
    Answer answer = run_script(((Finally *)op)->manner, CALLBACKS);
    return answer == RAISE ? NULL : ob_none();
}

static ObType finally_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Finally",
    .basic_size = sizeof(Finally),
    .call = finally_call,
    .free = ob_object_free
};

static Finally finallies[MANNERS];

static void weak_free(ObObject *op)
{
    forget(op);
    ob_object_free(op);
}

void containers_begin(void)
{
    if (call_method == NULL)
        call_method = ob_method_type.call;
    ob_method_type.call = method_called;
    ob_keyed_ref_type.free = weak_free;
    values = ob_weak_values_new();
    keys = ob_weak_keys_new();
    items = ob_weak_set_new();
    must(values != NULL && keys != NULL && items != NULL, "no memory");
}

void containers_end(void)
{
    ob_decref(values);
    ob_decref(keys);
    ob_decref(items);
}

/* --- steps --- */

/* Their addresses. */
static size_t refs_to(ObObject *to, const ObObject *refs[2 * BIRTHS])
{
    ObObject *list = ob_weakref_refs(to);
    size_t n = ob_list_size(list);
    for (size_t i = 0; i < n; i++)
        refs[i] = ob_list_get_borrowed(list, (int64_t)i);
    ob_decref(list);
    return n;
}

typedef int Putting(const Op *op, ObObject *a, ObObject *b);

/* A reference to `a` that there was not before has a number, too. */
static int put_numbered(Putting *put, const Op *op, ObObject *a,
                        ObObject *b)
{
    const ObObject *before[2 * BIRTHS], *after[2 * BIRTHS];
    size_t n = refs_to(a, before), k = 0;
    int result = put(op, a, b);
    for (size_t i = refs_to(a, after); i-- > 0; ) {
        for (k = 0; k < n && before[k] != after[i]; k++)
            ;
        if (k == n)
            register_new((ObObject *)after[i]);
    }
    return result;
}

static int finally(const Op *op, ObObject *a, ObObject *b)
{
    (void)b;
    Finally *function = &finallies[op->index];
    *function = (Finally){ OB_STATIC_HEADER(&finally_type), op->index };
    ObObject *label = ob_int_new(w->births);
    ObObject *f = ob_finalize_new(a, &function->base, &label, 1);
    if (f == NULL)
        return -1;
    ob_decref(f);       /* it is registered */
    return 0;
}

static int set_value(const Op *op, ObObject *a, ObObject *b)
{
    (void)b;
    return ob_weak_values_set(values, ob_int_new(op->index), a);
}

static int set_key(const Op *op, ObObject *a, ObObject *b)
{
    (void)op;
    return ob_weak_keys_set(keys, a, b);
}

static int add_item(const Op *op, ObObject *a, ObObject *b)
{
    (void)op, (void)b;
    return ob_weak_set_add(items, a);
}

/* A key that is there keeps its reference; and the old value may do
 * anything. */
static int put_in(const Op *op, ObObject *a, ObObject *b)
{
    if (op->verb == KEYS_SET && ob_weak_keys_contains(keys, a) == 1)
        return set_key(op, a, b);
    return put_numbered(op->verb == FINALLY ? finally
                        : op->verb == VALUES_SET ? set_value
                        : op->verb == KEYS_SET ? set_key : add_item,
                        op, a, b);
}

void ask_container(const Op *op, ObObject *a, ObObject *b)
{
    if (op->verb == VALUES_GET)
        say_and_bind(op, ob_weak_values_get(values,
                                            ob_int_new(op->index)));
    else if (op->verb == VALUES_DEL)
        say_answer(op, ob_weak_values_del(values,
                                          ob_int_new(op->index)));
    else if (op->verb == KEYS_GET)
        say_and_bind(op, ob_weak_keys_get(keys, a));
    else if (op->verb == KEYS_DEL)
        say_answer(op, ob_weak_keys_del(keys, a));
    else if (op->verb == ITEMS_DISCARD)
        say_answer(op, ob_weak_set_discard(items, a));
    else if (w->births < BIRTHS)
        say_answer(op, put_in(op, a, b));
}

static void walk(const Op *op)
{
    ObWeakWalk walk;
    ObObject *value = ob_none(), *next;
    must(ob_weak_walk(values, &walk) == 0, "no memory");
    if (w->mode != PYTHON)
        say("values");      /* a list is born: a collection may be due */
    for (int i = 0; ob_weak_walk_next(&walk, NULL, &next); i++) {
        ob_decref(value);
        value = next;
        say("walk %d", number_of(value));
        unbind_name(op->a + i);
    }
    ob_decref(value);
}

void tell_container(const Op *op)
{
    if (op->verb == SIZES)
        say("sizes %zu %zu %zu", ob_weak_values_size(values),
            ob_weak_keys_size(keys), ob_weak_set_size(items));
    else
        walk(op);
}

#endif
