/* Exercise 6.3: a data descriptor. */
#include "lists.h"

#include <string.h>

extern ObType readonly_type;
ObObject *readonly_new(ObObject *value);

#define READS "Reading through an instance gives the value."
#define AS_IT_IS \
    "The value is a descriptor itself. It is the value all the same, as it " \
    "is, and is not asked for another."
#define NEW_ONE \
    "Each call of readonly_new makes a new descriptor, of whatever value."
#define HOLDS \
    "Who reads gets a reference of his own, and the descriptor holds one: " \
    "one ob_incref each time, and none for what is not made."
#define ITSELF \
    "Read from the class, op is NULL, and the descriptor gives itself: a new " \
    "reference, too."
#define NEW_REFERENCES \
    "Who reads from the class, or asks for the repr, gets a new reference, " \
    "each time, and lets go of it."
#define REFUSES \
    "set refuses, to set and to delete: AttributeError, read-only, and -1."
#define FIRST \
    "What can be set through goes before the instance's own: the type needs " \
    "a set, even one that always refuses."
#define CYCLE \
    "The collector has to be shown the value, by traverse, of an object that " \
    "is tracked."
#define VISIT "traverse returns what visit returned: other than 0 means enough."
#define DEATH "When the descriptor dies, it lets go of the value: drop_next."
#define KEEPS \
    "Each that reads, and the descriptor, has a reference of its own: " \
    "ob_incref. And the descriptor lets go of its own when it dies: " \
    "drop_next."
#define OWN "Each descriptor has a value of its own."
#define SHOWS_NULL \
    "A descriptor that has been cleared has no value: traverse looks " \
    "whether there is one, and shows nothing then."
#define NO_VALUE \
    "A descriptor that has been cleared has no value, and None is one: " \
    "reading raises AttributeError."
#define MANY \
    "However many descriptors there are at once, each has a value of its own."
#define CLEARED \
    "clear empties the descriptor first, and lets go of the value then: the " \
    "value's death may look. There is none any more: AttributeError."

static ObObject *cls, *p, *value, *let_go;

static ObObject *made(ObObject *of)
{
    ObObject *op = readonly_new(of);
    expect_int("whether there is a descriptor", op != NULL, 1, READS);
    expect_raised(OB_NO_ERROR, "Who works leaves no exception behind.");
    need(ob_setattr(cls, "name", op) == 0 ? op : NULL);
    ob_decref(op);
    return op;
}

static void begin(void)
{
    cls = need(ob_class_new(&(ObClassDef){ .name = "P" }));
    p = need(ob_instance_new(cls));
    value = need(ob_list_new());
}

static void end(void)
{
    ob_decref(p);
    ob_decref(cls);
    ob_decref(value);
}

static void reads(void)
{
    begin();
    made(value);
    ObObject *got = ob_getattr(p, "name");
    expect_same("p.name", got, value, READS);
    expect_count("the value", value, 3, HOLDS);
    ob_decref(got);
    for (int i = 0; i < 10; i++)
        ob_decref(need(ob_getattr(p, "name")));
    expect_count("the value", value, 2, HOLDS);
    ObObject *sub = need(ob_class_new(&(ObClassDef){ .name = "Q",
                                                     .base = cls }));
    ObObject *q = need(ob_instance_new(sub));
    got = ob_getattr(q, "name");
    expect_same("q.name, of a subclass", got, value, READS);
    ob_decref(got);
    ob_decref(q);
    ob_decref(sub);
    end();
}

static void expect_read_only(void)
{
    expect_int("whether it says read-only",
               strcmp(ob_error_text(), "read-only") == 0, 1, REFUSES);
    expect_raised(OB_ATTRIBUTE_ERROR, REFUSES);
}

static ObObject *nothing_done(ObObject *self, ObObject *const args[],
                              size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

static bool has_dict(const ObObject *op)
{
    size_t offset = ob_type(op)->dict_offset;
    return offset != 0 && *(ObObject **)((char *)op + offset) != NULL;
}

/* Whatever it is set to: itself, None, or any. */
static void expect_refused(ObObject *op, ObObject *of)
{
    ObObject *any[] = { p, of, ob_none(), ob_bool(true), cls };
    bool had = has_dict(op);
    for (int i = 0; i < 5; i++) {
        expect_int("what setting the attribute returns",
                   ob_setattr(op, "name", any[i]), -1, REFUSES);
        expect_read_only();
    }
    expect_int("what deleting the attribute returns",
               ob_delattr(op, "name"), -1, REFUSES);
    expect_read_only();
    expect_int("whether the instance has a dict now that had none",
               has_dict(op) && !had, 0, "Who refuses changes nothing.");
}

/* Values of all sorts, of which some are descriptors themselves, and one
 * is the instance. */
static void sorts(void)
{
    begin();
    ObObject *values[] = { ob_str_from("a"), ob_str_from("some text"),
                           ob_int_new(123456), ob_float_new(1.5), ob_none(),
                           ob_tuple_new(1, &value), ob_dict_new(),
                           ob_bool(true),
                           ob_class_new(&(ObClassDef){ .name = "V" }),
                           &ob_list_type.base,
                           ob_function_new("f", nothing_done), p,
                           readonly_new(value) };
    enum { VALUES = sizeof values / sizeof values[0] };
    static const char *const none[] = { NULL };
    ObObject *bare = need(ob_class_new(&(ObClassDef){ .name = "B",
                                       .slots = none }));
    ObObject *other = need(ob_instance_new(bare));
    ob_incref(p);
    for (int i = 0; i < VALUES; i++) {
        ObObject *attr = made(need(values[i]));
        need(ob_setattr(bare, "name", attr) == 0 ? bare : NULL);
        ObObject *same = ob_getattr(other, "name");
        expect_same("q.name, q having no dict", same, values[i],
                    ob_type(values[i])->get != NULL ? AS_IT_IS : READS);
        ob_decref(same);
        expect_refused(other, values[i]);
        expect_refused(p, values[i]);
        ObObject *got = ob_getattr(p, "name");
        expect_same("p.name", got, values[i], READS);
        ob_decref(got);
        ob_decref(values[i]);
    }
    ob_decref(other);
    ob_decref(bare);
    end();
}

/* Of one value, and what is immortal as well. */
static void new_each_time(void)
{
    begin();
    ObObject *of[] = { value, ob_none(), ob_bool(true), ob_int_new(7) };
    for (int i = 0; i < 4; i++) {
        ObObject *one = need(readonly_new(of[i]));
        ObObject *other = need(readonly_new(of[i]));
        expect_int("whether two descriptors are one object", one == other,
                   0, NEW_ONE);
        ob_decref(one);
        ob_decref(other);
    }
    end();
}

static void from_class(void)
{
    begin();
    ObObject *op = made(value);
    ObObject *got = ob_getattr(cls, "name");
    expect_same("P.name", got, op, ITSELF);
    expect_count("the descriptor", op, 2, ITSELF);
    ob_decref(got);
    for (int i = 0; i < 3; i++) {
        ObObject *repr = need(ob_repr(op));
        expect_text("its repr", repr, "<readonly>", "<readonly>, as it says.");
        ob_decref(repr);
    }
    expect_int("its type's name", strcmp(readonly_type.name, "readonly"),
               0, "The type is called readonly.");
    ObObject *values[] = { p, &ob_list_type.base, cls, ob_none() };
    for (int i = 0; i < 4; i++) {
        op = made(values[i]);
        got = ob_getattr(cls, "name");
        expect_same("P.name, whatever its value is", got, op, ITSELF);
        ob_decref(got);
    }
    end();
}

static void refuses(void)
{
    begin();
    made(value);
    ObObject *dict = need(ob_vars(p)), *key = need(ob_str_from("name"));
    need(ob_dict_set(dict, key, key) == 0 ? key : NULL);
    for (int i = 0; i < 2; i++) {
        expect_int("what p.name = p returns", ob_setattr(p, "name", p), -1,
                   REFUSES);
        expect_read_only();
        expect_int("what p.name = p.name returns",
                   ob_setattr(p, "name", value), -1, REFUSES);
        expect_read_only();
        expect_int("what del p.name returns", ob_delattr(p, "name"), -1,
                   REFUSES);
        expect_read_only();
        ObObject *hidden = ob_dict_get(dict, key);
        expect_same("vars(p)['name'] afterwards", hidden, key,
                    "Who refuses changes nothing.");
        ob_decref(hidden);
    }
    ob_decref(key);
    ob_decref(dict);
    ObObject *got = ob_getattr(p, "name");
    expect_same("p.name afterwards", got, value, REFUSES);
    ob_decref(got);
    expect_count("p", p, 1, "Who refuses keeps nothing.");
    end();
}

static void goes_first(void)
{
    begin();
    ObObject *dict = need(ob_vars(p)), *key = need(ob_str_from("name"));
    need(ob_dict_set(dict, key, key) == 0 ? key : NULL);
    made(value);
    ObObject *got = ob_getattr(p, "name");
    expect_same("p.name, with another in vars(p)", got, value, FIRST);
    ob_decref(got);
    ob_decref(key);
    ob_decref(dict);
    end();
}

static void cycle(void)
{
    begin();
    made(cls);
    ob_decref(p);
    ob_decref(cls);
    long long found = (long long)ob_gc_collect();
    expect_int("whether the collector found the class", found > 0, 1,
               CYCLE);
    expect_int("what it finds the second time",
               (long long)ob_gc_collect(), 0, CYCLE);
    ob_decref(value);
}

/* What is not tracked yet, when the descriptor is made, may be later. */
static void late_cycle(void)
{
    begin();
    ob_untrack(value);
    ObObject *op = made(value);
    ob_track(value);
    need(ob_list_append(value, op) == 0 ? op : NULL);
    end();
    expect_int("whether the collector found it", ob_gc_collect() > 0, 1,
               CYCLE);
}

static void old_cycle(void)
{
    begin();
    ObObject *op = made(value);
    ob_gc_collect();
    need(ob_list_append(value, op) == 0 ? op : NULL);
    ob_gc_collect();
    expect_count("the value", value, 2, CYCLE);
    end();
    expect_int("whether the collector found it", ob_gc_collect() > 0, 1,
               CYCLE);
}

static int stop_with;

static int enough(ObObject *op, void *arg)
{
    (void)op;
    *(int *)arg += 1;
    return stop_with;
}

static void shows(void)
{
    begin();
    ObObject *op = made(value);
    expect_int("whether there is a traverse",
               readonly_type.traverse != NULL, 1, CYCLE);
    for (stop_with = -2; stop_with <= 7; stop_with++) {
        int seen = 0, result = readonly_type.traverse(op, enough, &seen);
        expect_int("how many it shows", seen, 1, CYCLE);
        expect_int("what traverse returns", result, stop_with, VISIT);
    }
    end();
}

static void two(void)
{
    begin();
    ObObject *other = need(ob_list_new());
    made(value);
    ObObject *second = need(readonly_new(other));
    need(ob_setattr(cls, "second", second) == 0 ? cls : NULL);
    ob_decref(second);
    ObObject *one = ob_getattr(p, "name"), *two = ob_getattr(p, "second");
    expect_same("p.name", one, value, OWN);
    expect_same("p.second", two, other, OWN);
    ob_decref(one);
    ob_decref(two);
    end();
    expect_count("the second value afterwards", other, 1, DEATH);
    ob_decref(other);
}

/* More than one would make room for, all alive. */
static void many(void)
{
    enum { ALL = 10100 };
    static ObObject *all[ALL];
    begin();
    write_no_receipts();
    for (int i = 0; i < ALL; i++) {
        ObObject *number = need(ob_int_new(2000 + i));
        all[i] = readonly_new(number);
        expect_int("whether there is a descriptor, behind how many others",
                   all[i] != NULL ? i : -1, i, MANY);
        ob_decref(number);
    }
    for (int i = 0; i < ALL; i++) {
        need(ob_setattr(cls, "name", all[i]) == 0 ? cls : NULL);
        ObObject *got = need(ob_getattr(p, "name"));
        expect_int("p.name", ob_int_value(got), 2000 + i, MANY);
        ob_decref(got);
    }
    drop_made(all, ALL);
    end();
}

/* A value whose last words read the attribute. */
static void look(ObObject *op)
{
    (void)op;
    ObObject *got = ob_getattr(p, "name");
    expect_int("whether its value is still there", got == let_go, 0,
               CLEARED);
    expect_int("whether p.name is another value then", got != NULL, 0,
               NO_VALUE);
    expect_raised(OB_ATTRIBUTE_ERROR, CLEARED);
}

static ObType curious = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Curious",
    .basic_size = sizeof(ObObject), .finalize = look,
    .free = ob_object_free,
};

static int count_nulls(ObObject *op, void *arg)
{
    *(int *)arg += op == NULL;
    return 0;
}

static void cleared(void)
{
    begin();
    ObObject *last = need(ob_object_new(&curious, sizeof(ObObject)));
    let_go = last;
    ObObject *op = made(last);
    ob_decref(last);
    if (readonly_type.clear != NULL) {
        readonly_type.clear(op);
        look(op);
        expect_int("what del p.name returns then", ob_delattr(p, "name"), -1,
                   REFUSES);
        expect_read_only();
        ObObject *got = ob_getattr(cls, "name");
        expect_same("P.name, when it has been cleared", got, op, ITSELF);
        ob_decref(got);
        expect_int("what p.name = p returns then", ob_setattr(p, "name", p),
                   -1, REFUSES);
        expect_read_only();
        ObObject *repr = ob_repr(op);
        expect_text("repr, when it has been cleared", repr, "<readonly>",
                    "repr of a descriptor is <readonly>, whatever it has.");
        ob_decref(repr);
        expect_refused(p, ob_none());
        int nulls = 0;
        readonly_type.traverse(op, count_nulls, &nulls);
        expect_int("how often traverse shows NULL, when it has been cleared",
                   nulls, 0, SHOWS_NULL);
        readonly_type.clear(op);
        ob_gc_collect();
    } else
        need(ob_delattr(cls, "name") == 0 ? cls : NULL);
    end();
}

static void dies(void)
{
    begin();
    made(value);
    need(ob_delattr(cls, "name") == 0 ? cls : NULL);
    expect_count("the value afterwards", value, 1, DEATH);
    end();
}

static int refused(void)
{
    ObObject *held = ob_list_new();
    if (held == NULL)
        return -1;
    ObObject *op = readonly_new(held);
    expect_count("the value", held, op == NULL ? 1 : 2, HOLDS);
    if (op != NULL)
        ob_decref(op);
    ob_decref(held);
    return op == NULL ? -1 : 0;
}

int main(void)
{
    static const Check checks[] = {
        { "reading gives the value", reads, .held = KEEPS,
          .section = "getattr" },
        { "values of all sorts", sorts, .held = KEEPS,
          .section = "getattr" },
        { "the class gives the descriptor", from_class, .held = ITSELF,
          .dead = NEW_REFERENCES,
          .section = "slots" },
        { "setting and deleting are refused", refuses, .held = KEEPS,
          .section = "getattr" },
        { "the instance cannot get in front", goes_first, .held = KEEPS,
          .section = "getattr" },
        { "a cycle through it is found", cycle, .held = CYCLE,
          .section = "delete" },
        { "an old one, too", old_cycle, .held = CYCLE,
          .section = "delete" },
        { "one that comes about later", late_cycle, .held = CYCLE,
          .section = "delete" },
        { "it shows its value", shows, .held = KEEPS, .section = "delete" },
        { "it lets go of its value", dies, .held = DEATH,
          .section = "cascade" },
        { "a new one each time", new_each_time, .held = KEEPS,
          .section = "getattr" },
        { "two of them", two, .held = KEEPS, .section = "getattr" },
        { "ten thousand of them", many, .held = KEEPS,
          .section = "getattr" },
        { "it has been cleared", cleared, .held = CLEARED,
          .section = "delete" },
        { "memory runs out", .scenario = refused, .held = HOLDS,
          .section = "bytes" },
    };
    return RUN(checks);
}
