/* Exercise 6.4: copies of instances. */
#include "lists.h"

ObObject *instance_copy(ObObject *op);

#define SAME "The copy is another object, of the same class."
#define ATTRS "Each attribute of op is one of the copy, with the same value."
#define ORDER \
    "The copy lists its attributes in the order of op: copy the bytes " \
    "behind the values, and the size."
#define LIGHT \
    "Neither op nor the copy may get a dict by copying: vars and __dict__ " \
    "make one. Copy the values."
#define SLOTS \
    "All slots are copied, those of the classes above as well, and one that " \
    "is not set stays so."
#define OWN "A dict is copied: the copy gets one of its own, with the same items."
#define LEFT \
    "When memory runs out, nothing is left behind, and op is as it was."
#define ABOVE \
    "A class and one above it may both have a slot of that name: two places. " \
    "Copy places, not names."
#define KEYS "A dict may have keys that are no names: copy the dict."
#define LIKE_A_SLOT \
    "A slot and an entry of the dict may have one name. Setting an " \
    "attribute finds the slot: copy the dict as it is."
#define ASKED \
    "The keys of a dict are not asked for a hash, nor for ==: ob_dict_copy " \
    "asks nobody."
#define ONE_PLACE \
    "An instance with a dict has no room for values any more: who puts a " \
    "dict in by hand leaves two places for one name. ob_setattr sets " \
    "__dict__."
#define EMPTY "A dict in which nothing is, is a dict: the copy gets one, too."
#define BOTH "Who has slots and a dict gets both copied."
#define GONE \
    "An instance whose __dict__ was deleted has no attributes, and no dict. " \
    "Its copy has none, either."
#define STILL_SLOTS \
    "The __dict__ of op was deleted. Its slots are where they were, and are " \
    "copied."
#define IN_FRONT \
    "The class has got a descriptor of that name since, which refuses to be " \
    "set. The attribute is there all the same: copy values, not by name."
#define FLAGS \
    "The copy is a new instance: that op has said its last words, or is " \
    "referred to weakly, is no concern of it."
#define WEAKLY \
    "The place for weak references stays empty: whoever refers to op does not " \
    "refer to the copy."
#define CALLED \
    "A copy is made, and not called into being: no method of the class runs. " \
    "ob_instance_new makes an instance, ob_call may do more."
#define FOUND \
    "The copy is a container like op: when only a cycle holds it, in its " \
    "dict or not, the collector finds it."
#define AS_IT_WAS "Copying changes nothing in op."
#define PENDING "Who works leaves no exception behind."
#define COUNTS "The copy takes a reference of its own to each value."

static const char *const letters[] = {
    "z", "y", "x", "w", "v", "u", "t", "s", "r", "q", "p", "o", "n", "m",
    "l", "k", "j", "i", "h", "g", "f", "e", "d", "c", "b", "a",
};

static ObObject *class_new(const ObClassDef *def)
{
    return need(ob_class_new(def));
}

static ObObject *copied(ObObject *op)
{
    ObObject *copy = instance_copy(op);
    expect_int("whether there is a copy", copy != NULL, 1, SAME);
    expect_raised(OB_NO_ERROR, PENDING);
    expect_int("whether it is the same object", copy == op, 0, SAME);
    expect_same("its class", &ob_type(copy)->base, &ob_type(op)->base,
                SAME);
    return copy;
}

static bool has_dict(const ObObject *op)
{
    return *(ObObject **)((char *)op + ob_type(op)->dict_offset) != NULL;
}

static void set(ObObject *op, const char *name, int value)
{
    need(ob_setattr_steal(op, name, ob_int_new(value)) == 0 ? op : NULL);
}

static void expect_attr(ObObject *op, const char *name, ObObject *value,
                        const char *why)
{
    ObObject *got = ob_getattr(op, name);
    expect_same(name, got, value, why);
    ob_decref(got);
}

static void values(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = need(ob_instance_new(cls));
    ObObject *list = need(ob_list_new());
    need(ob_setattr(p, "x", list) == 0 ? p : NULL);
    need(ob_setattr(p, "y", list) == 0 ? p : NULL);
    need(ob_setattr(p, "me", p) == 0 ? p : NULL);
    ObObject *copy = copied(p);
    expect_count("the value", list, 5, COUNTS);
    ObObject *second = copied(p);
    expect_int("whether the second copy is the first", second == copy, 0,
               SAME);
    ob_decref(second);
    expect_attr(copy, "x", list, ATTRS);
    expect_attr(copy, "y", list, ATTRS);
    expect_attr(copy, "me", p, ATTRS);
    expect_int("whether op has a dict", has_dict(p), 0, LIGHT);
    expect_int("whether the copy has one", has_dict(copy), 0, LIGHT);
    need(ob_delattr(copy, "x") == 0 ? copy : NULL);
    expect_attr(p, "x", list, "What is done to the copy is not done to op.");
    need(ob_delattr(p, "me") == 0 ? p : NULL);
    ob_decref(copy);
    ob_decref(p);
    expect_count("the value in the end", list, 1, COUNTS);
    ob_decref(list);
    ob_decref(cls);
}

/* Later instances have less room than p, or just as much. */
static void in_order(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *first = need(ob_instance_new(cls));
    for (int i = 25; i >= 0; i--)
        set(first, letters[i], i);
    ObObject *p = need(ob_instance_new(cls));
    for (int i = 0; i < 26; i++)
        set(p, letters[i], 3000 + i);
    need(ob_delattr(p, "q") == 0 ? p : NULL);
    for (int i = 0; i < 40; i++)
        ob_decref(need(ob_instance_new(cls)));
    ObObject *copy = copied(p), *again = copied(copy);
    expect_int("whether the copy of the copy has a dict", has_dict(again),
               0, LIGHT);
    ObObject *expected = need(ob_vars(p)), *got = need(ob_vars(again));
    ObObject *one = need(ob_repr(expected)), *two = need(ob_repr(got));
    expect_text("vars(copy)", two, ob_str_utf8(one), ORDER);
    ob_decref(one);
    ob_decref(two);
    ob_decref(expected);
    ob_decref(got);
    ob_decref(again);
    ob_decref(copy);
    ob_decref(p);
    ob_decref(first);
    ob_decref(cls);
}

static void slots(void)
{
    static const char *const low[] = { "b", "a", NULL };
    static const char *const high[] = { "d", "c", NULL };
    static const char *const none[] = { NULL };
    ObObject *base = class_new(&(ObClassDef){ .name = "A", .slots = low });
    ObObject *between = class_new(&(ObClassDef){ .name = "B", .base = base,
                                                 .slots = none });
    ObObject *cls = class_new(&(ObClassDef){ .name = "C", .base = between,
                                             .slots = high });
    ObObject *p = need(ob_instance_new(cls)), *list = need(ob_list_new());
    need(ob_setattr(p, "a", list) == 0 ? p : NULL);
    need(ob_setattr(p, "d", p) == 0 ? p : NULL);
    ObObject *copy = copied(p);
    expect_attr(copy, "a", list, SLOTS);
    expect_attr(copy, "d", p, SLOTS);
    expect_int("whether c is set", ob_getattr(copy, "c") != NULL, 0, SLOTS);
    ob_error_clear();
    need(ob_delattr(p, "d") == 0 ? p : NULL);
    ob_decref(copy);
    expect_count("the value", list, 2, COUNTS);
    ObObject *forgot = class_new(&(ObClassDef){ .name = "D", .base = cls });
    ObObject *q = need(ob_instance_new(forgot));
    need(ob_setattr(q, "b", list) == 0 ? q : NULL);
    need(ob_setattr(q, "other", list) == 0 ? q : NULL);
    copy = copied(q);
    expect_attr(copy, "b", list, SLOTS);
    expect_attr(copy, "other", list, ATTRS);
    ObObject *ops[] = { copy, q, p, list, forgot, cls, between, base };
    for (size_t i = 0; i < sizeof ops / sizeof ops[0]; i++)
        ob_decref(ops[i]);
}

/* Any of them may be set, or not. */
static void some_slots(void)
{
    static const char *const names[] = { "a", "b", "c", "d", "e", NULL };
    ObObject *cls = class_new(&(ObClassDef){ .name = "A", .slots = names });
    for (int which = 0; which < 32; which++) {
        ObObject *p = need(ob_instance_new(cls));
        for (int i = 0; i < 5; i++)
            if (which >> i & 1)
                set(p, names[i], 3000 + i);
        ObObject *copy = copied(p);
        for (int i = 0; i < 5; i++) {
            ObObject *got = ob_getattr(copy, names[i]);
            ob_error_clear();
            expect_int("whether a slot of the copy is set", got != NULL,
                       which >> i & 1, SLOTS);
            if (got == NULL)
                continue;
            expect_int(names[i], ob_int_value(got), 3000 + i, SLOTS);
            ob_decref(got);
        }
        ob_decref(copy);
        ob_decref(p);
    }
    ob_decref(cls);
}

/* What a dict has under the name of a slot is no slot's concern. */
static void key_like_a_slot(void)
{
    static const char *const names[] = { "a", "__dict__", NULL };
    ObObject *cls = class_new(&(ObClassDef){ .name = "A", .slots = names });
    ObObject *p = need(ob_instance_new(cls)), *key = need(ob_str_from("a"));
    ObObject *dict = need(ob_vars(p));
    need(ob_dict_set(dict, key, key) == 0 ? p : NULL);
    for (int turn = 0; turn < 2; turn++) {
        ObObject *copy = copied(p), *own = need(ob_vars(copy)), *got;
        expect_int("whether the copy's dict has the key",
                   ob_dict_lookup(own, key, &got), 1, LIKE_A_SLOT);
        expect_same("what it has there", got, key, LIKE_A_SLOT);
        ob_decref(got);
        got = ob_getattr(copy, "a");
        ob_error_clear();
        expect_int("whether the slot of the copy is set", got != NULL,
                   turn, LIKE_A_SLOT);
        ObObject *ops[] = { own, copy, got };
        for (int i = 0; i < (got != NULL ? 3 : 2); i++)
            ob_decref(ops[i]);
        set(p, "a", 3000);
    }
    ob_decref(dict);
    ob_decref(key);
    ob_decref(p);
    ob_decref(cls);
}

/* Two places of one name: a slot of A, and one of B. */
static void same_name(void)
{
    static const char *const names[] = { "a", NULL };
    ObObject *base = class_new(&(ObClassDef){ .name = "A",
                                              .slots = names });
    ObObject *cls = class_new(&(ObClassDef){ .name = "B", .base = base,
                                             .slots = names });
    ObObject *p = need(ob_instance_new(cls)), *list = need(ob_list_new());
    ObObject *above = need(ob_getattr(base, "a"));
    need(ob_type(above)->set(above, p, list) == 0 ? p : NULL);
    set(p, "a", 5000);
    ObObject *copy = copied(p), *got = ob_getattr(copy, "a");
    expect_int("a of the copy", got == NULL ? -1 : ob_int_value(got), 5000,
               ABOVE);
    ob_decref(got);
    got = ob_type(above)->get(above, copy);
    expect_same("a of the class above", got, list, ABOVE);
    ObObject *ops[] = { got, above, copy, p, list, cls, base };
    for (size_t i = 0; i < sizeof ops / sizeof ops[0]; i++)
        ob_decref(ops[i]);
}

/* Forty slots in each of thirty classes. */
static void many_slots(void)
{
    enum { CLASSES = 30, SLOTTED = 40 };
    char text[SLOTTED][16];
    const char *names[SLOTTED + 1] = { NULL };
    ObObject *base = NULL;
    for (int c = 0; c < CLASSES; c++) {
        for (int i = 0; i < SLOTTED; i++) {
            snprintf(text[i], sizeof text[i], "s%d_%d", c, i);
            names[i] = text[i];
        }
        ObObject *cls = class_new(&(ObClassDef){ .name = "C", .base = base,
                                                 .slots = names });
        if (base != NULL)
            ob_decref(base);
        base = cls;
    }
    ObObject *p = need(ob_instance_new(base));
    set(p, "s0_0", 1000);
    set(p, "s0_39", 2000);
    set(p, "s29_39", 3000);
    ObObject *copy = copied(p);
    static const char *const set_ones[] = { "s0_0", "s0_39", "s29_39" };
    for (int i = 0; i < 3; i++) {
        ObObject *got = ob_getattr(copy, set_ones[i]);
        expect_int(set_ones[i], got == NULL ? -1 : ob_int_value(got),
                   1000 * (i + 1), SLOTS);
        ob_decref(got);
    }
    ob_decref(copy);
    ob_decref(p);
    ob_decref(base);
}

static void slots_and_dict(void)
{
    static const char *const names[] = { "a", NULL }, *const low[] = { "c", NULL };
    ObObject *base = class_new(&(ObClassDef){ .name = "A",
                                              .slots = names });
    ObObject *above = class_new(&(ObClassDef){ .name = "B", .base = base });
    ObObject *cls = class_new(&(ObClassDef){ .name = "C", .base = above,
                                             .slots = low });
    ObObject *p = need(ob_instance_new(cls)), *key = need(ob_int_new(7777));
    set(p, "a", 5000);
    need(ob_setattr(p, "c", key) == 0 ? p : NULL);
    set(p, "x", 6000);
    ob_decref(copied(p));
    ObObject *dict = need(ob_vars(p));
    need(ob_dict_set(dict, key, key) == 0 ? key : NULL);
    ObObject *copy = copied(p), *got = ob_getattr(copy, "a");
    expect_int("a of the copy", got == NULL ? -1 : ob_int_value(got), 5000,
               BOTH);
    ob_decref(got);
    expect_attr(copy, "c", key, BOTH);
    ObObject *other = need(ob_vars(copy)), *repr = need(ob_repr(other));
    expect_text("vars(copy)", repr, "{'x': 6000, 7777: 7777}", KEYS);
    ObObject *ops[] = { repr, other, copy, dict, key, p, cls, above, base };
    for (size_t i = 0; i < sizeof ops / sizeof ops[0]; i++)
        ob_decref(ops[i]);
}

static void deleted_dict(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = need(ob_instance_new(cls));
    set(p, "x", 5000);
    ob_decref(need(ob_vars(p)));
    need(ob_delattr(p, "__dict__") == 0 ? p : NULL);
    ObObject *copy = copied(p);
    expect_int("whether op has a dict", has_dict(p), 0, GONE);
    expect_int("whether the copy has one", has_dict(copy), 0, GONE);
    expect_int("whether the copy has an x", ob_getattr(copy, "x") != NULL,
               0, GONE);
    ob_error_clear();
    set(copy, "x", 6000);
    ob_decref(copy);
    ob_decref(p);
    ob_decref(cls);
}

/* What was deleted is the dict; the slots are where they were. */
static void deleted_with_slots(void)
{
    static const char *const names[] = { "a", "b", "__dict__", NULL };
    ObObject *cls = class_new(&(ObClassDef){ .name = "P", .slots = names });
    ObObject *p = need(ob_instance_new(cls)), *value = need(ob_list_new());
    need(ob_setattr(p, "b", value) == 0 ? p : NULL);
    set(p, "x", 5000);
    ob_decref(need(ob_vars(p)));
    need(ob_delattr(p, "__dict__") == 0 ? p : NULL);
    ObObject *copy = copied(p);
    expect_attr(copy, "b", value, STILL_SLOTS);
    expect_count("the value", value, 3, COUNTS);
    expect_int("whether the copy has a dict", has_dict(copy), 0, GONE);
    ob_decref(copy);
    ob_decref(p);
    ob_decref(value);
    ob_decref(cls);
}

/* What is in front of an attribute in the class, and refuses. */
static int refuse(ObObject *attr, ObObject *op, ObObject *value)
{
    (void)attr;
    (void)op;
    (void)value;
    ob_raise(OB_ATTRIBUTE_ERROR, "read-only");
    return -1;
}

static ObType refusing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "refusing",
    .basic_size = sizeof(ObObject), .set = refuse, .free = ob_object_free,
};

static void behind_a_descriptor(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = need(ob_instance_new(cls)), *value = need(ob_list_new());
    need(ob_setattr(p, "x", value) == 0 ? p : NULL);
    ObObject *attr = need(ob_object_new(&refusing_type, sizeof(ObObject)));
    need(ob_setattr(cls, "x", attr) == 0 ? cls : NULL);
    ObObject *copy = instance_copy(p);
    expect_int("whether there is a copy", copy != NULL, 1, IN_FRONT);
    expect_count("the value of op's x, and the copy's", value, 3, IN_FRONT);
    need(ob_delattr(cls, "x") == 0 ? cls : NULL);
    expect_attr(copy, "x", value, IN_FRONT);
    ObObject *made[] = { copy, attr, value, p, cls };
    for (int i = 0; i < 5; i++)
        ob_decref(made[i]);
}

/* As if it had said its last words, and lived on. */
static void own_flags(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = need(ob_instance_new(cls));
    ObObject *other = need(ob_instance_new(cls));
    uint32_t before = p->flags;
    p->flags |= OB_FINALIZED;
    ObObject *copy = need(instance_copy(p));
    p->flags = before;
    uint32_t flags = copy->flags;
    copy->flags = other->flags;
    expect_int("the flags of the copy", flags, other->flags, FLAGS);
    ob_decref(copy);
    copy = copied(p);
    expect_int("the flags of op", p->flags, before, AS_IT_WAS);
    ob_decref(copy);
    ob_decref(other);
    ob_decref(p);
    ob_decref(cls);
}

static int calls;

static ObObject *note_call(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    calls++;
    return ob_none();
}

/* Chapter 7's ob_call runs __init__; who dies runs __del__. */
static void uncalled(void)
{
    static const ObMethodDef methods[] = {
        { "__init__", note_call }, { "__del__", note_call },
        { "__copy__", note_call }, { "__eq__", note_call },
        { "__hash__", note_call }, { "__repr__", note_call },
        { NULL, NULL },
    };
    ObObject *cls = class_new(&(ObClassDef){ .name = "P",
                                             .methods = methods });
    ObObject *p = need(ob_instance_new(cls));
    set(p, "x", 5000);
    for (int look = 0; look < 2; look++) {
        ObObject *copy = copied(p);
        expect_int("how often a method of the class was called", calls, 0,
                   CALLED);
        ob_decref(copy);
        calls = 0;
        ob_decref(need(ob_vars(p)));
    }
    ob_decref(p);
    ob_decref(cls);
}

/* A copy in which the copy is, among its values or in its dict. */
static void in_cycles(void)
{
    static const char *const names[] = { "me", NULL };
    ObObject *cls[] = {
        class_new(&(ObClassDef){ .name = "P" }),
        class_new(&(ObClassDef){ .name = "P", .slots = names }),
    };
    for (int turn = 0; turn < 3; turn++) {
        ObObject *p = need(ob_instance_new(cls[turn / 2]));
        if (turn == 1)
            ob_decref(need(ob_vars(p)));
        set(p, "me", 5000);
        ObObject *copy = copied(p);
        ObPeek peek = ob_peek_at(copy);
        need(ob_setattr(copy, "me", copy) == 0 ? copy : NULL);
        ob_decref(copy);
        ob_gc_collect();
        expect_gone("a copy that holds itself, collected", peek, FOUND);
        ob_decref(p);
    }
    ob_decref(cls[0]);
    ob_decref(cls[1]);
}

/* As if somebody referred weakly to p. */
static void weakly_of(const char *const *slots)
{
    ObObject *somebody = need(ob_float_new(1.5));
    ObObject *cls = class_new(&(ObClassDef){ .name = "P", .slots = slots });
    ObObject *p = need(ob_instance_new(cls));
    size_t offset = ob_type(p)->weak_offset;
    void **place = (void **)((char *)p + offset);
    void *before = *place;
    set(p, "a", 5000);
    *place = somebody;
    ObObject *copy = instance_copy(p);
    expect_same("the place of op", *place, somebody, AS_IT_WAS);
    *place = before;
    void **of_copy = (void **)((char *)need(copy) + offset);
    bool is_empty = *of_copy == NULL;
    *of_copy = NULL;
    expect_int("whether the place of the copy is empty", is_empty, 1,
               WEAKLY);
    ob_decref(copy);
    ob_decref(p);
    ob_decref(cls);
    ob_decref(somebody);
}

static void weakly(void)
{
    static const char *const few[] = { "a", "__weakref__", NULL },
                      *const all[] = { "a", "__dict__", "__weakref__", NULL };
    weakly_of(NULL);
    weakly_of(few);
    weakly_of(all);
}

static void with_dict(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = need(ob_instance_new(cls));
    set(p, "y", 5000);
    set(p, "x", 6000);
    ObObject *dict = need(ob_vars(p)), *copy = copied(p);
    expect_int("whether the copy has a dict", has_dict(copy), 1, OWN);
    ObObject *other = need(ob_vars(copy));
    expect_int("whether it is the same dict", other == dict, 0, OWN);
    ObObject *repr = need(ob_repr(other));
    expect_text("vars(copy)", repr, "{'y': 5000, 'x': 6000}", OWN);
    set(copy, "x", 7000);
    ObObject *x = ob_getattr(copy, "x");
    expect_int("x of the copy, which was set to 7000",
               x == NULL ? -1 : ob_int_value(x), 7000, ONE_PLACE);
    ob_decref(x);
    ob_decref(repr);
    repr = need(ob_repr(dict));
    expect_text("vars(op) afterwards", repr, "{'y': 5000, 'x': 6000}", OWN);
    ob_decref(repr);
    ob_decref(other);
    ob_decref(copy);
    need(ob_setattr(p, "vars", dict) == 0 ? p : NULL);
    copy = copied(p);
    expect_attr(copy, "vars", dict, ATTRS);
    need(ob_delattr(p, "vars") == 0 ? p : NULL);
    ob_decref(dict);
    ob_decref(copy);
    ob_decref(p);
    ob_decref(cls);
}

/* None, True and small ints are no others than other values. */
static void immortals(void)
{
    static const char *const names[] = { "a", "__dict__", NULL };
    ObObject *cls = class_new(&(ObClassDef){ .name = "P", .slots = names });
    ObObject *p = need(ob_instance_new(cls));
    ObObject *all[] = { ob_none(), ob_bool(true), ob_bool(false),
                        ob_int_new(0), ob_int_new(1) };
    for (int i = 0; i < 5; i++) {
        need(ob_setattr(p, "a", all[i]) == 0 ? p : NULL);
        need(ob_setattr(p, "x", all[i]) == 0 ? p : NULL);
        ObObject *copy = copied(p);
        expect_attr(copy, "a", all[i], SLOTS);
        expect_attr(copy, "x", all[i], ATTRS);
        ob_decref(copy);
    }
    ob_decref(p);
    ob_decref(cls);
}

/* A key that may be put into a dict, and is asked nothing afterwards. */
static bool silent;

static int64_t key_hash(ObObject *op)
{
    (void)op;
    if (!silent)
        return 5;
    ob_raise(OB_VALUE_ERROR, "asked for a hash");
    return -1;
}

static int key_equal(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    if (!silent)
        return OB_UNEQUAL;
    ob_raise(OB_VALUE_ERROR, "asked for ==");
    return -1;
}

static ObType key_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Key",
    .basic_size = sizeof(ObObject), .equal = key_equal, .hash = key_hash,
    .free = ob_object_free,
};

static void shy_keys(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = need(ob_instance_new(cls)), *dict = need(ob_vars(p));
    for (int i = 0; i < 3; i++) {
        ObObject *key = need(ob_object_new(&key_type, sizeof(ObObject)));
        need(ob_dict_set(dict, key, ob_none()) == 0 ? key : NULL);
        ob_decref(key);
    }
    silent = true;
    ObObject *copy = instance_copy(p);
    expect_raised(OB_NO_ERROR, ASKED);
    expect_int("whether there is a copy", copy != NULL, 1, ASKED);
    ObObject *other = need(ob_vars(copy));
    expect_int("items of its dict", (long long)ob_dict_size(other), 3, KEYS);
    ob_decref(other);
    ob_decref(dict);
    ob_decref(copy);
    ob_decref(p);
    ob_decref(cls);
}

/* A dict of n items, none included, which another one has as well. */
static void dict_of(size_t n, const char *const *slots)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P", .slots = slots });
    ObObject *p = need(ob_instance_new(cls)), *dict = need(ob_vars(p));
    ObObject *q = need(ob_instance_new(cls));
    need(ob_setattr(q, "__dict__", dict) == 0 ? q : NULL);
    for (size_t i = 0; i < n; i++)
        set(p, letters[i], 2000);
    ObObject *copy = copied(p);
    expect_int("whether the copy has a dict", has_dict(copy), 1, EMPTY);
    ObObject *other = need(ob_vars(copy));
    expect_int("whether it is the same dict", other == dict, 0, OWN);
    expect_int("its items", (long long)ob_dict_size(other), (long long)n,
               OWN);
    ObObject *made[] = { other, dict, copy, p, q, cls };
    drop_made(made, 6);
}

static void small_dicts(void)
{
    static const char *const names[] = { "slot", "__dict__", NULL };
    for (size_t n = 0; n < 20; n++) {
        dict_of(n, NULL);
        dict_of(n, names);
    }
}

static void many(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = need(ob_instance_new(cls));
    char name[16];
    for (int i = 0; i < 100; i++) {
        snprintf(name, sizeof name, "a%d", i);
        set(p, name, 3000 + i);
    }
    ObObject *copy = copied(p), *got = need(ob_getattr(copy, "a99"));
    expect_int("a99 of the copy", ob_int_value(got), 3099, OWN);
    ob_decref(got);
    ObObject *dict = need(ob_vars(p)), *other = need(ob_vars(copy));
    expect_int("whether it is the same dict", other == dict, 0, OWN);
    ob_decref(other);
    ob_decref(dict);
    ob_decref(copy);
    ob_decref(p);
    ob_decref(cls);
}

static int refused_with(bool look)
{
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = cls == NULL ? NULL : ob_instance_new(cls);
    int result = p == NULL ? -1 : ob_setattr(p, "x", cls);
    ObObject *dict = result == 0 && look ? ob_vars(p) : NULL;
    if (result == 0 && look)
        result = dict == NULL ? -1 : 0;
    ObObject *copy = result == 0 ? instance_copy(p) : NULL;
    if (result == 0 && copy == NULL) {
        result = -1;
        expect_count("the value", cls, 3, LEFT);
        expect_int("whether op has a dict", has_dict(p), look, LEFT);
    }
    ObObject *ops[] = { copy, dict, p, cls };
    for (size_t i = 0; i < 4; i++)
        if (ops[i] != NULL)
            ob_decref(ops[i]);
    return result;
}

/* A class with a hundred slots, all of which are set. */
enum { SLOTTED = 100 };

static ObObject *slotted(void)
{
    static char text[SLOTTED][8];
    static const char *names[SLOTTED + 1];
    for (int i = 0; i < SLOTTED; i++) {
        snprintf(text[i], sizeof text[i], "s%02d", i);
        names[i] = text[i];
    }
    return ob_class_new(&(ObClassDef){ .name = "S", .slots = names });
}

static void hundred_slots(void)
{
    char name[8];
    ObObject *cls = need(slotted()), *p = need(ob_instance_new(cls));
    for (int i = 0; i < SLOTTED; i++) {
        snprintf(name, sizeof name, "s%02d", i);
        set(p, name, 3000 + i);
    }
    ObObject *copy = copied(p);
    for (int i = 0; i < SLOTTED; i++) {
        snprintf(name, sizeof name, "s%02d", i);
        ObObject *got = need(ob_getattr(copy, name));
        expect_int(name, ob_int_value(got), 3000 + i, SLOTS);
        ob_decref(got);
    }
    ob_decref(copy);
    ob_decref(p);
    ob_decref(cls);
}

static int refused_slots(void)
{
    static const char *const names[] = { "a", "b", NULL };
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "S",
                                                .slots = names });
    ObObject *p = cls == NULL ? NULL : ob_instance_new(cls), *copy = NULL;
    if (p != NULL && ob_setattr(p, "b", cls) == 0)
        copy = instance_copy(p);
    ObObject *ops[] = { copy, p, cls };
    for (size_t i = 0; i < 3; i++)
        if (ops[i] != NULL)
            ob_decref(ops[i]);
    return copy != NULL ? 0 : -1;
}

/* A class with slots below one with a dict, in which there are n. */
static int refused_below(int n)
{
    static const char *const names[] = { "slot", NULL };
    ObObject *base = ob_class_new(&(ObClassDef){ .name = "P" });
    ObObject *cls = base == NULL ? NULL
        : ob_class_new(&(ObClassDef){ .name = "Q", .base = base,
                                      .slots = names });
    ObObject *p = cls == NULL ? NULL : ob_instance_new(cls);
    int result = p == NULL ? -1 : ob_setattr(p, "slot", base);
    for (int i = 0; i < n && result == 0; i++)
        result = ob_setattr(p, letters[i], ob_none());
    ObObject *dict = result == 0 ? ob_vars(p) : NULL;
    ObObject *copy = dict != NULL ? instance_copy(p) : NULL;
    if (copy != NULL) {
        expect_int("whether the copy has a dict", has_dict(copy), 1, EMPTY);
        expect_attr(copy, "slot", base, BOTH);
    }
    ObObject *made[] = { copy, dict, p, cls, base };
    drop_made(made, 5);
    return copy != NULL ? 0 : -1;
}

static int refused_empty(void) { return refused_below(0); }
static int refused_both(void) { return refused_below(12); }
static int refused(void) { return refused_with(false); }
static int refused_dict(void) { return refused_with(true); }

int main(void)
{
    static const Check checks[] = {
        { "attributes are copied", values, .held = COUNTS,
          .section = "get-and-set" },
        { "in their order", in_order, .held = COUNTS,
          .section = "shared-keys" },
        { "slots are copied", slots, .held = COUNTS, .section = "slots" },
        { "some slots, and not others", some_slots, .held = COUNTS,
          .section = "slots" },
        { "a hundred slots", hundred_slots, .held = COUNTS,
          .section = "slots" },
        { "memory runs out, with slots", .scenario = refused_slots,
          .held = LEFT, .section = "bytes" },
        { "two slots of one name", same_name, .held = COUNTS,
          .section = "slots-inherited" },
        { "forty slots in each of thirty classes", many_slots,
          .held = COUNTS, .section = "slots-inherited" },
        { "a dict is copied", with_dict, .held = COUNTS,
          .section = "materialize" },
        { "keys that do not want to be asked", shy_keys, .held = COUNTS,
          .section = "get-and-set" },
        { "empty dicts, and small ones", small_dicts, .held = COUNTS,
          .section = "get-and-set" },
        { "None and True", immortals, .held = COUNTS, .section = "slots" },
        { "slots and a dict", slots_and_dict, .held = COUNTS,
          .section = "slots-inherited" },
        { "a key like a slot", key_like_a_slot, .held = COUNTS,
          .section = "slots" },
        { "a dict that was deleted", deleted_dict, .held = COUNTS,
          .section = "materialize" },
        { "slots, where the dict was deleted", deleted_with_slots,
          .held = COUNTS, .section = "slots" },
        { "behind a descriptor", behind_a_descriptor, .held = COUNTS,
          .section = "getattr" },
        { "a new instance, in all", own_flags, .held = COUNTS,
          .section = "slots" },
        { "no method is called", uncalled, .held = COUNTS,
          .section = "shared-keys" },
        { "copies in cycles", in_cycles, .held = FOUND,
          .section = "materialize" },
        { "weak references", weakly, .held = COUNTS,
          .section = "slots" },
        { "a hundred attributes", many, .held = COUNTS,
          .section = "materialize" },
        { "memory runs out", .scenario = refused,
          .held = LEFT,
          .section = "bytes" },
        { "memory runs out, with an empty dict", .scenario = refused_empty,
          .held = LEFT, .section = "bytes" },
        { "memory runs out, with slots and a dict", .scenario = refused_both,
          .held = LEFT, .section = "bytes" },
        { "memory runs out, with a dict", .scenario = refused_dict,
          .held = LEFT,
          .section = "bytes" },
    };
    return RUN(checks);
}
