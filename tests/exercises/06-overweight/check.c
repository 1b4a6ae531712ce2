/* Exercise 6.2: instances with a dict, counted without asking. */
#include "lists.h"

size_t overweight(const ObObject *list);

#define LOOKS "An instance that was looked into has a dict; before that, none."
#define MAKES \
    "You made a dict by looking for one. Read the reference at dict_offset " \
    "instead of asking for vars."
#define NOTHING \
    "Nothing may be allocated, of malloc either: what is in the list can be " \
    "looked at where it is."
static const char again[] =
    "An object that is in the list twice is counted once.";
#define AGAIN again
#define FEWER \
    "There are more of them: each that has a dict is counted, however many " \
    "they are, and wherever they lie."
#define OTHERS \
    "Only instances have a dict where their attributes are: a dict, a class " \
    "or a slotted object does not count."
#define EMPTY \
    "An instance whose __dict__ was deleted has neither values nor dict. " \
    "Look at the reference itself."
#define GIVEN \
    "An instance may be given a dict that was made elsewhere. It is where " \
    "its attributes are, then, be it empty or not."
#define ATTRIBUTE \
    "An attribute may be a dict, in a slot as among the values. It is not the " \
    "dict where the attributes are: that one is at dict_offset."
#define FULL \
    "The list has 34,000 items, and the last of them has a dict. Look at " \
    "each, from the first to the last."
#define ALIKE \
    "The addresses of two objects may be the same but for their upper bits. " \
    "Which object it is, the whole address says."
#define FLAGS \
    "An object has other flags than before. Looking must not change what is " \
    "looked at: others read them."
#define SHARED \
    "Two instances may have one and the same dict. Both have one: it is the " \
    "instances that are counted."
#define ANEW \
    "It was asked about the same list before. Each call counts anew."
#define UNCHANGED "Looking must not change what is looked at."

static ObObject *cls, *items;

static void begin(void)
{
    cls = need(ob_class_new(&(ObClassDef){ .name = "P" }));
    items = need(ob_list_new());
}

static ObObject *added(ObObject *op)
{
    need(ob_list_append_steal(items, op) == 0 ? items : NULL);
    return op;
}

static ObObject *point_of(ObObject *its_class, bool look)
{
    ObObject *op = need(ob_instance_new(its_class));
    need(ob_setattr(op, "x", items) == 0 ? op : NULL);
    need(ob_delattr(op, "x") == 0 ? op : NULL);
    if (look)
        ob_decref(need(ob_vars(op)));
    return added(op);
}

static ObObject *point(bool look)
{
    return point_of(cls, look);
}

static void expect(long long n, const char *why)
{
    Quiet quiet = quiet_begin();
    uint64_t flags = flags_of(items);
    size_t got = overweight(items);
    expect_int("whether the flags of all are as they were",
               flags_of(items) == flags, 1, FLAGS);
    if (ob_mem_allocations(ob_mem()) == quiet.allocations)
        expect_quiet(quiet, NOTHING);
    expect_quiet(quiet, MAKES);
    expect_raised(OB_NO_ERROR, UNCHANGED);
    expect_int("how many it counts", (long long)got, n,
               why == again && (long long)got < n ? FEWER : why);
}

static void end(void)
{
    ob_decref(items);
    ob_decref(cls);
}

static void looked(void)
{
    begin();
    expect(0, LOOKS);
    for (int i = 0; i < 3; i++)
        point(true);
    point(false);
    expect(3, LOOKS);
    expect(3, ANEW);
    ObObject *op = point(false);
    expect_count("an item", op, 1, UNCHANGED);
    point(true)->flags |= OB_FINALIZED;
    expect(4, LOOKS);
    end();
}

static void makes_none(void)
{
    begin();
    for (int i = 0; i < 5; i++)
        point(false);
    for (int i = 0; i < 1000; i++)      /* one that many hold */
        added(ob_list_get(items, 0));
    expect(0, LOOKS);
    expect(0, MAKES);
    end();
}

static void twice(void)
{
    begin();
    ObObject *op = point(true);
    for (int i = 0; i < 4; i++) {
        ob_incref(op);
        added(op);
        point(true);
    }
    expect(5, AGAIN);
    for (int i = 0; i < 200; i++)
        point(true);
    ObObject *late = ob_list_get_borrowed(items, 150);
    ob_incref(late);
    added(late);
    expect(205, AGAIN);
    end();
}

/* As far apart as they can be. */
static void first_and_last(void)
{
    begin();
    ObObject *op = point(true);
    for (int i = 0; i < 200; i++)
        point(i % 2 == 0);
    ob_incref(op);
    added(op);
    expect(101, AGAIN);
    end();
}

/* Dicts that were made elsewhere, and given to it. */
static void given(void)
{
    begin();
    for (int i = 0; i < 3; i++) {
        ObObject *op = point(i == 2), *dict = need(ob_dict_new());
        if (i > 0)
            need(ob_dict_set(dict, need(ob_str_intern("x")), items) == 0
                 ? dict : NULL);
        need(ob_setattr(op, "__dict__", dict) == 0 ? op : NULL);
        ob_decref(dict);
        expect(i + 1, GIVEN);
        if (i > 0)
            need(ob_delattr(op, "x") == 0 ? op : NULL);
    }
    end();
}

static void one_dict(void)
{
    begin();
    ObObject *one = point(true), *two = point(false);
    ObObject *dict = need(ob_vars(one));
    need(ob_setattr(two, "__dict__", dict) == 0 ? two : NULL);
    added(dict);
    expect(2, SHARED);
    end();
}

static void classes(void)
{
    begin();
    ObObject *other = need(ob_class_new(&(ObClassDef){ .name = "Q" }));
    ObObject *sub = need(ob_class_new(&(ObClassDef){ .name = "R",
                                                     .base = cls }));
    for (int i = 0; i < 4; i++) {
        point_of(other, i % 2 == 0);
        point_of(sub, true);
        point(i == 0);
    }
    expect(7, LOOKS);
    ob_gc_collect();
    ob_gc_collect();
    expect(7, "Old instances count as well as young ones.");
    for (int i = 0; i < 12; i++)
        ob_untrack(ob_list_get_borrowed(items, i));
    expect(7, "Whether the collector knows an instance makes no "
              "difference.");
    ob_decref(sub);
    ob_decref(other);
    end();
}

static void others(void)
{
    begin();
    static const char *const slots[] = { "a", NULL };
    static const char *const both[] = { "a", "__dict__", NULL };
    ObObject *s = added(need(ob_class_new(&(ObClassDef){
        .name = "S", .slots = slots })));
    ObObject *b = added(need(ob_class_new(&(ObClassDef){
        .name = "B", .slots = both })));
    ObObject *slotted = added(need(ob_instance_new(s)));
    need(ob_setattr(slotted, "a", items) == 0 ? items : NULL);
    need(ob_delattr(slotted, "a") == 0 ? items : NULL);
    added(need(ob_dict_new()));
    added(need(ob_int_new(5000)));
    added(need(ob_list_new()));
    added(need(ob_instance_new(&ob_object_type.base)));
    added(&ob_list_type.base);
    added(need(ob_instance_new(b)));
    expect(0, OTHERS);
    ob_decref(need(ob_vars(added(need(ob_instance_new(b))))));
    expect(1, "An instance with slots may have a dict as well.");
    end();
}

/* Slots of its own, of its class or above, and a dict all the same. */
static void slots_above(void)
{
    begin();
    static const char *const three[] = { "a", "b", "c", NULL };
    static const char *const all[] = { "a", "b", "c", "__dict__", NULL };
    static const char *const none[] = { NULL };
    ObObject *s = need(ob_class_new(&(ObClassDef){ .name = "S",
                                                   .slots = three }));
    ObObject *classes[] = {
        ob_class_new(&(ObClassDef){ .name = "A", .slots = all }),
        ob_class_new(&(ObClassDef){ .name = "B", .base = s }), NULL, NULL,
    };
    classes[2] = ob_class_new(&(ObClassDef){ .name = "C",
        .base = need(classes[1]), .slots = three });
    classes[3] = ob_class_new(&(ObClassDef){ .name = "D",
        .base = need(classes[2]), .slots = none });
    for (int i = 0; i < 4; i++) {
        point_of(need(classes[i]), true);
        point_of(classes[i], false);
        expect(i + 1, "An instance with slots may have a dict as well.");
    }
    ob_decref(items);
    for (int i = 4; i-- > 0; )
        ob_decref(classes[i]);
    ob_decref(s);
    ob_decref(cls);
}

/* Dicts among the values, at each place, and in slots: an empty one, and
 * that of another instance. None is its own. */
static void dict_attributes(void)
{
    begin();
    static const char *const both[] = { "s", "__dict__", NULL };
    static const char *const names[] = { "a", "b", "c", "s" };
    ObObject *b = need(ob_class_new(&(ObClassDef){ .name = "B",
                                                   .slots = both }));
    ObObject *other = point(true);
    ObObject *dicts[] = { need(ob_dict_new()), need(ob_vars(other)) };
    for (int turn = 0; turn < 2 * 16; turn++) {
        ObObject *op = added(need(ob_instance_new(turn < 16 ? cls : b)));
        for (int i = 0; i < 4; i++) {
            ObObject *value = turn >> i & 1 ? dicts[turn / 2 % 2] : items;
            need(ob_setattr(op, names[i], value) == 0 ? op : NULL);
        }
        expect(1, ATTRIBUTE);
        for (int i = 0; i < 4; i++)
            need(ob_setattr(op, names[i], ob_none()) == 0 ? op : NULL);
    }
    ob_decref(dicts[0]);
    ob_decref(dicts[1]);
    ob_decref(b);
    end();
}

static ObObject *looked_into(void)
{
    ObObject *op = need(ob_instance_new(cls));
    ob_decref(need(ob_vars(op)));
    return op;
}

/* Two, and the first again. */
static void alike(void)
{
    ObObject *two[2];
    write_no_receipts();
    begin();
    make_two_alike(looked_into, two);
    for (int i = 0; i < 6; i++) {
        ob_incref(two[i % 2]);
        added(two[i % 2]);
    }
    expect(2, ALIKE);
    drop_made(two, 2);
    end();
}

/* More than two bytes can count that have a sign. */
static void full(void)
{
    begin();
    for (int i = 1; i < 34000; i++)
        added(ob_none());
    point(true);
    expect(1, FULL);
    end();
}

static void deleted(void)
{
    begin();
    ObObject *op = point(true);
    need(ob_delattr(op, "__dict__") == 0 ? op : NULL);
    expect(0, EMPTY);
    end();
}

static void many(void)
{
    begin();
    for (int i = 0; i < 1200; i++)
        point(i % 6 != 0);
    expect(1000, "An instance that was looked into has a dict; before that, "
                 "none. However many have one, each of those counts.");
    for (int64_t i = 0; i < 1200; i++) {
        ObObject *op = ob_list_get_borrowed(items, i);
        ob_incref(op);
        added(op);
    }
    expect(1000, AGAIN);
    end();
}

/* As far apart as no window is wide, with next to nothing between. */
static void far_apart(void)
{
    enum { FAR = 17000 };
    begin();
    ObObject *op = point(true), *other = point(false);
    for (int i = 0; i < FAR; i++) {
        ob_incref(other);
        added(other);
    }
    point(true);
    for (int i = 0; i < FAR; i++) {
        ob_incref(other);
        added(other);
    }
    ob_incref(op);
    added(op);
    expect(2, AGAIN);
    end();
}

/* The same one again, late and close. */
static void late(void)
{
    begin();
    for (int i = 0; i < 2500; i++)
        point(false);
    for (int i = 0; i < 4; i++) {
        ObObject *op = point(true);
        ob_incref(op);
        added(op);
    }
    expect(4, AGAIN);
    end();
}

int main(void)
{
    static const Check checks[] = {
        { "those that were looked into", looked, .section = "materialize" },
        { "looking makes no dict", makes_none, .section = "materialize" },
        { "the same object again", twice, .section = "materialize" },
        { "the first is also the last", first_and_last,
          .section = "materialize" },
        { "dicts that were given to it", given,
          .section = "materialize" },
        { "two with one dict", one_dict, .section = "materialize" },
        { "of several classes, and old", classes,
          .section = "materialize" },
        { "objects of all sorts", others, .section = "slots-inherited" },
        { "slots and a dict", slots_above, .section = "slots-inherited" },
        { "attributes that are dicts", dict_attributes,
          .section = "shared-keys" },
        { "a dict that was deleted", deleted, .section = "materialize" },
        { "a thousand, and all of them again", many, .section = "materialize" },
        { "seventeen thousand in between", far_apart,
          .section = "materialize" },
        { "twice behind two thousand", late, .section = "materialize" },
        { "the last of thirty-four thousand", full, .section = "materialize" },
        { "two whose addresses are alike", alike,
          .section = "materialize" },
    };
    return RUN(checks);
}
