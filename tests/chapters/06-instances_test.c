/* Chapter 6: classes, instances, slots, attributes, methods. */
#include "support.h"
#include "fatal.h"
#include "class.h"

#include <stdio.h>

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define NO_NAMES ((const char *const[]){ NULL })

static ObObject *class_def(const ObClassDef *def)
{
    ObObject *cls = ob_class_new(def);
    assert_non_null(cls);
    return cls;
}

#define class_new(...) class_def(&(ObClassDef){ .name = __VA_ARGS__ })

static ObObject *new_of(ObObject *cls)
{
    ObObject *op = ob_instance_new(cls);
    assert_non_null(op);
    return op;
}

static ObObject *doomed(const char *name)
{
    ObObject *op = ob_doomed_new(name);
    assert_non_null(op);
    return op;
}

static void set(ObObject *op, const char *name, ObObject *value)
{
    assert_int_equal(ob_setattr(op, name, value), 0);
}

static void set_int(ObObject *op, const char *name, int value)
{
    assert_int_equal(ob_setattr_steal(op, name, ob_int_new(value)), 0);
}

static void set_doomed(ObObject *op, const char *name, const char *who)
{
    assert_int_equal(ob_setattr_steal(op, name, doomed(who)), 0);
}

static void assert_attr(ObObject *op, const char *name, const char *repr)
{
    assert_repr_steal(ob_getattr(op, name), repr);
}

static void assert_no_attr(ObObject *op, const char *name, const char *text)
{
    assert_null(ob_getattr(op, name));
    assert_raised(OB_ATTRIBUTE_ERROR, text);
}

static void assert_refused(int result, ObExc exc, const char *text)
{
    assert_int_equal(result, -1);
    assert_raised(exc, text);
}

static void assert_no_class(const ObClassDef *def, ObExc exc,
                            const char *text)
{
    assert_null(ob_class_new(def));
    assert_raised(exc, text);
}

/* Lets go of each, the first first. */
#define drop(...) \
    drop_all((ObObject *[]){ __VA_ARGS__, NULL })
static void drop_all(ObObject *const ops[])
{
    for (; *ops != NULL; ops++)
        ob_decref(*ops);
}

/* --- instances --- */

static void attributes_come_and_go(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *p = new_of(cls);
    set_int(p, "x", 1000);
    set_int(p, "y", 2000);
    assert_attr(p, "x", "1000");
    set_int(p, "x", 3000);
    assert_attr(p, "x", "3000");
    assert_int_equal(ob_delattr(p, "x"), 0);
    assert_no_attr(p, "x", "'P' object has no attribute 'x'");
    assert_attr(p, "y", "2000");
    set_int(p, "x", 4);
    assert_repr_steal(ob_vars(p), "{'y': 2000, 'x': 4}");
    assert_attr(p, "x", "4");
    assert_int_equal(ob_delattr(p, "y"), 0);
    assert_refused(ob_delattr(p, "y"), OB_ATTRIBUTE_ERROR,
                   "'P' object has no attribute 'y'");
    assert_repr_steal(ob_vars(p), "{'x': 4}");
    drop(p, cls);
}

static void an_attribute_holds_one_reference(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *p = new_of(cls);
    ObObject *list = ob_list_new(), *other = ob_list_new();
    set(p, "x", list);
    assert_int_equal(ob_refcnt(list), 2);
    set(p, "x", list);
    assert_int_equal(ob_refcnt(list), 2);
    ObObject *got = ob_getattr(p, "x");
    assert_ptr_equal(got, list);
    assert_int_equal(ob_refcnt(list), 3);
    ob_decref(got);
    ObObject *dict = ob_vars(p);
    assert_int_equal(ob_refcnt(list), 2);
    set(p, "x", other);
    assert_int_equal(ob_refcnt(list), 1);
    assert_int_equal(ob_refcnt(other), 2);
    drop(dict, p, cls);
    assert_int_equal(ob_refcnt(other), 1);
    drop(list, other);
}

static void an_instance_is_tracked_and_shows_its_class(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *empty = class_new("E",
                                                       .slots = NO_NAMES);
    ObObject *p = new_of(cls), *e = new_of(empty);
    assert_true(ob_is_tracked(p));
    assert_true(ob_is_tracked(e));
    assert_true(ob_is_tracked(cls));
    ob_gc_collect();
    assert_true(ob_is_tracked(e));
    assert_repr_steal(ob_gc_get_referents(e), "[<class 'E'>]");
    set_int(p, "a", 5000);
    set_int(p, "b", 6000);
    assert_repr_steal(ob_gc_get_referents(p),
                      "[5000, 6000, <class 'P'>]");
    ob_decref(ob_vars(p));
    assert_repr_steal(ob_gc_get_referents(p),
                      "[{'a': 5000, 'b': 6000}, <class 'P'>]");
    drop(p, e, cls, empty);
}

static void sizes(void **state)
{
    (void)state;
    static const char *const three[] = { "a", "b", "c", NULL };
    ObObject *o = new_of(&ob_object_type.base);
    assert_int_equal(ob_sizeof(o), 16);
    ObObject *plain = class_new("P"), *p = new_of(plain);
    assert_int_equal(ob_sizeof(p) + 16, 48);    /* as CPython says */
    ObObject *none = class_new("S0", .slots = NO_NAMES);
    ObObject *slots = class_new("S3", .slots = three);
    ObObject *weak = class_new("W", .slots = NAMES("a", "__weakref__"));
    ObObject *dict = class_new("D", .slots = NAMES("__dict__", "a"));
    ObObject *s0 = new_of(none), *s3 = new_of(slots);
    ObObject *w = new_of(weak), *d = new_of(dict);
    assert_int_equal(ob_sizeof(s0) + 16, 32);
    assert_int_equal(ob_sizeof(s3) + 16, 56);
    assert_int_equal(ob_sizeof(w) + 16, 48);    /* CPython: 56 */
    assert_int_equal(ob_sizeof(d) + 16, 48);    /* CPython: 56 */
    assert_int_equal(ob_sizeof(plain), sizeof(ObClass));
    assert_int_equal(ob_sizeof(&ob_list_type.base), sizeof(ObType));
    drop(o, p, s0, s3, w, d, plain, none, slots, weak, dict);
}

/* How many inline values a new instance has room for. */
static int room_of_new(ObObject *cls)
{
    ObObject *op = new_of(cls);
    int room = ob_instance_values(op)->room;
    ob_decref(op);
    return room;
}

static void a_class_learns_how_much_room_is_needed(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *p = new_of(cls);
    assert_int_equal(ob_instance_values(p)->room, 29);
    set_int(p, "a", 1);
    set_int(p, "b", 2);
    assert_int_equal(room_of_new(cls), 28);
    for (int i = 0; i < 25; i++)
        assert_int_equal(room_of_new(cls), 27 - i);
    assert_int_equal(room_of_new(cls), 3);
    assert_int_equal(room_of_new(cls), 3);
    ObObject *known = class_new("K", .attributes = NAMES("z", "a", "m"));
    for (int i = 0; i < 100; i++)
        room_of_new(known);
    assert_int_equal(room_of_new(known), 4);
    drop(p, cls, known);
}

static void what_does_not_fit_goes_to_a_dict(void **state)
{
    (void)state;
    ObObject *cls = class_new("P");
    for (int i = 0; i < 100; i++)
        room_of_new(cls);
    ObObject *p = new_of(cls);
    set_int(p, "a", 1);
    assert_int_equal(ob_instance_values(p)->room, 1);
    set_int(p, "b", 2);
    assert_int_equal(ob_instance_values(p)->room, 0);
    set_int(p, "c", 3);
    assert_repr_steal(ob_vars(p), "{'a': 1, 'b': 2, 'c': 3}");
    assert_attr(p, "a", "1");
    drop(p, cls);
}

static void set_many(ObObject *p, int n)
{
    char name[16];
    for (int i = 0; i < n; i++) {
        snprintf(name, sizeof name, "a%02d", i);
        set_int(p, name, i);
    }
}

static void thirty_attributes_are_too_many(void **state)
{
    (void)state;
    ObObject *few = class_new("P"), *many = class_new("Q");
    ObObject *p = new_of(few), *q = new_of(many);
    set_many(p, 29);
    assert_int_equal(ob_instance_values(p)->room, 29);
    set_many(q, 30);
    assert_int_equal(ob_instance_values(q)->room, 0);
    set_many(q, 50);
    assert_attr(q, "a49", "49");
    assert_attr(q, "a00", "0");
    drop(p, q, few, many);
}

/* Thirty that are known beforehand fit. */
static void thirty_known_ones_fit(void **state)
{
    (void)state;
    static char text[31][8];
    const char *names[32] = { NULL };
    for (int i = 0; i < 31; i++) {
        snprintf(text[i], sizeof text[i], "a%02d", i);
        names[i] = text[i];
    }
    ObObject *more = class_new("P", .attributes = names);
    names[30] = NULL;
    ObObject *cls = class_new("P", .attributes = names);
    ObObject *p = new_of(cls), *q = new_of(more);
    set_many(p, 30);
    assert_int_equal(ob_instance_values(p)->room, 30);
    set_many(q, 30);
    assert_int_equal(ob_instance_values(q)->room, 30);
    set_int(q, "a30", 30);
    assert_int_equal(ob_instance_values(q)->room, 0);
    drop(p, q, cls, more);
}

static void a_dict_outlives_its_instance(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *p = new_of(cls);
    set_int(p, "x", 7);
    ObObject *dict = ob_vars(p), *again = ob_vars(p);
    assert_ptr_equal(dict, again);
    ObObject *key = ob_str_from("y"), *one = ob_int_new(1);
    assert_int_equal(ob_dict_set(dict, key, one), 0);
    assert_attr(p, "y", "1");
    assert_int_equal(ob_dict_del(dict, key), 0);
    assert_no_attr(p, "y", "'P' object has no attribute 'y'");
    drop(again, p, cls);
    ob_gc_collect();
    assert_int_equal(ob_dict_set(dict, one, key), 0);
    assert_repr_steal(dict, "{'x': 7, 1: 'y'}");
    drop(key, one);
}

static void a_dict_can_be_replaced(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *p = new_of(cls), *q = new_of(cls);
    set_int(p, "x", 7);
    ObObject *dict = ob_dict_new();
    set(p, "__dict__", dict);
    set(q, "__dict__", dict);
    assert_int_equal(ob_refcnt(dict), 3);
    assert_no_attr(p, "x", "'P' object has no attribute 'x'");
    set_int(p, "y", 8);
    assert_attr(q, "y", "8");
    assert_refused(ob_setattr(p, "__dict__", cls), OB_TYPE_ERROR,
                   "__dict__ must be set to a dictionary, not a 'type'");
    assert_int_equal(ob_delattr(p, "__dict__"), 0);
    assert_int_equal(ob_refcnt(dict), 2);
    assert_attr(p, "__dict__", "{}");
    assert_int_equal(ob_delattr(p, "__dict__"), 0);
    set_int(p, "z", 9);
    assert_attr(p, "__dict__", "{'z': 9}");
    drop(p, q, dict, cls);
}

/* --- the order of deaths --- */

static void attributes_die_in_the_order_of_the_class(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new("P");
    ObObject *p = new_of(cls), *q = new_of(cls), *r = new_of(cls);
    set_doomed(p, "a", "1a");
    set_doomed(p, "b", "1b");
    set_doomed(q, "b", "2b");
    set_doomed(q, "a", "2a");
    set_doomed(r, "b", "3b");
    set_doomed(r, "a", "3a");
    ob_decref(q);
    ob_decref(ob_vars(r));
    drop(r, p, cls);
    assert_died("2a 2b 3a 3b 1a 1b ");
}

static void a_dict_remembers_the_order(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new("P"), *p = new_of(cls), *q = new_of(cls);
    set_int(q, "a", 1);
    ObObject *dict = ob_vars(q);
    static const char *const names[] = { "z", "b" };
    for (size_t i = 0; i < 2; i++) {
        ObObject *key = ob_str_from(names[i]), *value = ob_int_new(0);
        assert_int_equal(ob_dict_set(dict, key, value), 0);
        drop(key, value);
    }
    set_doomed(p, "b", "b");
    set_doomed(p, "z", "z");
    set_doomed(p, "a", "a");
    ObObject *outlives = ob_vars(p);
    drop(p, q, dict);
    ob_log("died |");
    drop(outlives, cls);
    assert_died("| a z b ");
}

/* CPython looks the name up as if it were to be set. */
static void a_class_learns_even_from_deleting(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new("P"), *p = new_of(cls);
    assert_refused(ob_delattr(p, "b"), OB_ATTRIBUTE_ERROR,
                   "'P' object has no attribute 'b'");
    assert_no_attr(p, "c", "'P' object has no attribute 'c'");
    set_doomed(p, "a", "a");
    set_doomed(p, "c", "c");
    set_doomed(p, "b", "b");
    ob_decref(ob_vars(p));
    assert_refused(ob_delattr(p, "z"), OB_ATTRIBUTE_ERROR,
                   "'P' object has no attribute 'z'");
    set_doomed(p, "y", "y");
    set_doomed(p, "z", "z");
    drop(p, cls);
    assert_died("b a c z y ");
}

static void known_names_come_first_in_alphabetical_order(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new("P", .attributes = NAMES("z", "a", "m"));
    ObObject *p = new_of(cls);
    set_doomed(p, "k", "k");
    set_doomed(p, "z", "z");
    set_doomed(p, "m", "m");
    set_doomed(p, "a", "a");
    drop(p, cls);
    assert_died("a m z k ");
}

/* Of a class that knows a, then b: a new instance, which has got b,
 * then a. */
static ObObject *out_of_order(ObObject *cls)
{
    ObObject *first = new_of(cls);
    set_int(first, "a", 1);
    set_int(first, "b", 1);
    ob_decref(first);
    ObObject *p = new_of(cls);
    set_doomed(p, "b", "b");
    set_doomed(p, "a", "a");
    return p;
}

static void other_keys_end_the_order(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new("P"), *p = out_of_order(cls);
    ObObject *dict = ob_vars(p), *key = ob_int_new(5000);
    assert_int_equal(ob_dict_set(dict, key, key), 0);
    drop(dict, key, p, cls);
    assert_died("b a ");
}

static void a_cleared_dict_keeps_the_order(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new("P"), *p = out_of_order(cls);
    ObObject *dict = ob_vars(p);
    ob_dict_clear(dict);
    set_doomed(p, "b", "b2");
    assert_int_equal(ob_delattr(p, "b"), 0);
    set_doomed(p, "b", "b3");
    set_doomed(p, "a", "a3");
    drop(dict, p, cls);
    assert_died("a b b2 a3 b3 ");
}

/* A copied dict comes with an order of its own. */
static void an_update_of_nothing_ends_the_order(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new("P"), *first = new_of(cls);
    set_int(first, "a", 1);
    set_int(first, "b", 1);
    ObObject *p = new_of(cls), *q = new_of(cls);
    set_doomed(q, "b", "b");
    set_doomed(q, "a", "a");
    ObObject *from = ob_vars(q), *to = ob_vars(p);
    ObObject *copy = ob_dict_copy(from);
    drop(q, from);
    assert_int_equal(ob_dict_update(to, copy), 0);
    drop(copy, to);
    ob_log("died |");
    drop(p, first, cls);
    assert_died("| b a ");
}

static void slots_die_first_and_the_youngest_class_s_first(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *base = class_new("A", .slots = NAMES("z", "a", "m"));
    ObObject *cls = class_new("B", .base = base, .slots = NAMES("c", "b"));
    ObObject *last = class_new("C", .base = cls);
    ObObject *op = new_of(last);
    set_doomed(op, "q", "q");
    static const char *const names[] = { "z", "a", "m", "c", "b" };
    for (size_t i = 0; i < 5; i++)
        set_doomed(op, names[i], names[i]);
    drop(op, last, cls, base);
    assert_died("b c a m z q ");
}

/* --- what the collector counts --- */

static size_t collect_self_cycle(ObObject *cls, const char *name,
                                 bool look)
{
    ObObject *op = new_of(cls);
    set(op, name, op);
    if (look)
        ob_decref(ob_vars(op));
    ob_gc_disable();
    ob_decref(op);
    size_t n = ob_gc_collect();
    ob_gc_enable();
    return n;
}

static ObObject *do_nothing(ObObject *self, ObObject *const args[],
                            size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

static const ObMethodDef a_method[] = { { "m", do_nothing }, { 0 } };

static void what_collect_returns(void **state)
{
    (void)state;
    ObObject *cls = class_new("N", .methods = a_method);
    ObObject *slotted = class_new("S", .slots = NAMES("me", "it"));
    ObObject *both = class_new("B", .slots = NAMES("me", "__dict__"));
    ob_gc_collect();
    assert_int_equal(collect_self_cycle(cls, "me", false), 1);
    assert_int_equal(collect_self_cycle(cls, "me", true), 2);
    assert_int_equal(collect_self_cycle(slotted, "me", false), 1);
    assert_int_equal(collect_self_cycle(both, "me", false), 1);
    assert_int_equal(collect_self_cycle(both, "other", false), 1);
    /* with 30 attributes */
    ObObject *wide = class_new("W"), *op = new_of(wide);
    set_many(op, 29);
    set(op, "me", op);
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 2);
    /* two, and a tail of three */
    ObObject *a = new_of(cls), *b = new_of(cls);
    set(a, "other", b);
    set(b, "other", a);
    drop(a, b);
    assert_int_equal(ob_gc_collect(), 2);
    ObObject *tail[4];
    for (int i = 0; i < 4; i++)
        tail[i] = new_of(cls);
    set(tail[0], "me", tail[0]);
    for (int i = 0; i < 3; i++)
        set(tail[i], "next", tail[i + 1]);
    for (int i = 0; i < 4; i++)
        ob_decref(tail[i]);
    assert_int_equal(ob_gc_collect(), 4);
    /* a root of two that hold each other dies of its count */
    ObObject *root = new_of(cls), *left = new_of(cls), *right = new_of(cls);
    set(root, "left", left);
    set(root, "right", right);
    set(left, "right", right);
    set(right, "left", left);
    drop(root, left, right);
    assert_int_equal(ob_gc_collect(), 2);
    /* self.m2 = self.m */
    op = new_of(cls);
    assert_int_equal(ob_setattr_steal(op, "m2", ob_getattr(op, "m")), 0);
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 2);
    /* a slotted object and a tuple of atoms */
    ObObject *one = ob_int_new(5000), *tuple = ob_tuple_new(1, &one);
    op = new_of(slotted);
    set(op, "me", op);
    set(op, "it", tuple);
    drop(op, tuple, one);
    assert_int_equal(ob_gc_collect(), 1);
    drop(cls, slotted, both, wide);
}

/* self cycle + attr list + attr {'a': 1} + attr (1, 2) */
static void what_is_attached_is_counted(void **state)
{
    (void)state;
    ObObject *cls = class_new("N"), *op = new_of(cls);
    set(op, "me", op);
    ObObject *list = ob_list_new(), *dict = ob_dict_new();
    ObObject *one = ob_int_new(1), *two[] = { one, one };
    ObObject *tuple = ob_tuple_new(2, two);
    assert_int_equal(ob_dict_set(dict, one, one), 0);
    set(op, "list", list);
    set(op, "dict", dict);
    set(op, "tuple", tuple);
    drop(op, list, dict, tuple, one);
    assert_int_equal(ob_gc_collect(), 3);
    ob_decref(cls);
}

static void a_class_without_a_name_waits_for_the_collector(void **state)
{
    (void)state;
    ObObject *cls = class_new("S", .slots = NAMES("a"));
    ObObject *op = new_of(cls);
    set(op, "a", cls);
    drop(op, cls);
    /* the class, its dict, its member, whatever else */
    assert_true(ob_gc_collect() >= 3);
    ObObject *plain = class_new("P");
    ObPeek peek = ob_peek_at(plain);
    ObObject *p = new_of(plain);
    ob_decref(plain);
    assert_int_equal(ob_peek(peek), 1);
    ob_gc_collect();
    assert_int_equal(ob_peek(peek), 1);
    ob_decref(p);
    assert_int_equal(ob_peek(peek), OB_GONE);   /* the type went along */
}

static void an_instance_in_a_cycle_with_its_class(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new("P"), *op = new_of(cls);
    set(cls, "only", op);
    set_doomed(op, "d", "d");
    set_doomed(cls, "e", "e");
    drop(op, cls);
    assert_true(ob_gc_collect() >= 3);
    const char *died = end_deaths();
    assert_int_equal(strlen(died), 4);
}

/* --- classes and inheritance --- */

static ObObject *tell(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    return n == 0 ? ob_str_from("told") : ob_repr(args[n - 1]);
}

static const ObMethodDef two_methods[] = {
    { "m", do_nothing }, { "tell", tell }, { 0 }
};

static void a_call_is_a_checkpoint(void **state)
{
    (void)state;
    ObObject *cls = class_new("A", .methods = two_methods);
    ObObject *f = ob_getattr(cls, "m"), *none = ob_none();
    (void)ob_gc_collect();
    ob_gc_set_threshold(10, 10, 10);
    for (int i = 0; i < 20; i++) {
        ObObject *cycle = ob_list_new();
        assert_int_equal(ob_list_append_steal(cycle, cycle), 0);
    }
    ob_decref(ob_call(f, &none, 1));
    assert_int_equal(ob_gc_collect(), 0);
    drop(f, cls);
}

static void methods_are_inherited(void **state)
{
    (void)state;
    ObObject *base = class_new("A", .methods = two_methods);
    ObObject *cls = class_new("B", .base = base), *op = new_of(cls);
    assert_repr_steal(ob_call_method(op, "tell", NULL, 0), "'told'");
    ObObject *arg = ob_int_new(7000), *two[] = { arg, arg };
    assert_repr_steal(ob_call_method(op, "tell", two, 2), "'7000'");
    ObObject *args[] = { op, arg };
    ObObject *f = ob_getattr(cls, "tell");
    assert_ptr_equal(ob_type(f), &ob_function_type);
    assert_repr_steal(ob_call(f, args, 2), "'7000'");
    assert_null(ob_call(f, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "A.tell() missing 1 required positional "
                  "argument: 'self'");
    set_int(cls, "tell", 5);
    assert_attr(op, "tell", "5");
    assert_int_equal(ob_delattr(cls, "tell"), 0);
    assert_repr_steal(ob_call_method(op, "tell", NULL, 0), "'told'");
    set(op, "tell", arg);
    assert_attr(op, "tell", "7000");
    drop(f, arg, op, cls, base);
}

static void bound_methods(void **state)
{
    (void)state;
    ObObject *cls = class_new("A", .methods = two_methods);
    ObObject *a = new_of(cls), *b = new_of(cls);
    ObObject *am = ob_getattr(a, "m"), *again = ob_getattr(a, "m");
    ObObject *bm = ob_getattr(b, "m"), *at = ob_getattr(a, "tell");
    assert_ptr_not_equal(am, again);
    assert_ptr_equal(ob_type(am), &ob_method_type);
    assert_int_equal(ob_equal(am, again), 1);
    assert_int_equal(ob_hash(am), ob_hash(again));
    assert_int_equal(ob_equal(am, bm), 0);
    assert_int_equal(ob_equal(am, at), 0);
    assert_int_equal(ob_equal(am, a), 0);
    assert_int_equal(ob_refcnt(a), 4);
    assert_true(ob_is_tracked(am));
    char text[100];
    ObObject *repr = ob_repr(am);
    snprintf(text, sizeof text, "<bound method A.m of <A object at %p>>",
             (void *)a);
    assert_string_equal(ob_str_utf8(repr), text);
    /* what only looks like one is none */
    ObType type = { .base = OB_STATIC_HEADER(&ob_type_type), .name = "Alike",
                    .basic_size = ob_method_type.basic_size, .free = ob_object_free };
    ObObject *alike = ob_object_new(&type, type.basic_size);
    assert_non_null(alike);
    memcpy(alike + 1, am + 1, type.basic_size - sizeof(ObObject));
    assert_int_equal(ob_equal(am, alike), 0);
    drop(alike, repr, am, again, bm, at, a, b, cls);
}

static ObObject *say_five(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_int_new(5);
}

static ObObject *say_spam(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_str_from("spam");
}

static ObObject *refuse(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_raise(OB_VALUE_ERROR, "refused");
}

static void reprs(void **state)
{
    (void)state;
    ObObject *cls = class_new("P", .methods = a_method);
    ObObject *op = new_of(cls), *repr = ob_repr(op);
    char text[100];
    snprintf(text, sizeof text, "<P object at %p>", (void *)op);
    assert_string_equal(ob_str_utf8(repr), text);
    drop(repr, op);
    ObObject *f = ob_getattr(cls, "m");
    repr = ob_repr(f);
    snprintf(text, sizeof text, "<function P.m at %p>", (void *)f);
    assert_string_equal(ob_str_utf8(repr), text);
    drop(repr, f);
    ob_incref(cls);
    assert_repr_steal(cls, "<class 'P'>");
    assert_repr_steal(&ob_object_type.base, "<class 'object'>");
    assert_attr(cls, "__class__", "<class 'type'>");
    ObObject *dict = ob_vars(cls), *key = ob_str_from("__dict__");
    assert_repr_steal(ob_dict_get(dict, key), "<attribute '__dict__'>");
    drop(dict, key, cls);
    ObObject *slotted = class_new("S", .slots = NAMES("a"));
    assert_attr(slotted, "a", "<member 'a' of 'S' objects>");
    assert_attr(slotted, "__slots__", "('a',)");
    ob_decref(slotted);
    ObObject *o = new_of(&ob_object_type.base);
    repr = ob_repr(o);
    snprintf(text, sizeof text, "<object object at %p>", (void *)o);
    assert_string_equal(ob_str_utf8(repr), text);
    drop(repr, o);
}

static void a_class_may_have_a_repr(void **state)
{
    (void)state;
    ObObject *good = class_new("G", .methods =
        ((const ObMethodDef[]){ { "__repr__", say_spam }, { 0 } }));
    ObObject *bad = class_new("R", .methods =
        ((const ObMethodDef[]){ { "__repr__", say_five }, { 0 } }));
    ObObject *worse = class_new("W", .methods =
        ((const ObMethodDef[]){ { "__repr__", refuse }, { 0 } }));
    assert_repr_steal(new_of(good), "spam");
    ObObject *op = new_of(bad), *other = new_of(worse);
    assert_null(ob_repr(op));
    assert_raised(OB_TYPE_ERROR,
                  "R.__repr__() must return a str, not int");
    assert_null(ob_repr(other));
    assert_raised(OB_VALUE_ERROR, "refused");
    drop(op, other, good, bad, worse);
}

static void calls(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *five = ob_int_new(5);
    ObObject *op = ob_call(cls, NULL, 0);
    assert_true(ob_isinstance(op, cls));
    assert_null(ob_call(cls, &five, 1));
    assert_raised(OB_TYPE_ERROR, "P() takes no arguments");
    assert_null(ob_call(&ob_object_type.base, &five, 1));
    assert_raised(OB_TYPE_ERROR, "object() takes no arguments");
    assert_null(ob_call(five, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "'int' object is not callable");
    assert_null(ob_call(op, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "'P' object is not callable");
    assert_null(ob_call(&ob_list_type.base, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "cannot create 'list' instances");
    assert_null(ob_call_method(op, "m", NULL, 0));
    assert_raised(OB_ATTRIBUTE_ERROR, "'P' object has no attribute 'm'");
    drop(op, five, cls);
}

/* As CPython does: what is no function is not handed the instance. */
static void a_repr_may_be_of_another(void **state)
{
    (void)state;
    ObObject *cls = class_new("A", .methods = two_methods), *a = new_of(cls);
    ObObject *other = class_new("B"), *b = new_of(other);
    assert_int_equal(ob_setattr_steal(other, "__repr__",
                                      ob_getattr(a, "tell")), 0);
    assert_repr_steal(b, "told");
    set(other, "__repr__", cls);
    b = new_of(other);
    assert_null(ob_repr(b));
    assert_raised(OB_TYPE_ERROR, "B.__repr__() must return a str, not A");
    drop(b, other, a, cls);
}

/* What has only a `set` does not come before the instance's own. */
static int set_nothing(ObObject *attr, ObObject *op, ObObject *value)
{
    (void)attr;
    (void)op;
    (void)value;
    return 0;
}

static void who_can_only_be_set_comes_last(void **state)
{
    (void)state;
    static ObType type = {
        .base = OB_STATIC_HEADER(&ob_type_type), .name = "Setter",
        .basic_size = sizeof(ObObject), .set = set_nothing,
        .free = ob_object_free,
    };
    ObObject *cls = class_new("A"), *op = new_of(cls), *dict = ob_vars(op);
    ObObject *setter = ob_object_new(&type, sizeof(ObObject));
    assert_non_null(setter);
    set(cls, "s", setter);
    ObObject *found = ob_getattr(op, "s");
    assert_ptr_equal(found, setter);
    ob_decref(found);
    set(op, "s", cls);
    ObObject *name = ob_str_intern("s");
    assert_int_equal(ob_dict_contains(dict, name), 0);
    assert_int_equal(ob_dict_set(dict, name, name), 0);
    assert_attr(op, "s", "'s'");
    drop(setter, dict, op, cls);
}

static void who_is_a_subclass(void **state)
{
    (void)state;
    ObObject *a = class_new("A"), *b = class_new("B", .base = a);
    ObObject *other = class_new("A"), *op = new_of(b);
    assert_true(ob_isinstance(op, b));
    assert_true(ob_isinstance(op, a));
    assert_true(ob_isinstance(op, &ob_object_type.base));
    assert_false(ob_isinstance(op, other));
    assert_false(ob_isinstance(op, &ob_type_type.base));
    assert_true(ob_isinstance(a, &ob_type_type.base));
    assert_true(ob_issubclass(b, b));
    assert_false(ob_issubclass(a, b));
    assert_true(ob_issubclass(&ob_list_type.base, &ob_object_type.base));
    assert_false(ob_issubclass(&ob_object_type.base, a));
    drop(op, a, b, other);
}

static void a_static_type_shows_nothing(void **state)
{
    (void)state;
    assert_repr_steal(ob_gc_get_referents(&ob_list_type.base), "[]");
    assert_false(ob_is_tracked(&ob_list_type.base));
    assert_false(ob_class_check(&ob_list_type.base));
    assert_true(ob_type_check(&ob_list_type.base));
}

/* --- the texts --- */

static void slots_refuse(void **state)
{
    (void)state;
    ObObject *cls = class_new("S", .slots = NAMES("a")), *s = new_of(cls);
    assert_no_attr(s, "zz", "'S' object has no attribute 'zz'");
    assert_no_attr(s, "__dict__", "'S' object has no attribute '__dict__'");
    assert_no_attr(s, "__weakref__",
                   "'S' object has no attribute '__weakref__'");
    static const char text[] = "'S' object has no attribute 'zz' and no "
                               "__dict__ for setting new attributes";
    assert_refused(ob_setattr(s, "zz", s), OB_ATTRIBUTE_ERROR, text);
    assert_refused(ob_delattr(s, "zz"), OB_ATTRIBUTE_ERROR, text);
    assert_null(ob_vars(s));
    assert_raised(OB_TYPE_ERROR,
                  "vars() argument must have __dict__ attribute");
    assert_refused(ob_setattr(s, "__dict__", s), OB_ATTRIBUTE_ERROR,
                   "'S' object has no attribute '__dict__' and no "
                   "__dict__ for setting new attributes");
    assert_no_attr(s, "a", "'S' object has no attribute 'a'");
    assert_refused(ob_delattr(s, "a"), OB_ATTRIBUTE_ERROR, "a");
    set_int(s, "a", 1);
    assert_attr(s, "a", "1");
    assert_int_equal(ob_delattr(s, "a"), 0);
    assert_no_attr(s, "a", "'S' object has no attribute 'a'");
    drop(s, cls);
}

static void what_is_the_class_s_is_read_only(void **state)
{
    (void)state;
    ObObject *cls = class_new("S2", .methods = a_method,
                              .slots = NAMES("a"));
    ObObject *s = new_of(cls);
    set_int(cls, "k", 1);
    assert_refused(ob_setattr(s, "__slots__", s), OB_ATTRIBUTE_ERROR,
                   "'S2' object attribute '__slots__' is read-only");
    assert_refused(ob_setattr(s, "k", s), OB_ATTRIBUTE_ERROR,
                   "'S2' object attribute 'k' is read-only");
    assert_refused(ob_delattr(s, "k"), OB_ATTRIBUTE_ERROR,
                   "'S2' object attribute 'k' is read-only");
    assert_refused(ob_setattr(s, "m", s), OB_ATTRIBUTE_ERROR,
                   "'S2' object attribute 'm' is read-only");
    ObObject *sub = class_new("E3", .base = cls), *e = new_of(sub);
    assert_refused(ob_delattr(e, "k"), OB_ATTRIBUTE_ERROR,
                   "'E3' object has no attribute 'k'");
    set_int(e, "k", 2);
    assert_attr(e, "k", "2");
    assert_attr(s, "k", "1");
    drop(s, e, sub, cls);
}

static void built_in_objects_refuse(void **state)
{
    (void)state;
    ObObject *ops[] = { new_of(&ob_object_type.base), ob_int_new(5),
                        ob_list_new(), ob_dict_new() };
    static const char *const names[] = { "object", "int", "list", "dict" };
    for (size_t i = 0; i < 4; i++) {
        char text[100];
        snprintf(text, sizeof text, "'%s' object has no attribute 'zz'",
                 names[i]);
        assert_no_attr(ops[i], "zz", text);
        snprintf(text, sizeof text,
                 "'%s' object has no attribute '__dict__'", names[i]);
        assert_no_attr(ops[i], "__dict__", text);
        snprintf(text, sizeof text, "'%s' object has no attribute 'zz' and "
                 "no __dict__ for setting new attributes", names[i]);
        assert_refused(ob_setattr(ops[i], "zz", ops[i]),
                       OB_ATTRIBUTE_ERROR, text);
        assert_refused(ob_delattr(ops[i], "zz"), OB_ATTRIBUTE_ERROR, text);
        assert_null(ob_vars(ops[i]));
        assert_raised(OB_TYPE_ERROR,
                      "vars() argument must have __dict__ attribute");
        snprintf(text, sizeof text, "<class '%s'>", names[i]);
        assert_attr(ops[i], "__class__", text);
        ob_decref(ops[i]);
    }
}

static void classes_refuse(void **state)
{
    (void)state;
    ObObject *cls = class_new("P");
    ObObject *list = &ob_list_type.base;
    assert_no_attr(cls, "zz", "type object 'P' has no attribute 'zz'");
    assert_no_attr(list, "zz", "type object 'list' has no attribute 'zz'");
    assert_refused(ob_delattr(cls, "zz"), OB_ATTRIBUTE_ERROR,
                   "type object 'P' has no attribute 'zz'");
    static const char text[] = "cannot set 'zz' attribute of immutable "
                               "type 'list'";
    assert_refused(ob_setattr(list, "zz", cls), OB_TYPE_ERROR, text);
    assert_refused(ob_delattr(list, "zz"), OB_TYPE_ERROR, text);
    assert_refused(ob_setattr(cls, "__dict__", cls), OB_ATTRIBUTE_ERROR,
                   "attribute '__dict__' of 'type' objects is not "
                   "writable");
    set_int(cls, "k", 1);
    assert_attr(cls, "k", "1");
    assert_int_equal(ob_delattr(cls, "k"), 0);
    assert_no_attr(cls, "k", "type object 'P' has no attribute 'k'");
    assert_attr(cls, "__weakref__", "<attribute '__weakref__'>");
    ObObject *dict = ob_getattr(cls, "__dict__"), *vars = ob_vars(cls);
    assert_ptr_equal(dict, vars);
    drop(dict, vars, cls);
}

static void making_a_class_refuses(void **state)
{
    (void)state;
    ObObject *p = class_new("P"), *s = class_new("S", .slots = NAMES("a"));
    ObObject *s8 = class_new("S8", .base = s), *five = ob_int_new(5);
#define T(...) (&(ObClassDef){ .name = "T", __VA_ARGS__ })
    static const char *const bad[] = { "1a", "a b", "", "a-b", "[", "`" };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_no_class(T(.slots = NAMES("x", bad[i])), OB_TYPE_ERROR,
                        "__slots__ must be identifiers");
    static const char dict_text[] = "__dict__ slot disallowed: we already "
                                    "got one";
    static const char weak_text[] = "__weakref__ slot disallowed: we "
                                    "already got one";
    assert_no_class(T(.slots = NAMES("__dict__", "__dict__")),
                    OB_TYPE_ERROR, dict_text);
    assert_no_class(T(.slots = NAMES("__weakref__", "__weakref__")),
                    OB_TYPE_ERROR, weak_text);
    assert_no_class(T(.base = p, .slots = NAMES("__dict__")), OB_TYPE_ERROR,
                    dict_text);
    assert_no_class(T(.base = p, .slots = NAMES("__weakref__")), OB_TYPE_ERROR,
                    weak_text);
    assert_no_class(T(.base = s8, .slots = NAMES("__dict__")), OB_TYPE_ERROR,
                    dict_text);
    assert_no_class(T(.slots = NAMES("__slots__")), OB_VALUE_ERROR,
                    "'__slots__' in __slots__ conflicts with class "
                    "variable");
    assert_no_class(T(.methods = a_method, .slots = NAMES("b", "m")),
                    OB_VALUE_ERROR,
                    "'m' in __slots__ conflicts with class variable");
    assert_no_class(T(.base = &ob_bool_type.base), OB_TYPE_ERROR,
                    "type 'bool' is not an acceptable base type");
    assert_no_class(T(.base = &ob_none_type.base), OB_TYPE_ERROR,
                    "type 'NoneType' is not an acceptable base type");
    assert_no_class(T(.base = &ob_function_type.base), OB_TYPE_ERROR,
                    "type 'function' is not an acceptable base type");
    assert_no_class(T(.base = &ob_list_type.base), OB_TYPE_ERROR,
                    "type 'list' is not an acceptable base type");
    assert_no_class(T(.base = five), OB_TYPE_ERROR, "bases must be types");
    assert_null(ob_class_new(&(ObClassDef){ .name = "\xff" }));
    assert_int_equal(ob_error(), OB_UNICODE_DECODE_ERROR);
    ob_error_clear();
    ObObject *good = class_new("T", .base = s, .slots = NAMES("__dict__", "Zß9_"));
    ObObject *t = new_of(good);
    set_int(t, "Zß9_", 1);
    set_int(t, "other", 2);
    assert_repr_steal(ob_vars(t), "{'other': 2}");
    drop(t, good, p, s, s8, five);
}

static void slots_of_all_sorts(void **state)
{
    (void)state;
    ObObject *twice = class_new("D", .slots = NAMES("a", "a"));
    ObObject *d = new_of(twice);
    assert_int_equal(ob_sizeof(d), 32);
    set_int(d, "a", 1);
    assert_attr(d, "a", "1");
    ObObject *private = class_new("_Priv", .slots = NAMES("__x", "y", "__z__"));
    ObObject *p = new_of(private);
    assert_no_attr(p, "_Priv__x", "'_Priv' object has no attribute "
                                  "'_Priv__x'");
    set_int(p, "_Priv__x", 5);
    assert_attr(p, "_Priv__x", "5");
    assert_no_attr(p, "__x", "'_Priv' object has no attribute '__x'");
    set_int(p, "__z__", 6);
    ObObject *odd = class_new("__", .slots = NAMES("__x", "__"));
    ObObject *o = new_of(odd);
    set_int(o, "__x", 5);
    set_int(o, "__", 5);
    ObObject *base = class_new("A", .slots = NAMES("a"));
    ObObject *shadow = class_new("A2", .base = base, .slots = NAMES("a"));
    ObObject *s = new_of(shadow);
    assert_int_equal(ob_sizeof(s), 32);
    set_int(s, "a", 1);
    ObObject *hidden = ob_getattr(base, "a");
    assert_null(ob_type(hidden)->get(hidden, s));
    assert_raised(OB_ATTRIBUTE_ERROR, "'A2' object has no attribute 'a'");
    drop(hidden, d, p, o, s, twice, private, odd, shadow, base);
}

/* Many, more than any table's first size. */
static void a_thousand_slots(void **state)
{
    (void)state;
    static char text[1000][8];
    static const char *names[1001];
    for (int i = 0; i < 1000; i++) {
        snprintf(text[i], sizeof text[i], "s%d", 999 - i);
        names[i] = text[i];
    }
    ObObject *cls = class_new("Wide", .slots = names), *op = new_of(cls);
    for (int i = 0; i < 1000; i += 7)
        set_int(op, text[i], 3000 + i);
    ObObject *value = ob_getattr(op, text[994]);
    assert_int_equal(ob_int_value(value), 3994);
    drop(value, op, cls);
}

static void the_class_of_an_instance_can_change(void **state)
{
    (void)state;
    ObObject *s = class_new("S", .slots = NAMES("a"));
    ObObject *n = class_new("N", .slots = NAMES("b"));
    ObObject *s3 = class_new("S3", .slots = NAMES("a"));
    ObObject *s6 = class_new("S6", .base = s, .slots = NO_NAMES);
    ObObject *s7 = class_new("S7", .base = s, .slots = NO_NAMES);
    ObObject *s8 = class_new("S8", .base = s), *two = class_new("S4", .slots =
                                                   NAMES("a", "b"));
    ObObject *p = class_new("P"), *q = class_new("Q", .base = p);
    ObObject *op = new_of(s), *o6 = new_of(s6), *o8 = new_of(s8);
    ObObject *o = new_of(p), *list = ob_list_new();
    set_int(op, "a", 9);
#define DIFFERS(a, b) \
    "__class__ assignment: '" a "' object layout differs from '" b "'"
    assert_refused(ob_setattr(op, "__class__", n), OB_TYPE_ERROR,
                   DIFFERS("N", "S"));
    assert_refused(ob_setattr(op, "__class__", two), OB_TYPE_ERROR,
                   DIFFERS("S4", "S"));
    set(op, "__class__", s3);
    assert_attr(op, "a", "9");
    assert_true(ob_isinstance(op, s3));
    assert_refused(ob_setattr(op, "__class__", p), OB_TYPE_ERROR,
                   DIFFERS("P", "S3"));
    assert_refused(ob_setattr(o, "__class__", s), OB_TYPE_ERROR,
                   DIFFERS("S", "P"));
    set(o6, "__class__", s7);
    set(o6, "__class__", s);
    assert_refused(ob_setattr(o8, "__class__", s), OB_TYPE_ERROR,
                   DIFFERS("S", "S8"));
    set_int(o, "x", 1);
    set(o, "__class__", q);
    assert_attr(o, "x", "1");
    assert_int_equal(ob_instance_values(o)->room, 0);
    ob_decref(p);
    assert_refused(ob_setattr(op, "__class__", list), OB_TYPE_ERROR,
                   "__class__ must be set to a class, not 'list' object");
    assert_refused(ob_delattr(op, "__class__"), OB_TYPE_ERROR,
                   "can't delete __class__ attribute");
    static const char text[] = "__class__ assignment only supported for "
                               "mutable types or ModuleType subclasses";
    assert_refused(ob_setattr(op, "__class__", &ob_list_type.base),
                   OB_TYPE_ERROR, text);
    assert_refused(ob_setattr(list, "__class__", s), OB_TYPE_ERROR, text);
    assert_refused(ob_setattr(q, "__class__", s), OB_TYPE_ERROR, text);
    drop(op, o6, o8, o, list, s, n, s3, s6, s7, s8, two, q);
}

static void a_weak_reference_has_a_place(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *p = new_of(cls);
    assert_attr(p, "__weakref__", "None");
    static const char text[] = "attribute '__weakref__' of 'object' "
                               "objects is not writable";
    assert_refused(ob_setattr(p, "__weakref__", p), OB_ATTRIBUTE_ERROR,
                   text);
    assert_refused(ob_delattr(p, "__weakref__"), OB_ATTRIBUTE_ERROR, text);
    drop(p, cls);
}

static void descriptors_know_whose_they_are(void **state)
{
    (void)state;
    ObObject *s = class_new("S", .slots = NAMES("a")), *p = class_new("P");
    ObObject *m = class_new("M", .slots = NO_NAMES), *op = new_of(m);
    assert_int_equal(ob_setattr_steal(m, "y", ob_getattr(s, "a")), 0);
    static const char text[] = "descriptor 'a' for 'S' objects doesn't "
                               "apply to a 'M' object";
    assert_null(ob_getattr(op, "y"));
    assert_raised(OB_TYPE_ERROR, text);
    assert_refused(ob_setattr(op, "y", op), OB_TYPE_ERROR, text);
    assert_refused(ob_delattr(op, "y"), OB_TYPE_ERROR, text);
    ObObject *dict = ob_vars(p), *key = ob_str_from("__dict__");
    set(m, "d", ob_dict_get_borrowed(dict, key));
    set(m, "w", ob_getattr(p, "__weakref__"));
    assert_no_attr(op, "d", "This object has no __dict__");
    assert_no_attr(op, "w", "This object has no __weakref__");
    assert_refused(ob_setattr(op, "d", dict), OB_ATTRIBUTE_ERROR,
                   "This object has no __dict__");
    drop(dict, key, op, s, p, m);
}

/* --- rude code --- */

/* Deletes the attribute that is being read, and itself. */
static ObObject *delete_me(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    if (ob_delattr(self, "held") < 0)
        return NULL;
    return ob_getattr(self, "x");
}

/* Lets go of what may be the last reference to self, in a list. */
static ObObject *drop_me(ObObject *self, ObObject *const args[], size_t n)
{
    (void)n;
    ob_list_clear(args[0]);
    ob_list_clear(args[0]);
    return ob_getattr(self, "x");
}

static ObObject *change_class(ObObject *self, ObObject *const args[],
                              size_t n)
{
    (void)n;
    if (ob_setattr(self, "__class__", args[0]) < 0)
        return NULL;
    return ob_getattr(self, "__class__");
}

static ObObject *empty_class(ObObject *self, ObObject *const args[],
                             size_t n)
{
    (void)args;
    (void)n;
    ObObject *cls = ob_getattr(self, "__class__");
    if (cls == NULL)
        return NULL;
    ObObject *dict = ob_vars(cls);
    if (dict != NULL)
        ob_dict_clear(dict);
    ob_decref(cls);
    return dict;
}

static const ObMethodDef rude_methods[] = {
    { "delete_me", delete_me }, { "drop_me", drop_me },
    { "change_class", change_class }, { "empty_class", empty_class },
    { "refuse", refuse }, { 0 }
};

static void methods_may_be_rude(void **state)
{
    (void)state;
    ObObject *cls = class_new("Rude", .methods = rude_methods);
    ObObject *other = class_new("Other"), *op = new_of(cls);
    ObObject *list = ob_list_new();
    set_int(op, "x", 5000);
    assert_int_equal(ob_setattr_steal(op, "held",
                                      ob_getattr(op, "delete_me")), 0);
    assert_repr_steal(ob_call_method(op, "held", NULL, 0), "5000");
    assert_null(ob_call_method(op, "refuse", NULL, 0));
    assert_raised(OB_VALUE_ERROR, "refused");
    assert_int_equal(ob_list_append(list, op), 0);
    ob_decref(op);
    assert_repr_steal(ob_call_method(ob_list_get_borrowed(list, 0),
                                     "drop_me", &list, 1), "5000");
    assert_int_equal(ob_list_size(list), 0);
    /* the argument, too, may be dropped by the call */
    op = new_of(cls);
    set_int(op, "x", 6000);
    assert_int_equal(ob_list_append(list, list), 0);
    ObObject *held = list;
    ob_decref(list);
    assert_repr_steal(ob_call_method(op, "drop_me", &held, 1), "6000");
    assert_repr_steal(ob_call_method(op, "change_class", &other, 1),
                      "<class 'Other'>");
    ob_decref(op);
    op = new_of(cls);
    assert_repr_steal(ob_call_method(op, "empty_class", NULL, 0), "{}");
    assert_no_attr(op, "refuse", "'Rude' object has no attribute 'refuse'");
    drop(op, cls, other);
}

static ObObject *call_again(ObObject *self, ObObject *const args[],
                            size_t n)
{
    return ob_call_method(self, "again", args, n);
}

static ObObject *forget(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    ob_error_clear();
    return ob_none();
}

/* Who calls with an exception pending has to expect it. */
static void a_method_may_forget_an_exception(void **state)
{
    (void)state;
    ObObject *cls = class_new("A", .methods =
        ((const ObMethodDef[]){ { "forget", forget }, { 0 } }));
    ObObject *op = new_of(cls);
    ob_raise(OB_KEY_ERROR, "'spam'");
    assert_repr_steal(ob_call_method(op, "forget", NULL, 0), "None");
    assert_int_equal(ob_error(), OB_NO_ERROR);
    drop(op, cls);
}

static void calls_are_not_endless(void **state)
{
    (void)state;
    ObObject *cls = class_new("R", .methods =
        ((const ObMethodDef[]){ { "again", call_again }, { 0 } }));
    ObObject *op = new_of(cls);
    assert_null(ob_call_method(op, "again", NULL, 0));
    assert_raised(OB_RECURSION_ERROR, "maximum recursion depth exceeded "
                  "while calling a Python object");
    assert_int_equal(ob_refcnt(op), 1);
    drop(op, cls);
}

/* An attribute whose last words change the instance that drops it. */
static ObObject *stage;         /* the instance */
static const char *replaced;    /* its attribute */

typedef struct Rude {
    ObObject base;
    int times;
} Rude;

static void rude_finalize(ObObject *op)
{
    (void)op;
    ObObject *value = ob_int_new(77);
    if (value == NULL || stage == NULL
        || ob_setattr(stage, replaced, value) < 0)
        ob_error_clear();
    if (value != NULL)
        ob_decref(value);
}

static ObObject *rude_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("rude");
}

static ObType rude_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Rude",
    .basic_size = sizeof(Rude), .repr = rude_repr,
    .finalize = rude_finalize, .free = ob_object_free,
};

static ObObject *rude(void)
{
    ObObject *op = ob_object_new(&rude_type, sizeof(Rude));
    assert_non_null(op);
    return op;
}

static void assert_survives_rudeness(ObObject *cls, bool look)
{
    ObObject *op = new_of(cls);
    stage = op;
    replaced = "x";
    assert_int_equal(ob_setattr_steal(op, "x", rude()), 0);
    if (look)
        ob_decref(ob_vars(op));
    assert_int_equal(ob_delattr(op, "x"), 0);
    assert_attr(op, "x", "77");
    assert_int_equal(ob_setattr_steal(op, "x", rude()), 0);
    set_int(op, "x", 1);
    assert_attr(op, "x", "77");
    assert_int_equal(ob_setattr_steal(op, "x", rude()), 0);
    set(op, "y", op);
    ob_decref(op);
    stage = NULL;
    assert_int_equal(ob_gc_collect(), look ? 2 : 1);
}

static void last_words_may_change_the_instance(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *s = class_new("S", .slots =
                                                   NAMES("x", "y"));
    assert_survives_rudeness(cls, false);
    assert_survives_rudeness(cls, true);
    assert_survives_rudeness(s, false);
    drop(cls, s);
}

/* In a collection, what is cleared may be set again. */
static void clearing_may_be_disturbed(void **state)
{
    (void)state;
    ObObject *plain = class_new("P");
    ObObject *slotted = class_new("S", .slots = NAMES("a", "x", "me"));
    ObObject *classes[] = { plain, slotted };
    for (size_t i = 0; i < 2; i++)
        for (int with = 0; with < 2; with++) {
            ObObject *op = new_of(classes[i]);
            assert_int_equal(ob_setattr_steal(op, "a", rude()), 0);
            assert_int_equal(ob_setattr_steal(op, "x", rude()), 0);
            set(op, "me", op);
            stage = op;
            replaced = with == 0 ? "x" : "a";
            ob_decref(op);
            assert_true(ob_gc_collect() >= 1);
            ob_gc_collect();
        }
    stage = NULL;
    drop(plain, slotted);
}

/* A key that is equal to a name, and does something about it. */
static ObObject *victim, *heir;

static int meddle_equal(ObObject *a, ObObject *b)
{
    (void)a;
    if (ob_type(b) != &ob_str_type)
        return OB_NOT_IMPLEMENTED;
    if (victim != NULL && heir != NULL) {
        ObObject *op = victim;
        victim = NULL;
        if (ob_setattr(op, "__class__", heir) < 0
            || ob_delattr(op, "__dict__") < 0)
            return -1;
        ob_decref(op);
    }
    return OB_UNEQUAL;
}

static const char *asked_for = "x";

static int64_t meddle_hash(ObObject *op)
{
    (void)op;
    ObObject *name = ob_str_intern(asked_for);
    return name == NULL ? -1 : ob_hash(name);
}

static ObType meddler_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Meddler",
    .basic_size = sizeof(Rude), .repr = rude_repr,
    .equal = meddle_equal, .hash = meddle_hash, .free = ob_object_free,
};

static void a_comparison_may_take_all_away(void **state)
{
    (void)state;
    ObObject *a = class_new("A"), *b = class_new("B");
    for (int where = 0; where < 2; where++)
        for (int what = 0; what < 3; what++) {
            ObObject *op = new_of(a);
            ObObject *key = ob_object_new(&meddler_type, sizeof(Rude));
            assert_non_null(key);
            ObObject *dict = where == 0 ? ob_vars(op) : ob_vars(a);
            assert_int_equal(ob_dict_set(dict, key, key), 0);
            ob_decref(dict);
            ob_incref(op);      /* the comparison drops one of two */
            victim = op;
            heir = b;
            if (what == 0) {
                assert_null(ob_getattr(op, "x"));
                assert_int_equal(ob_error(), OB_ATTRIBUTE_ERROR);
                ob_error_clear();
            } else if (what == 1)
                set(op, "x", a);
            else {
                assert_int_equal(ob_delattr(op, "x"), -1);
                assert_int_equal(ob_error(), OB_ATTRIBUTE_ERROR);
                ob_error_clear();
            }
            if (victim != NULL)
                ob_decref(op);
            victim = heir = NULL;
            dict = ob_vars(a);
            if (ob_dict_contains(dict, key))
                assert_int_equal(ob_dict_del(dict, key), 0);
            drop(dict, op, key);
        }
    drop(a, b);
}

/* A key that is asked whether it is "x", and empties a list. */
static ObObject *list_to_empty;

static int empty_equal(ObObject *a, ObObject *b)
{
    (void)a;
    if (ob_type(b) == &ob_str_type && list_to_empty != NULL)
        ob_list_clear(list_to_empty);
    return OB_UNEQUAL;
}

static ObType emptier_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Emptier",
    .basic_size = sizeof(Rude), .repr = rude_repr,
    .equal = empty_equal, .hash = meddle_hash, .free = ob_object_free,
};

/* What only the list holds is held by the call. */
static void a_comparison_may_take_the_value(void **state)
{
    (void)state;
    ObObject *cls = class_new("A", .methods = two_methods);
    ObObject *key = ob_object_new(&emptier_type, sizeof(Rude));
    assert_non_null(key);
    ObObject *dict = ob_vars(cls);
    assert_int_equal(ob_dict_set(dict, key, key), 0);
    ObObject *tell = ob_getattr(cls, "tell");
    set(cls, "x", tell);
    ObObject *op = new_of(cls), *list = ob_list_new();
    assert_int_equal(ob_list_append_steal(list, ob_int_new(5000)), 0);
    ObObject *value = ob_list_get_borrowed(list, 0);
    list_to_empty = list;
    assert_repr_steal(ob_call_method(op, "x", &value, 1), "'5000'");
    list_to_empty = NULL;
    assert_int_equal(ob_list_append_steal(list, ob_int_new(6000)), 0);
    value = ob_list_get_borrowed(list, 0);
    list_to_empty = list;
    set(op, "x", value);
    list_to_empty = NULL;
    assert_attr(op, "x", "6000");
    drop(tell, dict, key, op, cls, list);
}

/* A key that is asked whether it is "x", and raises. */
static int raise_equal(ObObject *a, ObObject *b)
{
    (void)a;
    if (ob_type(b) != &ob_str_type)
        return OB_NOT_IMPLEMENTED;
    ob_raise(OB_VALUE_ERROR, "no comparison");
    return -1;
}

static ObType raiser_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Raiser",
    .basic_size = sizeof(Rude), .repr = rude_repr,
    .equal = raise_equal, .hash = meddle_hash, .free = ob_object_free,
};

static void a_comparison_may_raise(void **state)
{
    (void)state;
    ObObject *cls = class_new("A"), *op = new_of(cls);
    for (int where = 0; where < 2; where++) {
        ObObject *key = ob_object_new(&raiser_type, sizeof(Rude));
        assert_non_null(key);
        ObObject *dict = where == 0 ? ob_vars(op) : ob_vars(cls);
        assert_int_equal(ob_dict_set(dict, key, key), 0);
        assert_null(ob_getattr(op, "x"));
        assert_raised(OB_VALUE_ERROR, "no comparison");
        assert_refused(ob_setattr(op, "x", cls), OB_VALUE_ERROR,
                       "no comparison");
        assert_refused(ob_delattr(op, "x"), OB_VALUE_ERROR,
                       "no comparison");
        if (where == 1) {
            assert_null(ob_getattr(cls, "x"));
            assert_raised(OB_VALUE_ERROR, "no comparison");
        }
        assert_int_equal(ob_dict_del(dict, key), 0);
        drop(key, dict);
    }
    assert_refused(ob_setattr_steal(op, "y", NULL), OB_NO_ERROR, "");
    asked_for = "__repr__";
    ObObject *dict = ob_vars(cls);
    ObObject *key = ob_object_new(&raiser_type, sizeof(Rude));
    assert_int_equal(ob_dict_set(dict, key, key), 0);
    asked_for = "x";
    assert_null(ob_repr(op));
    assert_raised(OB_VALUE_ERROR, "no comparison");
    drop(key, dict);
    drop(op, cls);
}

/* --- scenarios --- */

static int finish(ObObject *const ops[], size_t n, int result)
{
    for (size_t i = 0; i < n; i++)
        if (ops[i] != NULL)
            ob_decref(ops[i]);
    return result;
}

static int make_slotted(void)
{
    ObObject *ops[3] = { NULL };
    ops[0] = ob_class_new(&(ObClassDef){ .name = "Base", .methods = two_methods,
                          .slots = NAMES("__b", "a", "__weakref__") });
    if (ops[0] == NULL)
        return -1;
    ops[1] = ob_class_new(&(ObClassDef){ .name = "Sub", .base = ops[0],
                          .slots = NAMES("c", "__dict__") });
    ops[2] = ops[1] == NULL ? NULL : ob_instance_new(ops[1]);
    int result = ops[2] == NULL ? -1
                 : ob_setattr(ops[2], "c", ops[2]);
    if (result == 0)
        result = ob_setattr(ops[2], "a", ops[2]);
    if (result == 0)
        result = ob_setattr(ops[2], "other", ops[2]);
    return finish(ops, 3, result);
}

static int fill_instance(void)
{
    ObObject *ops[4] = { NULL };
    ops[0] = ob_class_new(&(ObClassDef){ .name = "P", .attributes =
                                         NAMES("b", "a") });
    ops[1] = ops[0] == NULL ? NULL : ob_instance_new(ops[0]);
    int result = ops[1] == NULL ? -1 : 0;
    for (int i = 0; i < 40 && result == 0; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", i);
        result = ob_setattr_steal(ops[1], name, ob_int_new(3000 + i));
    }
    if (result == 0) {
        ops[2] = ob_vars(ops[1]);
        result = ops[2] == NULL ? -1 : ob_delattr(ops[1], "n3");
    }
    if (result == 0) {
        ops[3] = ob_getattr(ops[1], "n4");
        result = ops[3] == NULL ? -1 : 0;
    }
    return finish(ops, 4, result);
}

static int look_into_instance(void)
{
    ObObject *ops[5] = { NULL };
    ops[0] = ob_class_new(&(ObClassDef){ .name = "P" });
    ops[1] = ops[0] == NULL ? NULL : ob_instance_new(ops[0]);
    int result = ops[1] == NULL ? -1 : 0;
    static const char *const names[] = { "x", "y", "z" };
    for (int i = 0; i < 3 && result == 0; i++)
        result = ob_setattr_steal(ops[1], names[i], ob_list_new());
    if (result < 0)
        return finish(ops, 2, result);
    ops[2] = ob_vars(ops[1]);
    ops[3] = ob_str_from("fresh");
    if (ops[2] == NULL || ops[3] == NULL
        || ob_dict_set(ops[2], ops[3], ops[1]) < 0)
        return finish(ops, 4, -1);
    ops[4] = ob_repr(ops[1]);
    return finish(ops, 5, ops[4] == NULL ? -1 : 0);
}

static int call_methods(void)
{
    ObObject *ops[5] = { NULL };
    ops[0] = ob_class_new(&(ObClassDef){ .name = "P", .methods = two_methods });
    if (ops[0] == NULL)
        return -1;
    ops[1] = ob_call(ops[0], NULL, 0);
    ops[2] = ops[1] == NULL ? NULL : ob_getattr(ops[1], "tell");
    ops[3] = ops[2] == NULL ? NULL : ob_repr(ops[2]);
    ops[4] = ops[3] == NULL ? NULL : ob_call(ops[2], &ops[0], 1);
    int result = ops[4] == NULL ? -1
                 : ob_setattr(ops[1], "m2", ops[2]);
    return finish(ops, 5, result);
}

static int change_classes(void)
{
    ObObject *ops[3] = { NULL };
    ops[0] = ob_class_new(&(ObClassDef){ .name = "P" });
    ops[1] = ops[0] == NULL ? NULL : ob_class_new(&(ObClassDef){ .name = "Q" });
    ops[2] = ops[1] == NULL ? NULL : ob_instance_new(ops[0]);
    int result = ops[2] == NULL ? -1
                 : ob_setattr(ops[2], "me", ops[2]);
    if (result == 0)
        result = ob_setattr(ops[2], "__class__", ops[1]);
    if (result == 0)
        result = ob_setattr(ops[0], "q", ops[1]);
    if (result == 0)
        result = ob_delattr(ops[2], "me");
    return finish(ops, 3, result);
}

static void scenarios(void **state)
{
    (void)state;
    run_scenario(make_slotted);
    run_scenario(fill_instance);
    run_scenario(look_into_instance);
    run_scenario(call_methods);
    run_scenario(change_classes);
}

/* --- what objects show --- */

static int count_down(ObObject *op, void *left)
{
    (void)op;
    return --*(int *)left == 0 ? 7 : 0;
}

/* A visit that has seen enough is not asked again: after the first,
 * the second, and so on to the last. */
static void assert_stops_anywhere(ObObject *op, int shown)
{
    for (int i = 1; i <= shown; i++) {
        int left = i;
        assert_int_equal(ob_type(op)->traverse(op, count_down, &left), 7);
        assert_int_equal(left, 0);
    }
    int left = shown + 1;
    assert_int_equal(ob_type(op)->traverse(op, count_down, &left), 0);
    assert_int_equal(left, 1);
}

static void showing_stops_when_enough_is_seen(void **state)
{
    (void)state;
    ObObject *a = class_new("A", .slots = NAMES("x", "y"));
    ObObject *b = class_new("B", .base = a, .methods =
        (ObMethodDef[]){ { "nothing", do_nothing }, { NULL, NULL } });
    ObObject *p = new_of(b);
    set_int(p, "x", 1000);
    set_int(p, "y", 1000);
    assert_stops_anywhere(p, 3);            /* two slots, the class */
    set_int(p, "z", 1000);
    assert_stops_anywhere(p, 4);            /* and a value */
    ObObject *dict = ob_vars(p);
    assert_stops_anywhere(p, 4);            /* and a dict */
    ObObject *method = ob_getattr(p, "nothing");
    assert_stops_anywhere(method, 2);       /* the function, and p */
    ObObject *function = ob_getattr(b, "nothing");
    ObObject *member = ob_getattr(a, "x");
    assert_stops_anywhere(member, 1);       /* its class */
    assert_stops_anywhere(b, 4);    /* parent, name, dict, slots */
    ObObject *c = class_new("C", .base = a, .slots = NAMES("z"));
    ObObject *q = new_of(c);
    set_int(q, "x", 1000);
    set_int(q, "z", 1000);
    assert_stops_anywhere(q, 3);    /* slots of two classes, its own */
    drop(q, c);
    drop(member, function, method, dict, p, b, a);
}

/* What CPython 3.15 answers to p.__class__ = C, for 18 classes. */
static void which_layouts_are_alike(void **state)
{
    (void)state;
    const char *const x[] = { "x", NULL }, *const y[] = { "y", NULL };
    const char *const z[] = { "z", NULL }, *const none[] = { NULL };
    const char *const with_dict[] = { "x", "__dict__", NULL };
    const char *const with_weak[] = { "x", "__weakref__", NULL };
    const char *const weak[] = { "__weakref__", NULL };
    ObObject *a = class_new("A", .slots = x), *g = class_new("G");
    ObObject *classes[] = {
        a, class_new("A2", .slots = x),
        class_new("B", .base = a, .slots = none),
        class_new("P", .base = a, .slots = y),
        class_new("Q", .base = a, .slots = y),
        class_new("S", .base = a, .slots = z),
        class_new("E", .slots = with_dict),
        class_new("E2", .slots = with_dict),
        class_new("F", .slots = with_weak),
        class_new("F2", .slots = with_weak),
        g, class_new("G2"),
        class_new("W", .base = a, .slots = weak),
        class_new("W2", .base = a, .slots = weak),
        class_new("D", .base = a), class_new("D2", .base = a),
        class_new("H", .slots = none),
        class_new("K", .base = g, .slots = none),
    };
    enum { CLASSES = sizeof classes / sizeof classes[0] };
    static const char *const alike[CLASSES] = {
        "yyy...............", "yyy...............",
        "yyy...............", "...yy.............",
        "...yy.............", ".....y............",
        "......yy..........", "......yy..........",
        "........yy..yy....", "........yy..yy....",
        "..........yy.....y", "..........yy.....y",
        "........yy..yy....", "........yy..yy....",
        "..............yy..", "..............yy..",
        "................y.", "..........yy.....y",
    };
    for (int i = 0; i < CLASSES; i++)
        for (int j = 0; j < CLASSES; j++) {
            ObObject *p = new_of(classes[i]);
            bool done = ob_setattr(p, "__class__", classes[j]) == 0;
            if (done != (alike[i][j] == 'y'))
                fail_msg("%d %d", i, j);
            ob_error_clear();
            ob_decref(p);
        }
    for (int i = CLASSES; i-- > 0; )
        ob_decref(classes[i]);
}

static ObObject *get_refused(ObObject *attr, ObObject *op)
{
    (void)attr;
    (void)op;
    return ob_raise(OB_VALUE_ERROR, "not now");
}

static void a_repr_that_cannot_be_got(void **state)
{
    (void)state;
    static ObType type = {
        .base = OB_STATIC_HEADER(&ob_type_type), .name = "Closed",
        .basic_size = sizeof(ObObject), .get = get_refused, .free = ob_object_free,
    };
    ObObject *cls = class_new("S", .slots = NO_NAMES), *p = new_of(cls);
    ObObject *closed = ob_object_new(&type, sizeof(ObObject));
    assert_non_null(closed);
    assert_int_equal(validate_all(), 0);
    set(cls, "__repr__", closed);
    assert_null(ob_repr(p));
    assert_raised(OB_VALUE_ERROR, "not now");
    assert_null(ob_getattr(cls, "__repr__"));
    assert_raised(OB_VALUE_ERROR, "not now");
    drop(closed, p, cls);
}

/* --- invariants --- */

static void the_order_of_values_is_checked(void **state)
{
    (void)state;
    ObObject *cls = class_new("P", .attributes = NAMES("a", "b", "c"));
    ObObject *p = new_of(cls);
    set_int(p, "b", 1);
    set_int(p, "a", 1);
    ObValues *values = ob_instance_values(p);
    uint8_t *order = (uint8_t *)&values->value[values->room];
    assert_int_equal(validate_all(), 0);
    const char *broken = "INV-class-2: P, count 1";
    order[0] = 0;               /* one name twice */
    assert_broken(broken);
    order[0] = 2;               /* that of nothing */
    assert_broken(broken);
    order[0] = 1;
    values->size = 1;           /* not all */
    assert_broken(broken);
    values->size = 2;
    assert_int_equal(validate_all(), 0);
    uint8_t room = values->room;
    ob_decref(ob_vars(p));
    assert_int_equal(validate_all(), 0);
    values->room = room;
    assert_broken("INV-class-1: P, count 1");
    values->room = 0;
    ObObject *q = new_of(cls);
    set_int(q, "a", 1);
    values = ob_instance_values(q);
    values->size = 2;           /* twice what is there once */
    ((uint8_t *)&values->value[values->room])[1] = 0;
    assert_broken("INV-class-2: P, count 1");
    values->size = 1;
    drop(q, p, cls);
}

static void what_goes_is_out_of_the_order(void **state)
{
    (void)state;
    ObObject *cls = class_new("P", .attributes = NAMES("a", "b", "c"));
    ObObject *p = new_of(cls);
    set_int(p, "a", 1);
    set_int(p, "b", 2);
    for (int i = 0; i < 40; i++) {
        assert_int_equal(ob_delattr(p, i % 2 == 0 ? "a" : "b"), 0);
        assert_int_equal(ob_instance_values(p)->size, 1);
        assert_int_equal(validate_all(), 0);
        set_int(p, i % 2 == 0 ? "a" : "b", i);
    }
    assert_int_equal(validate_all(), 0);
    drop(p, cls);
}

static void what_is_not_there_is_null(void **state)
{
    (void)state;
    ObObject *cls = class_new("P"), *p = new_of(cls), *found = cls;
    ObObject *name = ob_str_from("x");
    for (int i = 0; i < 2; i++) {
        assert_int_equal(ob_instance_get(p, name, &found), 0);
        assert_null(found);
        assert_int_equal(ob_instance_set(p, name, NULL), 0);
        assert_int_equal(ob_error(), OB_NO_ERROR);
        ob_decref(ob_vars(p));  /* and then in a dict */
        found = cls;
    }
    drop(name, p, cls);
}

/* --- misuse --- */

static ObObject *end_it(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    ob_interp_free(ob_thread_self->interp);
    return NULL;
}

static void a_call_does_not_end_the_interpreter(void **state)
{
    (void)state;
    ObObject *cls = class_new("A", .methods =
        ((const ObMethodDef[]){ { "end", end_it }, { 0 } }));
    ObObject *op = new_of(cls);
    assert_fatal(ob_call_method(op, "end", NULL, 0),
                 "ob_interp_free: who is asked cannot end the interpreter");
    drop(op, cls);
}

#ifndef NDEBUG
static void misuse_of_classes(void **state)
{
    (void)state;
    ObObject *cls = class_new("A"), *op = new_of(cls), *none = ob_none();
    static const ObMethodDef hollow[] = { { "m", NULL }, { 0 } };
    MISUSE(ob_class_new(NULL), "ob_class_new: no name is given");
    MISUSE(ob_class_new(&(ObClassDef){ 0 }), "ob_class_new: no name is given");
    ObObject zero = { 0 };
    MISUSE(ob_class_new((&(ObClassDef){ "A", .base = &zero })),
           "ob_class_new: `base` is dead, or never was an object");
    MISUSE(ob_class_new((&(ObClassDef){ "A", .methods = hollow })), "ob_class_new: a method has no function");
    MISUSE(ob_type_check(NULL), "ob_type_check: `op` is NULL");
    MISUSE(ob_class_check(NULL), "ob_class_check: `op` is NULL");
    MISUSE(ob_type_parent(NULL), "ob_type_parent: `type` is NULL");
    MISUSE(ob_issubclass(none, cls), "ob_issubclass: `type` is of type 'NoneType', not 'type'");
    MISUSE(ob_issubclass(cls, none), "ob_issubclass: `of` is of type 'NoneType', not 'type'");
    MISUSE(ob_isinstance(NULL, cls), "ob_isinstance: `op` is NULL");
    MISUSE(ob_isinstance(op, none), "ob_isinstance: `of` is of type 'NoneType', not 'type'");
    MISUSE(ob_instance_new(NULL), "ob_instance_new: `op` is NULL");
    MISUSE(ob_instance_new(none), "ob_instance_new: `op` is of type 'NoneType', not 'type'");
    MISUSE(ob_instance_values(NULL), "ob_instance_values: `op` is NULL");
    MISUSE(ob_instance_values(none), "ob_instance_values: `op` can have no dict");
    MISUSE(ob_vars(NULL), "ob_vars: `op` is NULL");
    MISUSE(ob_class_validate(NULL, 9), "ob_class_validate: `why` is NULL");
    drop(op, cls);
}

static void misuse_of_attributes(void **state)
{
    (void)state;
    ObObject *none = ob_none();
    MISUSE(ob_getattr(NULL, "x"), "ob_getattr: `op` is NULL");
    MISUSE(ob_getattr(none, NULL), "ob_getattr: `name` is NULL");
    MISUSE(ob_setattr(NULL, "x", none), "ob_setattr: `op` is NULL");
    MISUSE(ob_setattr(none, NULL, none), "ob_setattr: `name` is NULL");
    MISUSE(ob_setattr(none, "x", NULL), "ob_setattr: `value` is NULL");
    MISUSE(ob_setattr_steal(NULL, "x", none), "ob_setattr_steal: `op` is NULL");
    MISUSE(ob_setattr_steal(none, NULL, none), "ob_setattr_steal: `name` is NULL");
    ObObject zero = { 0 };
    ObObject *function = ob_function_new("f", say_five);
    MISUSE(ob_method_new(function, NULL), "ob_method_new: `self` is NULL");
    ob_decref(function);
    MISUSE(ob_setattr_steal(none, "x", &zero), "ob_held: `value` is dead, or never was an object");
    MISUSE(ob_delattr(NULL, "x"), "ob_delattr: `op` is NULL");
    MISUSE(ob_delattr(none, NULL), "ob_delattr: `name` is NULL");
    MISUSE(ob_call(NULL, NULL, 0), "ob_call: `callable` is NULL");
    MISUSE(ob_call(none, NULL, 1), "ob_call: `args` is NULL");
    MISUSE(ob_call_method(NULL, "x", NULL, 0), "ob_call_method: `op` is NULL");
    MISUSE(ob_call_method(none, NULL, NULL, 0), "ob_call_method: `name` is NULL");
    MISUSE(ob_call_method(none, "x", NULL, 1), "ob_call_method: `args` is NULL");
    static ObType type = {
        .base = OB_STATIC_HEADER(&ob_type_type), .name = "Static",
        .basic_size = 48, .dict_offset = 16, .free = ob_object_free,
    };
    ObObject *op = ob_object_new(&type, 96);    /* with room for values */
    assert_non_null(op);
    MISUSE(ob_vars(op), "as_class: ob_class_new made no such type");
    MISUSE(ob_getattr(op, "x"), "as_class: ob_class_new made no such type");
    MISUSE(ob_setattr(op, "x", none), "as_class: ob_class_new made no such type");
    ob_decref(op);
}

/* What C code may get wrong when it is called. */
static ObObject *forget_to_raise(ObObject *self, ObObject *const args[],
                                 size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return NULL;
}

static ObObject *answer_and_raise(ObObject *self, ObObject *const args[],
                                  size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    ob_raise(OB_VALUE_ERROR, "and more");
    return ob_none();
}

static ObObject *go_elsewhere(ObObject *self, ObObject *const args[],
                              size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    ob_interp_new(NULL);
    return ob_none();
}

static ObObject *get_nothing(ObObject *attr, ObObject *op)
{
    (void)attr;
    (void)op;
    return NULL;
}

static int set_without_a_word(ObObject *attr, ObObject *op, ObObject *value)
{
    (void)attr;
    (void)op;
    (void)value;
    return -1;
}

static void misuse_by_methods(void **state)
{
    (void)state;
    static const ObMethodDef methods[] = {
        { "null", forget_to_raise }, { "both", answer_and_raise },
        { "leave", go_elsewhere }, { 0 }
    };
    static ObType type = {
        .base = OB_STATIC_HEADER(&ob_type_type), .name = "Mute",
        .basic_size = sizeof(ObObject), .get = get_nothing,
        .set = set_without_a_word, .free = ob_object_free,
    };
    ObObject *cls = class_new("A", .methods = methods), *op = new_of(cls);
    ObObject *mute = ob_object_new(&type, sizeof(ObObject));
    assert_non_null(mute);
    set(cls, "mute", mute);
    MISUSE(ob_call_method(op, "null", NULL, 0), "ask_to_act: what was called answers NULL and raises nothing");
    MISUSE(ob_call_method(op, "both", NULL, 0), "ask_to_act: what was called answers and raises");
    MISUSE(ob_call_method(op, "leave", NULL, 0), "ask_to_act: what was called leaves another thread current");
    MISUSE(ob_getattr(op, "mute"), "ob_get_found: a type's `get` answers NULL and raises nothing");
    MISUSE(ob_setattr(op, "mute", op), "set_attribute: a type's `set` answers -1 and raises nothing");
    drop(mute, op, cls);
}

#ifndef OB_SANITIZED    /* which tells first, at length */
static void misuse_of_dead_classes(void **state)
{
    (void)state;
    ob_mem_blocks(ob_mem());        /* checked, or skipped */
    ObObject *cls = class_new("A");
    ob_decref(cls);
    ob_gc_collect();
    MISUSE(ob_class_new((&(ObClassDef){ "B", .base = cls })), "ob_class_new: `base` is dead, or never was an object");
    MISUSE(ob_instance_new(cls), "ob_instance_new: `op` is dead, or never was an object");
}
#endif
#endif

static void names_that_are_none(void **state)
{
    (void)state;
    assert_no_class(&(ObClassDef){ .name = "C", .slots = NAMES("") },
                    OB_TYPE_ERROR, "__slots__ must be identifiers");
    assert_no_class(&(ObClassDef){ .name = "C", .slots = NAMES("a b") },
                    OB_TYPE_ERROR, "__slots__ must be identifiers");
    assert_no_class(&(ObClassDef){ .name = "C", .slots = NAMES("1a") },
                    OB_TYPE_ERROR, "__slots__ must be identifiers");
    assert_no_class(&(ObClassDef){ .name = "C", .slots = NAMES("a{") },
                    OB_TYPE_ERROR, "__slots__ must be identifiers");
    static const char *const good[] = { "_", "A9", "\xC3\xA9", "__a__",
                                        "__b", "__bb", NULL };
    ObObject *cls = class_new("C", .slots = good), *p = new_of(cls);
    set_int(p, "_C__b", 1000);
    assert_attr(p, "_C__b", "1000");
    set_int(p, "__a__", 1000);
    assert_attr(p, "__a__", "1000");
    assert_null(ob_getattr(p, "\xFF"));
    assert_int_equal(ob_error(), OB_UNICODE_DECODE_ERROR);
    ob_error_clear();
    ObObject *plain = class_new("D"), *q = new_of(plain);
    ObObject *dict = ob_vars(q), *key = ob_str_new("a\0b", 3);
    assert_int_equal(ob_dict_set(dict, key, key), 0);   /* no name */
    assert_no_attr(q, "a", "'D' object has no attribute 'a'");
    drop(key, dict, q, plain, p, cls);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(attributes_come_and_go),
        checked_test(an_attribute_holds_one_reference),
        checked_test(an_instance_is_tracked_and_shows_its_class),
        checked_test(sizes),
        checked_test(a_class_learns_how_much_room_is_needed),
        checked_test(what_does_not_fit_goes_to_a_dict),
        checked_test(thirty_attributes_are_too_many),
        checked_test(thirty_known_ones_fit),
        checked_test(a_dict_outlives_its_instance),
        checked_test(a_dict_can_be_replaced),
        checked_test(attributes_die_in_the_order_of_the_class),
        checked_test(a_dict_remembers_the_order),
        checked_test(a_class_learns_even_from_deleting),
        checked_test(known_names_come_first_in_alphabetical_order),
        checked_test(other_keys_end_the_order),
        checked_test(a_cleared_dict_keeps_the_order),
        checked_test(an_update_of_nothing_ends_the_order),
        checked_test(slots_die_first_and_the_youngest_class_s_first),
        checked_test(what_collect_returns),
        checked_test(what_is_attached_is_counted),
        checked_test(a_class_without_a_name_waits_for_the_collector),
        checked_test(an_instance_in_a_cycle_with_its_class),
        checked_test(a_call_is_a_checkpoint),
        checked_test(methods_are_inherited),
        checked_test(bound_methods),
        checked_test(reprs),
        checked_test(a_class_may_have_a_repr),
        checked_test(calls),
        checked_test(a_repr_may_be_of_another),
        checked_test(who_can_only_be_set_comes_last),
        checked_test(who_is_a_subclass),
        checked_test(a_static_type_shows_nothing),
        checked_test(slots_refuse),
        checked_test(what_is_the_class_s_is_read_only),
        checked_test(built_in_objects_refuse),
        checked_test(classes_refuse),
        checked_test(making_a_class_refuses),
        checked_test(slots_of_all_sorts),
        checked_test(a_thousand_slots),
        checked_test(the_class_of_an_instance_can_change),
        checked_test(a_weak_reference_has_a_place),
        checked_test(descriptors_know_whose_they_are),
        checked_test(methods_may_be_rude),
        checked_test(a_method_may_forget_an_exception),
        checked_test(calls_are_not_endless),
        checked_test(last_words_may_change_the_instance),
        checked_test(clearing_may_be_disturbed),
        checked_test(a_comparison_may_take_all_away),
        checked_test(a_comparison_may_take_the_value),
        checked_test(a_comparison_may_raise),
        checked_test(showing_stops_when_enough_is_seen),
        checked_test(which_layouts_are_alike),
        checked_test(names_that_are_none),
        checked_test(a_repr_that_cannot_be_got),
        checked_test(the_order_of_values_is_checked),
        checked_test(what_goes_is_out_of_the_order),
        checked_test(what_is_not_there_is_null),
        checked_test(a_call_does_not_end_the_interpreter),
#ifndef NDEBUG
        checked_test(misuse_of_classes),
        checked_test(misuse_of_attributes),
        checked_test(misuse_by_methods),
#ifndef OB_SANITIZED
        checked_test(misuse_of_dead_classes),
#endif
#endif
        cmocka_unit_test(scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
