/* Chapter 8: weak references, callbacks, proxies, weak methods. */
#include "support.h"
#include "fatal.h"

#include <stdio.h>
#include <stdlib.h>

/* --- what happened, in words --- */

static char events[2000];

static void note(const char *format, ...)
{
    size_t n = strlen(events);
    va_list args;
    va_start(args, format);
    vsnprintf(events + n, sizeof events - n, format, args);
    va_end(args);
}

static void assert_happened_at(const char *expected, int line)
{
    if (strcmp(events, expected) != 0)
        fail_msg("line %d: expected\n%s\nand it was\n%s", line, expected,
                 events);
    events[0] = '\0';
}
#define assert_happened(expected) assert_happened_at(expected, __LINE__)

static void note_ignored(const ObError *error, const char *context,
                         void *arg)
{
    (void)arg;
    const char *at = strstr(context, "<function");
    int n = at == NULL ? (int)strlen(context) : (int)(at - context);
    note("[%.*s%s: %s] ", n, context, ob_exc_name(error->exc),
         error->text);
}

static int start_weak(void **state)
{
    events[0] = '\0';
    int result = start_checked(state);
    ob_unraisable_to(note_ignored, NULL);
    ob_gc_disable();
    return result;
}

#define weak_test(f) \
    cmocka_unit_test_setup_teardown(f, start_weak, stop_checked)

/* --- what can be referred to --- */

/* Objects with a name, a friend, and something to do when they die. */
typedef struct Node {
    ObObject base;
    const char *name;
    void (*act)(struct Node *self);     /* NULL: nothing */
    ObObject *friend;
    ObRef *weakrefs;
} Node;

static int node_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *friend = ((Node *)op)->friend;
    return friend != NULL ? visit(friend, arg) : 0;
}

static ObObject *node_drop_next(ObObject *op)
{
    ObObject *friend = ((Node *)op)->friend;
    ((Node *)op)->friend = NULL;
    return friend != NULL ? ob_dropped(friend) : NULL;
}

static void node_clear(ObObject *op)
{
    ObObject *friend = ((Node *)op)->friend;
    ((Node *)op)->friend = NULL;
    if (friend != NULL)
        ob_decref(friend);
}

static void node_finalize(ObObject *op)
{
    Node *node = (Node *)op;
    note("died %s ", node->name);
    if (node->act != NULL)
        node->act(node);
}

static ObObject *node_repr(ObObject *op)
{
    return ob_str_format("Node('%s')", ((Node *)op)->name);
}

static int node_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != ob_type(a))
        return OB_NOT_IMPLEMENTED;
    return strcmp(((Node *)a)->name, ((Node *)b)->name) == 0;
}

static int64_t node_hash(ObObject *op)
{
    return ((Node *)op)->name[0];
}

static ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Node",
    .basic_size = sizeof(Node), .weak_offset = offsetof(Node, weakrefs),
    .repr = node_repr, .equal = node_equal, .hash = node_hash,
    .traverse = node_traverse, .drop_next = node_drop_next,
    .clear = node_clear, .finalize = node_finalize,
    .free = ob_object_free,
};

static ObObject *node(const char *name)
{
    ObObject *op = ob_object_new(&node_type, sizeof(Node));
    assert_non_null(op);
    *(Node *)op = (Node){ .base = *op, .name = name };
    ob_track(op);
    return op;
}

static ObObject *node_that(const char *name, void (*act)(Node *))
{
    ObObject *op = node(name);
    ((Node *)op)->act = act;
    return op;
}

static void befriend(ObObject *op, ObObject *friend)
{
    ob_incref(friend);
    ((Node *)op)->friend = friend;
}

/* Holds itself. */
static ObObject *loop(const char *name)
{
    ObObject *op = node(name);
    befriend(op, op);
    return op;
}

/* --- callbacks --- */

static ObObject *refer(ObObject *to, ObObject *callback)
{
    ObObject *ref = ob_ref_new(to, callback);
    assert_non_null(ref);
    return ref;
}

/* function(self, ref) */
static ObObject *callback_of(ObFunction *function, ObObject *self)
{
    ObObject *f = ob_function_new("f", function);
    assert_non_null(f);
    ObObject *method = ob_method_new(f, self);
    assert_non_null(method);
    ob_decref(f);
    return method;
}

static ObObject *say(ObObject *self, ObObject *const args[], size_t n)
{
    assert_int_equal(n, 1);
    note("told %s%s ", ob_str_utf8(self),
         ob_ref_is_dead(args[0]) ? "" : "?");
    return ob_none();
}

/* A reference that says its name when its object dies. */
static ObObject *teller(ObObject *to, const char *name)
{
    ObObject *text = ob_str_from(name);
    assert_non_null(text);
    ObObject *callback = callback_of(say, text);
    ob_decref(text);
    ObObject *ref = refer(to, callback);
    ob_decref(callback);
    return ref;
}

static ObObject *proxy_of(ObObject *to)
{
    ObObject *proxy = ob_proxy_new(to, NULL);
    assert_non_null(proxy);
    return proxy;
}

static void assert_alive(ObObject *ref, const ObObject *to)
{
    ObObject *found;
    assert_int_equal(ob_ref_get(ref, &found), 1);
    assert_ptr_equal(found, to);
    assert_false(ob_ref_is_dead(ref));
    ob_decref(found);
}

static void assert_dead(ObObject *ref)
{
    ObObject *found = ref;
    assert_int_equal(ob_ref_get(ref, &found), 0);
    assert_null(found);
    assert_true(ob_ref_is_dead(ref));
}

/* --- a reference that does not count --- */

static void it_leads_there_and_does_not_count(void **state)
{
    (void)state;
    ObObject *op = node("a"), *ref = refer(op, NULL);
    assert_int_equal(ob_refcnt(op), 1);
    assert_alive(ref, op);
    assert_int_equal(ob_refcnt(op), 1);
    assert_true(ob_is_tracked(ref));
    ob_decref(op);
    assert_happened("died a ");
    assert_dead(ref);
    ob_decref(ref);
}

/* Nothing to say, nothing to drop, nothing of its own to free. */
static ObType plain_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Plain",
    .basic_size = sizeof(Node), .weak_offset = offsetof(Node, weakrefs),
    .free = ob_object_free,
};

static void who_could_die_alone_tells_as_well(void **state)
{
    (void)state;
    ObObject *op = ob_object_new(&plain_type, sizeof(Node));
    assert_non_null(op);
    ((Node *)op)->weakrefs = NULL;
    ObObject *ref = teller(op, "t");
    ob_decref(op);
    assert_happened("told t ");
    ob_decref(ref);
}

static void without_a_callback_it_is_shared(void **state)
{
    (void)state;
    ObObject *op = node("a"), *ref = refer(op, NULL);
    ObObject *again = refer(op, ob_none());
    assert_ptr_equal(ref, again);
    ObObject *told = teller(op, "t");
    assert_ptr_not_equal(ref, told);
    assert_int_equal(ob_weakref_count(op), 2);
    ob_decref(ref);
    ob_decref(again);
    assert_int_equal(ob_weakref_count(op), 1);
    ob_decref(op);
    ob_decref(told);
    assert_happened("died a told t ");
}

static void all_are_dead_before_the_first_is_told(void **state)
{
    (void)state;
    ObObject *op = node("a"), *plain = refer(op, NULL);
    ObObject *one = teller(op, "1"), *two = teller(op, "2");
    ObObject *three = teller(op, "3");
    ob_decref(two);             /* who is gone is not told */
    ob_decref(op);
    assert_happened("died a told 3 told 1 ");
    assert_dead(plain);
    ob_decref(plain);
    ob_decref(one);
    ob_decref(three);
}

static void in_a_collection_they_are_told_before(void **state)
{
    (void)state;
    ObObject *op = loop("a"), *plain = refer(op, NULL);
    ObObject *one = teller(op, "1"), *two = teller(op, "2");
    ob_decref(op);
    assert_alive(plain, op);
    assert_int_equal(ob_gc_collect(), 1);
    assert_happened("told 2 told 1 died a ");
    assert_dead(plain);
    assert_ptr_equal(ob_ref_callback(one), ob_none());
    ob_decref(plain);
    ob_decref(one);
    ob_decref(two);
}


/* --- the list of an object --- */

static void assert_refs(ObObject *op, size_t n, ObObject *const refs[])
{
    ObObject *list = ob_weakref_refs(op);
    assert_non_null(list);
    assert_int_equal(ob_list_size(list), n);
    for (size_t i = 0; i < n; i++)
        assert_ptr_equal(ob_list_get_borrowed(list, (int64_t)i),
                         refs[i]);
    assert_int_equal(ob_weakref_count(op), n);
    ob_decref(list);
}

static void the_shared_stand_first_then_the_newest(void **state)
{
    (void)state;
    ObObject *op = node("a");
    assert_refs(op, 0, NULL);
    assert_null(ob_weakref_first(op));
    ObObject *one = teller(op, "1"), *two = teller(op, "2");
    ObObject *proxy = proxy_of(op);
    assert_refs(op, 3, (ObObject *[]){ proxy, two, one });
    ObObject *ref = refer(op, NULL), *three = teller(op, "3");
    assert_refs(op, 5, (ObObject *[]){ ref, proxy, three, two, one });
    assert_int_equal(validate_all(), 0);
    ObObject *first = ob_weakref_first(op);
    assert_ptr_equal(first, ref);
    ob_decref(first);
    ob_decref(two);
    assert_refs(op, 4, (ObObject *[]){ ref, proxy, three, one });
    ob_decref(ref);
    ob_decref(one);
    assert_refs(op, 2, (ObObject *[]){ proxy, three });
    ob_decref(op);
    assert_happened("died a told 3 ");
    ob_decref(proxy);
    ob_decref(three);
}

static void immortals_keep_no_list(void **state)
{
    (void)state;
    ObObject *type = &ob_type_type.base, *ref = refer(type, NULL);
    ObObject *other = refer(type, NULL);
    assert_ptr_not_equal(ref, other);
    assert_alive(ref, type);
    assert_int_equal(ob_equal(ref, other), 1);
    assert_refs(type, 0, NULL);
    assert_int_equal(type->flags, 0);
    assert_int_equal(validate_all(), 0);
    ob_decref(ref);
    ob_decref(other);
}

static void who_becomes_immortal_keeps_those_it_has(void **state)
{
    (void)state;
    ObObject *op = node("a"), *ref = refer(op, NULL);
    ObObject *callback = callback_of(say, ob_none());
    ob_make_immortal(op);
    ObObject *told = ob_ref_new(op, callback);
    size_t n = ob_weakref_count(op);
    op->refcnt = 1;             /* for the test's sake */
    assert_non_null(told);
    assert_int_equal(n, 1);
    assert_alive(told, op);
    assert_int_equal(validate_all(), 0);
    ob_decref(told);
    ob_decref(callback);
    ob_decref(ref);
    assert_int_equal(ob_weakref_count(op), 0);
    ob_decref(op);
    assert_happened("died a ");
}

static void some_cannot_be_referred_to(void **state)
{
    (void)state;
    ObObject *refused[] = { ob_list_new(), ob_dict_new(), ob_int_new(7),
                            ob_float_new(1.5), ob_str_from("s"),
                            ob_tuple_new(0, NULL), ob_none(),
                            ob_bool(true), };
    const char *names[] = { "list", "dict", "int", "float", "str",
                            "tuple", "NoneType", "bool" };
    for (size_t i = 0; i < 8; i++) {
        char text[80];
        snprintf(text, sizeof text,
                 "cannot create weak reference to '%s' object", names[i]);
        assert_non_null(refused[i]);
        assert_null(ob_ref_new(refused[i], NULL));
        assert_raised(OB_TYPE_ERROR, text);
        assert_null(ob_proxy_new(refused[i], NULL));
        assert_raised(OB_TYPE_ERROR, text);
        assert_int_equal(ob_weakref_count(refused[i]), 0);
        assert_refs(refused[i], 0, NULL);
        ob_decref(refused[i]);
    }
    ObObject *op = node("a"), *ref = refer(op, NULL);
    assert_null(ob_ref_new(ref, NULL));
    assert_raised(OB_TYPE_ERROR, "cannot create weak reference to "
                  "'weakref.ReferenceType' object");
    ObObject *to = op;
    assert_int_equal(ob_ref_get(op, &to), -1);
    assert_raised(OB_TYPE_ERROR, "expected a weakref");
    assert_null(to);
    ob_decref(ref);
    ob_decref(op);
    events[0] = '\0';
}

/* --- what a reference answers --- */

static void it_is_called_and_answers(void **state)
{
    (void)state;
    ObObject *op = node("a"), *ref = refer(op, NULL);
    ObObject *found = ob_call(ref, NULL, 0);
    assert_ptr_equal(found, op);
    ob_decref(found);
    assert_null(ob_call(ref, &op, 1));
    assert_raised(OB_TYPE_ERROR, "weakref expected 0 arguments, got 1");
    ob_decref(op);
    assert_ptr_equal(ob_call(ref, NULL, 0), ob_none());
    ob_decref(ref);
    assert_happened("died a ");
}

static void its_hash_is_that_of_the_object(void **state)
{
    (void)state;
    ObObject *op = node("a"), *asked = refer(op, NULL);
    ObObject *late = teller(op, "t");
    assert_int_equal(ob_hash(asked), 'a');
    ob_decref(op);
    assert_int_equal(ob_hash(asked), 'a');
    assert_int_equal(ob_hash(late), -1);
    assert_raised(OB_TYPE_ERROR, "weak object has gone away");
    ob_decref(asked);
    ob_decref(late);
    events[0] = '\0';
}

static void they_are_equal_as_their_objects_are(void **state)
{
    (void)state;
    ObObject *a = node("x"), *b = node("x"), *c = node("y");
    ObObject *ra = refer(a, NULL), *rb = refer(b, NULL);
    ObObject *rc = refer(c, NULL), *proxy = proxy_of(a);
    assert_int_equal(ob_equal(ra, rb), 1);
    assert_int_equal(ob_equal(ra, rc), 0);
    assert_int_equal(ob_equal(ra, a), 0);
    assert_int_equal(ob_equal(ra, ob_none()), 0);
    assert_int_equal(ob_equal(rb, proxy), 1);
    ob_decref(b);
    assert_int_equal(ob_equal(ra, rb), 0);
    assert_int_equal(ob_equal(rb, ra), 0);
    assert_int_equal(ob_equal(rb, rb), 1);
    ObObject *all[] = { a, c, ra, rb, rc, proxy };
    ob_drop_all(all, 6);
    events[0] = '\0';
}

/* The address of op, as repr prints it, between two texts. */
static void assert_says(ObObject *op, const char *before,
                        const ObObject *to, const char *after)
{
    char text[200];
    size_t n = (size_t)snprintf(text, sizeof text, "%s%p", before,
                                (void *)op);
    if (to != NULL)
        snprintf(text + n, sizeof text - n, "; to '%s' at %p%s>",
                 ob_type(to)->name, (const void *)to, after);
    else
        snprintf(text + n, sizeof text - n, "; dead>");
    ObObject *repr = ob_repr(op);
    assert_non_null(repr);
    assert_string_equal(ob_str_utf8(repr), text);
    ob_decref(repr);
}

static ObObject *return_none(ObObject *self, ObObject *const args[],
                             size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

static const ObMethodDef methods[] = { { "m", return_none },
                                       { NULL, NULL } };

static ObObject *make_class(const char *name)
{
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = name,
                                                .methods = methods });
    assert_non_null(cls);
    return cls;
}

static ObObject *instance_of(ObObject *cls)
{
    ObObject *op = ob_instance_new(cls);
    assert_non_null(op);
    return op;
}

static void it_says_to_whom_it_leads(void **state)
{
    (void)state;
    ObObject *op = node("a"), *ref = refer(op, NULL);
    assert_says(ref, "<weakref at ", op, "");
    ob_decref(op);
    assert_says(ref, "<weakref at ", NULL, "");
    ob_decref(ref);
    ObObject *cls = make_class("C"), *m = ob_getattr(cls, "m");
    ObObject *f = ob_function_new("g", return_none);
    ObObject *to_cls = refer(cls, NULL), *to_m = refer(m, NULL);
    ObObject *to_f = refer(f, NULL), *to_int = refer(
        &ob_int_type.base, NULL);
    assert_says(to_cls, "<weakref at ", cls, " (C)");
    assert_says(to_m, "<weakref at ", m, " (m)");
    assert_says(to_f, "<weakref at ", f, " (g)");
    assert_says(to_int, "<weakref at ", &ob_int_type.base, " (int)");
    ObObject *all[] = { cls, m, f, to_cls, to_m, to_f, to_int };
    ob_drop_all(all, 7);
    events[0] = '\0';
}

static void its_callback_can_be_read_and_not_set(void **state)
{
    (void)state;
    ObObject *op = node("a"), *plain = refer(op, NULL);
    ObObject *callback = callback_of(say, ob_none());
    ObObject *ref = refer(op, callback);
    ObObject *found = ob_getattr(ref, "__callback__");
    assert_ptr_equal(found, callback);
    ob_decref(found);
    assert_ptr_equal(ob_ref_callback(plain), ob_none());
    assert_int_equal(ob_setattr(ref, "__callback__", op), -1);
    assert_raised(OB_ATTRIBUTE_ERROR, "readonly attribute");
    assert_int_equal(ob_delattr(ref, "__callback__"), -1);
    assert_raised(OB_ATTRIBUTE_ERROR, "readonly attribute");
    assert_int_equal(ob_setattr(ref, "x", op), -1);
    assert_raised(OB_ATTRIBUTE_ERROR, "'weakref.ReferenceType' object "
                  "has no attribute 'x' and no __dict__ for setting new "
                  "attributes");
    assert_null(ob_getattr(ref, "x"));
    assert_raised(OB_ATTRIBUTE_ERROR, "'weakref.ReferenceType' object "
                  "has no attribute 'x'");
    ob_decref(ref);
    ob_decref(callback);
    ref = teller(op, "t");
    ob_decref(op);
    assert_ptr_equal(ob_ref_callback(ref), ob_none());
    ob_decref(ref);
    ob_decref(plain);
    assert_happened("died a told t ");
}

/* --- what dies, and when --- */

/* What a callback may do is in these. */
static ObObject *kept[4];

static void forget(void)
{
    for (size_t i = 0; i < 4; i++) {
        ObObject *op = kept[i];
        kept[i] = NULL;
        if (op != NULL)
            ob_decref(op);
    }
}

static ObObject *call_forget(ObObject *self, ObObject *const args[],
                             size_t n)
{
    (void)args;
    (void)n;
    note("forgets %s ", ob_str_utf8(self));
    forget();
    return ob_none();
}

static ObObject *forgetter(ObObject *to, const char *name,
                           ObFunction *function)
{
    ObObject *text = ob_str_from(name);
    ObObject *callback = callback_of(function, text);
    ObObject *ref = refer(to, callback);
    ob_decref(text);
    ob_decref(callback);
    return ref;
}

/* A callback lets go of all of them, itself included: by count they are
 * held until all were told. */
static void a_callback_may_drop_the_next(void **state)
{
    (void)state;
    ObObject *op = node("a");
    kept[0] = teller(op, "1");
    kept[1] = teller(op, "2");
    kept[2] = forgetter(op, "3", call_forget);
    ob_decref(op);
    assert_happened("died a forgets 3 told 2 told 1 ");
    op = loop("b");
    kept[0] = teller(op, "1");
    kept[1] = teller(op, "2");
    kept[2] = forgetter(op, "3", call_forget);
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 4);       /* b, and three refs */
    assert_happened("forgets 3 told 2 told 1 died b ");
}

/* Each callback drops the next object. */
static void a_callback_may_drop_the_next_object(void **state)
{
    (void)state;
    kept[0] = node("c");
    ObObject *third = teller(kept[0], "3");
    ObObject *b = node("b"), *a = node("a");
    ObObject *second = forgetter(b, "2", call_forget);
    ObObject *first = teller(a, "1");
    befriend(a, b);
    ob_decref(b);
    ob_decref(a);
    assert_happened("died a told 1 died b forgets 2 died c told 3 ");
    ob_decref(first);
    ob_decref(second);
    ob_decref(third);
}

static ObObject *collect(ObObject *self, ObObject *const args[],
                         size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    note("collects %zu ", ob_gc_collect());
    assert_int_equal(validate_all(), 0);
    return ob_none();
}

static void a_callback_may_collect(void **state)
{
    (void)state;
    ObObject *op = node("a"), *garbage = loop("g");
    ObObject *told = teller(garbage, "t");
    ObObject *ref = forgetter(op, "", collect);
    ob_decref(garbage);
    ob_decref(op);
    assert_happened("died a told t died g collects 1 ");
    ob_decref(ref);
    ob_decref(told);
    op = loop("a");
    ref = forgetter(op, "", collect);
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 1);
    assert_happened("collects 0 died a ");
    ob_decref(ref);
}

/* The plain reference kept[0] still leads to the garbage. */
static ObObject *resurrect(ObObject *self, ObObject *const args[],
                           size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    assert_int_equal(ob_ref_get(kept[0], &kept[1]), 1);
    note("saves ");
    return ob_none();
}

static void a_callback_may_resurrect(void **state)
{
    (void)state;
    ObObject *op = loop("a"), *ref = forgetter(op, "", resurrect);
    kept[0] = refer(op, NULL);
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 0);
    assert_happened("saves died a ");
    assert_ptr_equal(kept[1], op);
    assert_int_equal(ob_refcnt(op), 2);
    assert_alive(kept[0], op);
    assert_dead(ref);
    ob_decref(kept[1]);
    kept[1] = NULL;
    assert_int_equal(ob_gc_collect(), 1);
    assert_dead(kept[0]);
    ob_decref(ref);
    forget();
}

/* Also of one who has nothing to say. */
static void so_it_may_who_has_no_last_words(void **state)
{
    (void)state;
    ObObject *cls = make_class("C"), *op = instance_of(cls);
    assert_int_equal(ob_setattr(op, "me", op), 0);
    ObObject *ref = forgetter(op, "", resurrect);
    kept[0] = refer(op, NULL);
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 0);
    assert_happened("saves ");
    forget();
    assert_int_equal(ob_gc_collect(), 1);
    ob_decref(ref);
    ob_decref(cls);
}

static void refer_in_last_words(Node *self)
{
    kept[0] = teller(&self->base, "new");
    kept[1] = refer(&self->base, NULL);
    assert_alive(kept[1], &self->base);
}

static void a_reference_made_in_last_words_dies_too(void **state)
{
    (void)state;
    ob_decref(node_that("a", refer_in_last_words));
    assert_happened("died a told new ");
    assert_dead(kept[0]);
    assert_dead(kept[1]);
    forget();
    ObObject *op = loop("b");
    ((Node *)op)->act = refer_in_last_words;
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 1);
    assert_happened("died b ");
    assert_dead(kept[0]);
    assert_dead(kept[1]);
    forget();
}

static void save(Node *self)
{
    kept[0] = &self->base;
    ob_incref(kept[0]);
}

static void the_resurrected_keep_their_references(void **state)
{
    (void)state;
    ObObject *op = node_that("a", save);
    ObObject *plain = refer(op, NULL), *told = teller(op, "t");
    ob_decref(op);
    assert_happened("died a ");
    assert_alive(plain, op);
    assert_alive(told, op);
    forget();
    assert_happened("told t ");
    ob_decref(told);
    ob_decref(plain);
    op = loop("b");
    ((Node *)op)->act = save;
    plain = refer(op, NULL);
    told = teller(op, "t");
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 0);
    assert_happened("told t died b ");
    assert_alive(plain, op);
    assert_dead(told);
    forget();
    assert_int_equal(ob_gc_collect(), 1);
    assert_dead(plain);
    ob_decref(told);
    ob_decref(plain);
}

static ObObject *seen;

static void look(Node *self)
{
    assert_alive(seen, &self->base);
    assert_dead(self->friend);
}

/* A plain reference is good until all have spoken, one with a callback
 * is not; nobody calls a reference that is garbage itself. */
static void in_the_garbage_nobody_is_told(void **state)
{
    (void)state;
    ObObject *op = node_that("a", look), *list = ob_list_new();
    ObObject *own = teller(op, "never");
    seen = refer(op, NULL);
    befriend(op, own);
    ObObject *text = ob_str_from("t");
    ObObject *callback = callback_of(say, text);
    ObObject *other = refer(op, callback);
    ob_list_append(list, op);
    ob_list_append(list, list);
    ob_list_append(list, other);
    ob_decref(other);
    ob_decref(callback);
    ob_decref(text);
    ob_decref(own);
    ob_decref(op);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 4);
    assert_happened("died a ");
    assert_dead(seen);
    ob_decref(seen);
}

static void let_friend_go(Node *self)
{
    assert_alive(self->friend, kept[0]);
    forget();
}

/* A reference that is garbage is told, if who dies is not. */
static void who_is_not_garbage_tells_the_garbage(void **state)
{
    (void)state;
    ObObject *op = node_that("a", let_friend_go), *list = ob_list_new();
    kept[0] = node("b");
    ObObject *ref = teller(kept[0], "t");
    befriend(op, ref);
    ob_list_append(list, list);
    ob_list_append(list, op);
    ob_decref(ref);
    ob_decref(op);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 3);
    assert_happened("died a died b told t ");
}

static void plain_and_dead_ones_may_be_garbage(void **state)
{
    (void)state;
    ObObject *op = node("a"), *list = ob_list_new(), *gone = node("b");
    ObObject *plain = refer(op, NULL), *dead = teller(gone, "t");
    ob_decref(gone);
    ObObject *last = ob_list_new();
    ob_list_append(list, list);
    ob_list_append(list, plain);
    ob_list_append(list, dead);
    ob_list_append(last, list);
    ob_list_append(list, last);
    ObObject *watched = loop("g"), *told = teller(watched, "x");
    ObObject *all[] = { plain, dead, last, list, watched };
    ob_drop_all(all, 5);
    assert_int_equal(ob_gc_collect(), 5);
    ob_decref(told);
    assert_int_equal(ob_weakref_count(op), 0);
    ob_decref(op);
    assert_happened("died b told t told x died g died a ");
}

/* Who holds itself by its callback alone is cleared. */
static void a_plain_one_is_cleared(void **state)
{
    (void)state;
    ObObject *op = node("a"), *ref = refer(op, NULL);
    ob_type(ref)->clear(ref);
    assert_dead(ref);
    assert_int_equal(ob_weakref_count(op), 0);
    ob_decref(ref);
    ob_decref(op);
    assert_happened("died a ");
}

static void what_is_cleared_tells_nobody(void **state)
{
    (void)state;
    ObObject *f = ob_function_new("f", return_none);    /* untracked */
    ObObject *list = ob_list_new(), *ref = teller(f, "never");
    ob_list_append(list, list);
    ob_list_append(list, f);
    ob_list_append(list, ref);
    ob_decref(ref);
    ob_decref(f);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 2);
    assert_happened("");
}

static void a_young_collection_tells_of_the_young(void **state)
{
    (void)state;
    ObObject *op = loop("a"), *ref = teller(op, "t");
    ob_gc_collect();
    ob_decref(op);
    assert_int_equal(ob_gc_collect_generation(0), 0);
    assert_alive(ref, op);
    assert_int_equal(ob_gc_collect(), 1);
    assert_happened("told t died a ");
    ob_decref(ref);
}

static void what_is_saved_for_looking_is_dead(void **state)
{
    (void)state;
    ObObject *op = loop("a"), *told = teller(op, "t");
    ObObject *plain = refer(op, NULL);
    assert_int_equal(ob_gc_set_debug(OB_GC_SAVEALL), 0);
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 1);
    assert_happened("told t died a ");
    assert_dead(plain);
    assert_int_equal(ob_list_size(ob_gc_garbage_borrowed()), 1);
    ob_gc_set_debug(0);
    ob_list_clear(ob_gc_garbage_borrowed());
    assert_int_equal(ob_gc_collect(), 1);
    ob_decref(told);
    ob_decref(plain);
}

static ObObject *complain(ObObject *self, ObObject *const args[],
                          size_t n)
{
    (void)args;
    (void)n;
    return ob_raise(OB_KEY_ERROR, "%s", ob_str_utf8(self));
}

static void what_a_callback_raises_is_written_down(void **state)
{
    (void)state;
    ObObject *op = node("a"), *ref = forgetter(op, "x", complain);
    ob_raise(OB_VALUE_ERROR, "mine");
    ob_decref(op);
    assert_raised(OB_VALUE_ERROR, "mine");
    assert_happened("died a [Exception ignored while calling weakref "
                    "callback <bound method f of 'x'>:KeyError: x] ");
    ob_decref(ref);
    op = loop("b");
    ref = forgetter(op, "y", complain);
    ob_decref(op);
    ob_gc_collect();
    assert_happened("[Exception ignored on calling weakref callback "
                    "<bound method f of 'y'>:KeyError: y] died b ");
    ob_decref(ref);
    op = node("c");
    ObObject *five = ob_int_new(5);
    ref = refer(op, five);
    ob_decref(op);
    assert_happened("died c [Exception ignored while calling weakref "
                    "callback 5:TypeError: 'int' object is not "
                    "callable] ");
    ob_decref(ref);
    ob_decref(five);
}

/* --- who waits for its death --- */

static ObObject *deep, *waits;

static void drop_friend(Node *self)
{
    ObObject *friend = self->friend;
    self->friend = NULL;
    if (friend == deep)
        note("%u deep ", ob_thread_self->deaths);
    ob_decref(friend);
    if (friend == deep) {
        assert_true(ob_is_dying(deep));
        assert_dead(waits);
        assert_says(waits, "<weakref at ", NULL, "");
    }
}

/* Each drops the next in its last words; the last but one is too deep,
 * and waits. */
static void who_waits_is_as_good_as_dead(void **state)
{
    (void)state;
    deep = node("deep");
    waits = teller(deep, "t");
    ObObject *op = deep;
    for (int i = 0; i < OB_DEATHS_NESTED; i++) {
        ObObject *next = node_that("", drop_friend);
        ((Node *)next)->friend = op;
        op = next;
    }
    ob_decref(op);
    assert_non_null(strstr(events, "200 deep died deep told t "));
    ob_decref(waits);
    events[0] = '\0';
}

static void drop_ref(Node *self)
{
    ObObject *friend = self->friend;
    self->friend = NULL;
    if (friend != deep) {
        ob_decref(friend);
        return;
    }
    ObObject *to = kept[0];
    assert_int_equal(ob_weakref_count(to), 2);
    ob_decref(deep);
    assert_true(ob_is_dying(deep));
    assert_int_equal(ob_weakref_count(to), 1);
    kept[1] = ob_ref_new(to, NULL);
    assert_ptr_not_equal(kept[1], deep);
    kept[3] = proxy_of(to);
    assert_refs(to, 3, (ObObject *[]){ kept[1], kept[3], kept[2] });
    assert_int_equal(validate_all(), 0);
    if (self->name[0] == 'x') {
        kept[0] = NULL;
        ob_decref(to);
    }
}

/* A reference that waits for its death is none any more, and is told
 * nothing. */
static void a_reference_may_wait_as_well(void **state)
{
    (void)state;
    for (int round = 0; round < 4; round++) {
        kept[0] = node("a");
        kept[2] = teller(kept[0], "t");
        deep = round < 2 ? refer(kept[0], NULL) : teller(kept[0], "?");
        ObObject *op = deep;
        for (int i = 0; i < OB_DEATHS_NESTED; i++) {
            ObObject *next = node_that(round % 2 ? "x" : "y", drop_ref);
            ((Node *)next)->friend = op;
            op = next;
        }
        ob_decref(op);
        if (kept[0] != NULL)
            assert_refs(kept[0], 3, (ObObject *[]){ kept[1], kept[3],
                                                    kept[2] });
        forget();
        assert_null(strstr(events, "?"));
        events[0] = '\0';
    }
}

/* --- functions, methods, classes, instances --- */

static void what_classes_are_made_of_can_be_referred_to(void **state)
{
    (void)state;
    ObObject *cls = make_class("C"), *op = instance_of(cls);
    ObObject *method = ob_getattr(op, "m");
    ObObject *refs[] = { teller(cls, "class"), teller(op, "object"),
                         teller(method, "method") };
    assert_int_equal(validate_all(), 0);
    ob_decref(method);
    assert_happened("told method ");
    ob_decref(op);
    assert_happened("told object ");
    ObObject *f = ob_getattr(cls, "m"), *ref = teller(f, "function");
    ob_decref(f);
    ob_decref(cls);
    ob_gc_collect();
    assert_happened("told class told function ");
    ob_drop_all(refs, 3);
    ob_decref(ref);
}

/* At once, as the method that p.m makes is held by nobody. */
static void a_method_that_nobody_keeps_is_dead_at_birth(void **state)
{
    (void)state;
    ObObject *cls = make_class("C"), *op = instance_of(cls);
    ObObject *method = ob_getattr(op, "m"), *ref = refer(method, NULL);
    ob_decref(method);
    assert_dead(ref);
    ob_decref(ref);
    ob_decref(op);
    ob_decref(cls);
}

static void weakref_is_the_first_of_them(void **state)
{
    (void)state;
    ObObject *cls = make_class("C"), *op = instance_of(cls);
    assert_ptr_equal(ob_getattr(op, "__weakref__"), ob_none());
    ObObject *told = teller(op, "t");
    ObObject *found = ob_getattr(op, "__weakref__");
    assert_ptr_equal(found, told);
    ob_decref(found);
    assert_int_equal(ob_setattr(op, "__weakref__", op), -1);
    assert_raised(OB_ATTRIBUTE_ERROR, "attribute '__weakref__' of "
                  "'object' objects is not writable");
    ob_decref(told);
    assert_ptr_equal(ob_getattr(op, "__weakref__"), ob_none());
    ob_decref(op);
    ob_decref(cls);
}

static void slots_make_room_only_if_asked(void **state)
{
    (void)state;
    const char *const few[] = { "a", NULL };
    const char *const more[] = { "a", "__weakref__", NULL };
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "S",
                                                .slots = few });
    ObObject *op = instance_of(cls);
    assert_null(ob_ref_new(op, NULL));
    assert_raised(OB_TYPE_ERROR,
                  "cannot create weak reference to 'S' object");
    ob_decref(op);
    ob_decref(cls);
    cls = ob_class_new(&(ObClassDef){ .name = "W", .slots = more });
    op = instance_of(cls);
    ObObject *ref = teller(op, "t");
    ob_decref(op);
    assert_happened("told t ");
    ob_decref(ref);
    ob_decref(cls);
}

/* --- proxies --- */

static ObObject *get_x(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    return ob_getattr(self, "x");
}

static void a_proxy_hands_on(void **state)
{
    (void)state;
    static const ObMethodDef defs[] = { { "get_x", get_x },
                                        { NULL, NULL } };
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "C",
                                                .methods = defs });
    ObObject *op = instance_of(cls), *five = ob_int_new(5);
    ObObject *p = proxy_of(op);
    assert_ptr_equal(ob_type(p), &ob_proxy_type);
    assert_int_equal(ob_setattr(p, "x", five), 0);
    ObObject *x = ob_getattr(op, "x"), *y = ob_getattr(p, "x");
    ObObject *z = ob_call_method(p, "get_x", NULL, 0);
    ObObject *c = ob_getattr(p, "__class__");
    assert_ptr_equal(x, five);
    assert_ptr_equal(y, five);
    assert_ptr_equal(z, five);
    assert_ptr_equal(c, cls);
    ob_decref(c);
    assert_int_equal(ob_delattr(p, "x"), 0);
    assert_null(ob_getattr(p, "x"));
    assert_raised(OB_ATTRIBUTE_ERROR, "'C' object has no attribute 'x'");
    assert_null(ob_call(p, NULL, 0));
    assert_raised(OB_TYPE_ERROR,
                  "'weakref.ProxyType' object is not callable");
    assert_int_equal(ob_hash(p), -1);
    assert_raised(OB_TYPE_ERROR,
                  "unhashable type: 'weakref.ProxyType'");
    assert_says(p, "<weakproxy at ", op, "");
    ObObject *again = ob_proxy_new(op, ob_none());
    assert_ptr_equal(again, p);
    ob_decref(again);
    assert_null(ob_ref_new(p, NULL));
    assert_raised(OB_TYPE_ERROR, "cannot create weak reference to "
                  "'weakref.ProxyType' object");
    ob_decref(p);
    ob_decref(op);
    ob_decref(cls);
}

static void a_proxy_of_what_can_be_called_can_be(void **state)
{
    (void)state;
    ObObject *cls = make_class("C"), *p = proxy_of(cls);
    assert_ptr_equal(ob_type(p), &ob_callable_proxy_type);
    ObObject *again = proxy_of(cls);
    assert_ptr_equal(p, again);
    ob_decref(again);
    ObObject *op = ob_call(p, NULL, 0);
    assert_ptr_equal(ob_type(op), cls);
    ob_decref(op);
    assert_int_equal(ob_hash(p), -1);
    assert_raised(OB_TYPE_ERROR,
                  "unhashable type: 'weakref.CallableProxyType'");
    ob_decref(cls);
    ob_gc_collect();
    assert_null(ob_call(p, NULL, 0));
    assert_raised(OB_REFERENCE_ERROR,
                  "weakly-referenced object no longer exists");
    ob_decref(p);
}

static void a_proxy_is_equal_to_what_its_object_is(void **state)
{
    (void)state;
    ObObject *a = node("x"), *b = node("x"), *c = node("y");
    ObObject *p = proxy_of(a), *q = proxy_of(b);
    ObObject *r = refer(a, NULL);
    assert_int_equal(ob_equal(p, a), 1);
    assert_int_equal(ob_equal(p, b), 1);
    assert_int_equal(ob_equal(ob_none(), p), 0);
    assert_int_equal(ob_equal(p, q), 1);
    assert_int_equal(ob_equal(p, c), 0);
    assert_int_equal(ob_equal(r, p), 1);
    ob_decref(b);
    assert_int_equal(ob_equal(p, q), -1);
    assert_raised(OB_REFERENCE_ERROR,
                  "weakly-referenced object no longer exists");
    assert_int_equal(ob_equal(q, p), -1);
    assert_raised(OB_REFERENCE_ERROR,
                  "weakly-referenced object no longer exists");
    ObObject *all[] = { a, c, p, q, r };
    ob_drop_all(all, 5);
    events[0] = '\0';
}

static void a_dead_proxy_says_so(void **state)
{
    (void)state;
    ObObject *cls = make_class("C"), *op = instance_of(cls);
    ObObject *p = proxy_of(op);
    ob_decref(op);
    const char *gone = "weakly-referenced object no longer exists";
    assert_null(ob_getattr(p, "x"));
    assert_raised(OB_REFERENCE_ERROR, gone);
    assert_int_equal(ob_setattr(p, "x", p), -1);
    assert_raised(OB_REFERENCE_ERROR, gone);
    assert_int_equal(ob_delattr(p, "x"), -1);
    assert_raised(OB_REFERENCE_ERROR, gone);
    assert_int_equal(ob_equal(p, ob_none()), -1);
    assert_raised(OB_REFERENCE_ERROR, gone);
    assert_says(p, "<weakproxy at ", NULL, "");
    assert_string_equal(ob_exc_name(OB_REFERENCE_ERROR),
                        "ReferenceError");
    ob_decref(p);
    ob_decref(cls);
}

static void a_proxy_may_have_a_callback(void **state)
{
    (void)state;
    ObObject *op = node("a"), *text = ob_str_from("p");
    ObObject *callback = callback_of(say, text);
    ObObject *p = ob_proxy_new(op, callback);
    ob_decref(text);
    ob_decref(callback);
    ob_decref(op);
    assert_happened("died a told p ");
    ob_decref(p);
}

/* --- weak methods --- */

typedef struct Met {
    ObObject *cls, *op, *method;
} Met;

static Met meet(void)
{
    Met met = { .cls = make_class("C") };
    met.op = instance_of(met.cls);
    met.method = ob_getattr(met.op, "m");
    return met;
}

static ObObject *weak_method(ObObject *method, ObObject *callback)
{
    ObObject *op = ob_weak_method_new(method, callback);
    assert_non_null(op);
    return op;
}

static void a_weak_method_makes_the_method_anew(void **state)
{
    (void)state;
    Met met = meet();
    ObObject *w = weak_method(met.method, NULL);
    ObObject *again = ob_call(w, NULL, 0);
    assert_ptr_not_equal(again, met.method);
    assert_int_equal(ob_equal(again, met.method), 1);
    assert_null(ob_call(w, &again, 1));
    assert_raised(OB_TYPE_ERROR, "weakref expected 0 arguments, got 1");
    ob_decref(again);
    ob_decref(met.method);
    assert_says(w, "<weakref at ", met.op, "");
    assert_int_equal(ob_refcnt(met.op), 1);
    assert_alive(w, met.op);
    assert_int_equal(ob_hash(w), ob_hash(met.op));
    ObObject *callback = ob_ref_callback(w), *own = refer(w, NULL);
    assert_true(callback != ob_none());
    ob_decref(callback);
    ob_decref(met.op);
    assert_dead(w);
    assert_ptr_equal(ob_call(w, NULL, 0), ob_none());
    assert_alive(own, w);
    ob_decref(w);
    assert_dead(own);
    ob_decref(own);
    ob_decref(met.cls);
}

static void it_tells_once_when_either_goes(void **state)
{
    (void)state;
    for (int first = 0; first < 2; first++) {
        Met met = meet();
        ObObject *text = ob_str_from("w");
        ObObject *callback = callback_of(say, text);
        ObObject *w = weak_method(met.method, callback);
        ob_decref(met.method);
        if (first == 0) {
            ob_decref(met.op);
            assert_happened("told w ");
        }
        assert_int_equal(ob_delattr(met.cls, "m"), 0);
        assert_happened(first == 0 ? "" : "told w? ");
        assert_ptr_equal(ob_call(w, NULL, 0), ob_none());
        if (first == 1)
            ob_decref(met.op);
        assert_happened("");
        ObObject *all[] = { w, callback, text, met.cls };
        ob_drop_all(all, 4);
    }
}

static void weak_methods_are_equal_while_they_live(void **state)
{
    (void)state;
    Met met = meet(), other = meet();
    ObObject *a = weak_method(met.method, NULL);
    ObObject *b = weak_method(met.method, ob_none());
    ObObject *c = weak_method(other.method, NULL);
    ObObject *f = ob_getattr(other.cls, "m");
    ObObject *method = ob_method_new(f, met.op);
    ObObject *d = weak_method(method, NULL), *r = refer(met.op, NULL);
    assert_int_equal(ob_equal(a, b), 1);
    assert_int_equal(ob_equal(a, c), 0);
    assert_int_equal(ob_equal(a, d), 0);
    assert_int_equal(ob_equal(a, ob_none()), 0);
    assert_int_equal(ob_equal(r, a), 1);
    ObObject *some[] = { method, f, met.method, met.op };
    ob_drop_all(some, 4);
    assert_int_equal(ob_equal(a, b), 0);
    assert_int_equal(ob_equal(c, a), 0);
    assert_int_equal(ob_equal(a, a), 1);
    ObObject *all[] = { a, b, c, d, r, met.cls, other.cls, other.op,
                        other.method };
    ob_drop_all(all, 9);
}

/* Its callback is called with a ref to something else, or with none. */
static void its_callback_has_no_other_self(void **state)
{
    (void)state;
    Met met = meet();
    ObObject *weak = weak_method(met.method, NULL);
    ObObject *callback = ob_ref_callback(weak);
    ObObject *others[] = { ob_ref_new(met.op, NULL), met.cls };
    assert_non_null(others[0]);
    for (size_t i = 0; i < 2; i++) {
        assert_null(ob_call(ob_method_function_borrowed(callback),
                            &others[i], 1));
        assert_int_equal(ob_error(), OB_TYPE_ERROR);
        ob_error_clear();
    }
    ob_decref(others[0]);
    ob_decref(callback);
    ob_decref(weak);
    ob_decref(met.method);
    ob_decref(met.op);
    ob_decref(met.cls);
}

/* As a collection does it: it leads to nothing then. */
static void a_cleared_weak_method_can_be_asked(void **state)
{
    (void)state;
    Met met = meet();
    ObObject *weak = weak_method(met.method, NULL);
    ob_type(weak)->clear(weak);
    assert_ptr_equal(ob_call(weak, NULL, 0), ob_none());
    assert_int_equal(ob_equal(weak, weak), 1);
    ob_decref(weak);
    ob_decref(met.method);
    ob_decref(met.op);
    ob_decref(met.cls);
}

static void only_bound_methods_have_one(void **state)
{
    (void)state;
    ObObject *five = ob_int_new(5);
    assert_null(ob_weak_method_new(five, NULL));
    assert_raised(OB_TYPE_ERROR,
                  "argument should be a bound method, not <class 'int'>");
    ObObject *list = ob_list_new(), *f = ob_function_new("f", return_none);
    ObObject *method = ob_method_new(f, list);
    assert_null(ob_weak_method_new(method, NULL));
    assert_raised(OB_TYPE_ERROR,
                  "cannot create weak reference to 'list' object");
    ObObject *all[] = { five, list, f, method };
    ob_drop_all(all, 4);
}

static void its_callback_does_not_hold_it(void **state)
{
    (void)state;
    Met met = meet();
    ObObject *w = weak_method(met.method, NULL);
    assert_int_equal(ob_refcnt(w), 1);
    ObObject *callback = ob_ref_callback(w);
    ob_decref(w);
    assert_int_equal(ob_gc_collect(), 0);
    ObObject *ref = refer(met.op, NULL);    /* nobody is there to tell */
    assert_ptr_equal(ob_call(callback, &ref, 1), ob_none());
    ObObject *all[] = { ref, callback, met.method, met.op, met.cls };
    ob_drop_all(all, 5);
}

/* Holds itself, by way of its callback; in any order. */
static void a_weak_method_may_be_garbage(void **state)
{
    (void)state;
    Met met = meet();
    for (int i = 0; i < 2; i++) {
        ObObject *list = ob_list_new();
        ObObject *callback = callback_of(say, list);
        ObObject *w = weak_method(met.method, callback);
        ob_list_append(list, w);
        if (i == 1)
            ob_untrack(list);
        ob_track(list);
        ob_decref(w);
        ob_decref(callback);
        ob_decref(list);
        assert_true(ob_gc_collect() > 0);
    }
    ObObject *w = weak_method(met.method, NULL), *list = ob_list_new();
    ob_list_append(list, w);
    ob_list_append(list, list);
    ob_decref(w);
    ob_decref(list);
    assert_true(ob_gc_collect() > 0);
    assert_int_equal(ob_weakref_count(met.op), 0);
    assert_happened("");
    ObObject *all[] = { met.method, met.op, met.cls };
    ob_drop_all(all, 3);
}

static void it_shows_what_it_holds(void **state)
{
    (void)state;
    Met met = meet();
    ObObject *callback = callback_of(return_none, met.cls);
    ObObject *w = weak_method(met.method, callback);
    ObObject *held = ob_gc_get_referents(w);
    assert_int_equal(ob_list_size(held), 3);
    for (int64_t i = 0; i < 3; i++) {
        ObObject *op = ob_list_get_borrowed(held, i);
        ObObject *who = ob_gc_get_referrers(op);
        assert_int_equal(ob_list_contains(who, w), 1);
        ob_decref(who);
    }
    ObObject *all[] = { held, w, callback, met.method, met.op, met.cls };
    ob_drop_all(all, 6);
}

/* --- Python 2 --- */

static void python2_clears_all_before_it_calls(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_python2(true), 0);
    ObObject *f = callback_of(collect, ob_none());
    ObObject *list = ob_list_new();
    ob_list_append(list, list);
    ObObject *cls = make_class("C"), *op = instance_of(cls);
    ob_list_append(list, op);
    ObObject *plain = refer(op, NULL), *told = refer(op, f);
    kept[0] = plain;
    ObObject *text = ob_str_from("t"), *other = teller(op, "t");
    ob_decref(op);
    ob_decref(list);
    assert_true(ob_gc_collect() > 0);
    assert_happened("told t collects 0 ");
    assert_dead(plain);
    kept[0] = NULL;
    ObObject *all[] = { plain, told, other, text, f, cls };
    ob_drop_all(all, 6);
}

/* --- invariants --- */

#define assert_torn(sentence) \
    assert_broken(sentence ": a weak reference")

static void a_broken_list_is_found(void **state)
{
    (void)state;
    need_checked(ob_mem());
    ObObject *a = node("a"), *b = node("b");
    ObRef *one = (ObRef *)teller(a, "1"), *two = (ObRef *)teller(a, "2");
    assert_int_equal(validate_all(), 0);
    two->to = b;
    assert_torn("INV-weakref-1: in the list of another");
    two->to = a;
    one->prev = NULL;
    assert_torn("INV-weakref-1: in the list of another");
    one->prev = two;
    ((Node *)a)->weakrefs = NULL;
    assert_torn("INV-weakref-1: it is in no list");
    ((Node *)a)->weakrefs = two;
    ObRef *plain = (ObRef *)refer(a, NULL);
    assert_int_equal(validate_all(), 0);
    ObObject *callback = plain->callback;
    plain->callback = one->callback;
    one->callback = callback;
    assert_torn("INV-weakref-2: not in its place");
    one->callback = plain->callback;
    plain->callback = callback;
    assert_int_equal(validate_all(), 0);
    ObObject *all[] = { &plain->base, &one->base, &two->base, a, b };
    ob_drop_all(all, 5);
    events[0] = '\0';
}

/* --- misuse --- */

#ifndef NDEBUG
static void refer_to_the_dying(Node *self)
{
    (void)self;
}

static ObObject *refer_to_seen(ObObject *self, ObObject *const args[],
                               size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    MISUSE(ob_ref_new(seen, NULL),
           "ob_ref_new_as: `to` is dead, or never was an object");
    return ob_none();
}

static void misuse_ends_in_a_sentence(void **state)
{
    (void)state;
    ObObject *op = node_that("a", refer_to_the_dying), *to;
    MISUSE(ob_ref_new(NULL, NULL), "ob_ref_new_as: `to` is NULL");
    MISUSE(ob_ref_new_as(NULL, op, NULL),
           "ob_ref_new_as: `type` is NULL");
    MISUSE(ob_ref_new_as(&ob_list_type, op, NULL),
           "ob_ref_new_as: it is no type of references");
    MISUSE(ob_proxy_new(NULL, NULL), "ob_proxy_new: `to` is NULL");
    MISUSE(ob_ref_get(NULL, &to), "ob_ref_check: `op` is NULL");
    MISUSE(ob_ref_get(op, NULL), "ob_ref_get: `to` is NULL");
    MISUSE(ob_ref_is_dead(op),
           "ob_ref_to_borrowed: `op` is no weak reference");
    MISUSE(ob_ref_callback(op),
           "ob_ref_callback: `op` is no weak reference");
    MISUSE(ob_weakref_count(NULL), "ob_weakref_count: `op` is NULL");
    MISUSE(ob_weakref_refs(NULL), "ob_weakref_refs: `op` is NULL");
    MISUSE(ob_weakref_first(NULL), "ob_weakref_first: `op` is NULL");
    MISUSE(ob_weakref_validate(NULL, 0),
           "ob_weakref_validate: `why` is NULL");
    size_t freed = 0;
    MISUSE(ob_handle_weakref_callbacks(NULL, true, &freed),
           "ob_handle_weakref_callbacks: `heap` is NULL");
    MISUSE(ob_handle_weakref_callbacks(ob_heap(), true, NULL),
           "ob_handle_weakref_callbacks: `freed` is NULL");
    MISUSE((ob_clear_garbage_weakrefs(NULL), 0),
           "ob_clear_garbage_weakrefs: `heap` is NULL");
    MISUSE(ob_weak_method_new(NULL, NULL),
           "ob_weak_method_new: `method` is NULL");
    MISUSE(ob_function_new(NULL, say), "ob_function_new: `name` is NULL");
    MISUSE(ob_function_new("f", NULL),
           "ob_function_new: `function` is NULL");
    MISUSE(ob_method_new(op, op), "ob_method_new: `function` is of type "
           "'Node', not 'function'");
    MISUSE(ob_method_function_borrowed(op), "ob_method_function_borrowed:"
           " `op` is of type 'Node', not 'method'");
    MISUSE(ob_method_self_borrowed(NULL),
           "ob_method_self_borrowed: `op` is NULL");
    MISUSE((ob_report_ignored(NULL, op), 0),
           "ob_report_ignored: `doing` is NULL");
    MISUSE((ob_report_ignored("in", NULL), 0),
           "ob_report_ignored: `function` is NULL");
    seen = op;
    ObObject *callback = callback_of(refer_to_seen, ob_none());
    ObObject *ref = refer(op, callback);
    ob_decref(callback);
    ob_decref(op);
    ob_decref(ref);
    events[0] = '\0';
}
#endif

/* --- scenarios --- */

static int all_kinds(void)
{
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "C",
                                                .methods = methods });
    ObObject *op = cls == NULL ? NULL : ob_instance_new(cls);
    ObObject *method = op == NULL ? NULL : ob_getattr(op, "m");
    ObObject *w = method == NULL ? NULL
                                 : ob_weak_method_new(method, method);
    ObObject *ref = w == NULL ? NULL : ob_ref_new(op, w);
    ObObject *p = ref == NULL ? NULL : ob_proxy_new(op, NULL);
    ObObject *refs = p == NULL ? NULL : ob_weakref_refs(op);
    ObObject *repr = refs == NULL ? NULL : ob_repr(refs);
    int result = repr == NULL ? -1 : ob_setattr(p, "me", op);
    ObObject *all[] = { repr, refs, p, ref, w, method, op, cls };
    for (size_t i = 0; i < 8; i++)
        if (all[i] != NULL)
            ob_decref(all[i]);
    ObError error = ob_error_take();
    ob_gc_collect();
    ob_error_restore(&error);
    return result;
}

static int callbacks_without_memory(void)
{
    ObObject *f = ob_function_new("f", return_none);
    ObObject *a = f == NULL ? NULL : ob_function_new("a", return_none);
    ObObject *b = a == NULL ? NULL : ob_list_new();
    ObObject *ref = b == NULL ? NULL : ob_ref_new(a, f);
    int result = ref == NULL ? -1 : ob_list_append(b, b);
    ObObject *all[] = { a, f, ref, b };
    for (size_t i = 0; i < 4; i++)
        if (all[i] != NULL)
            ob_decref(all[i]);
    ObError error = ob_error_take();
    ob_gc_collect();
    ob_error_restore(&error);
    return result;
}

/* A collection at each checkpoint. */
static void stress_changes_nothing(void **state)
{
    (void)state;
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true,
                                                  .stress = true });
    assert_non_null(interp);
    assert_int_equal(all_kinds(), 0);
    assert_int_equal(callbacks_without_memory(), 0);
    assert_int_equal(validate_all(), 0);
    assert_int_equal(ob_interp_free(interp), 0);
}

static void scenarios(void **state)
{
    (void)state;
    run_scenario(all_kinds);
    run_scenario(callbacks_without_memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        weak_test(it_leads_there_and_does_not_count),
        weak_test(who_could_die_alone_tells_as_well),
        weak_test(without_a_callback_it_is_shared),
        weak_test(all_are_dead_before_the_first_is_told),
        weak_test(in_a_collection_they_are_told_before),
        weak_test(the_shared_stand_first_then_the_newest),
        weak_test(immortals_keep_no_list),
        weak_test(who_becomes_immortal_keeps_those_it_has),
        weak_test(some_cannot_be_referred_to),
        weak_test(it_is_called_and_answers),
        weak_test(its_hash_is_that_of_the_object),
        weak_test(they_are_equal_as_their_objects_are),
        weak_test(it_says_to_whom_it_leads),
        weak_test(its_callback_can_be_read_and_not_set),
        weak_test(a_callback_may_drop_the_next),
        weak_test(a_callback_may_drop_the_next_object),
        weak_test(a_callback_may_collect),
        weak_test(a_callback_may_resurrect),
        weak_test(so_it_may_who_has_no_last_words),
        weak_test(a_reference_made_in_last_words_dies_too),
        weak_test(the_resurrected_keep_their_references),
        weak_test(in_the_garbage_nobody_is_told),
        weak_test(who_is_not_garbage_tells_the_garbage),
        weak_test(plain_and_dead_ones_may_be_garbage),
        weak_test(a_plain_one_is_cleared),
        weak_test(what_is_cleared_tells_nobody),
        weak_test(a_young_collection_tells_of_the_young),
        weak_test(what_is_saved_for_looking_is_dead),
        weak_test(what_a_callback_raises_is_written_down),
        weak_test(who_waits_is_as_good_as_dead),
        weak_test(a_reference_may_wait_as_well),
        weak_test(what_classes_are_made_of_can_be_referred_to),
        weak_test(a_method_that_nobody_keeps_is_dead_at_birth),
        weak_test(weakref_is_the_first_of_them),
        weak_test(slots_make_room_only_if_asked),
        weak_test(a_proxy_hands_on),
        weak_test(a_proxy_of_what_can_be_called_can_be),
        weak_test(a_proxy_is_equal_to_what_its_object_is),
        weak_test(a_dead_proxy_says_so),
        weak_test(a_proxy_may_have_a_callback),
        weak_test(a_weak_method_makes_the_method_anew),
        weak_test(it_tells_once_when_either_goes),
        weak_test(weak_methods_are_equal_while_they_live),
        weak_test(only_bound_methods_have_one),
        weak_test(its_callback_has_no_other_self),
        weak_test(a_cleared_weak_method_can_be_asked),
        weak_test(its_callback_does_not_hold_it),
        weak_test(a_weak_method_may_be_garbage),
        weak_test(it_shows_what_it_holds),
        weak_test(python2_clears_all_before_it_calls),
        weak_test(a_broken_list_is_found),
#ifndef NDEBUG
        weak_test(misuse_ends_in_a_sentence),
#endif
        cmocka_unit_test(stress_changes_nothing),
        cmocka_unit_test(scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
