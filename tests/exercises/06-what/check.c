/* Exercise 6.1: each answer is tried on the library. */
#include "harness.h"
#include "what.h"

#define FIRST \
    "The table of a class has thirty places, and each birth takes one of " \
    "them away: the first instance has room for 29."
#define LATER \
    "The room shrinks to the names that the class knows, and one to spare."
#define DICT "The instance and its dict: both are tracked, and garbage."
#define WIDE "The thirtieth name finds no room: the instance has a dict."
#define SLOTS "16 bytes of header, and 8 for each slot."
#define FORGOT \
    "Who says nothing about slots gets a dict and a place for weak " \
    "references: 16 bytes more."
#define METHOD "Reading a method makes a new object, each time."
#define ORDER "Attributes die in the order in which the class met them."

/* Nobody is told what he has not guessed at. */
static void expect_answer(int got, long long right, const char *why)
{
    expect_answered(got != -1);
    expect_int("your answer", got, right, why);
}

static ObObject *class_new(const ObClassDef *def)
{
    return need(ob_class_new(def));
}

static void set(ObObject *op, const char *name, ObObject *value)
{
    need(ob_setattr(op, name, value) == 0 ? op : NULL);
}

static int room_of_new(ObObject *cls)
{
    ObObject *op = need(ob_instance_new(cls));
    int room = ob_instance_values(op)->room;
    ob_decref(op);
    return room;
}

static void first(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    expect_answer(room_first, room_of_new(cls), FIRST);
    ob_decref(cls);
}

static void later(void)
{
    static const char *const names[] = { "x", "y", "z", NULL };
    ObObject *cls = class_new(&(ObClassDef){ .name = "P",
                                             .attributes = names });
    for (int i = 0; i < 100; i++)
        room_of_new(cls);
    expect_answer(room_later, room_of_new(cls), LATER);
    ob_decref(cls);
}

static void looked(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = need(ob_instance_new(cls));
    set(p, "me", p);
    ob_decref(need(ob_vars(p)));
    ob_decref(p);
    expect_answer(looked_into, (long long)ob_gc_collect(), DICT);
    ob_decref(cls);
}

static void wide(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *p = need(ob_instance_new(cls));
    char name[16];
    for (int i = 0; i < 30; i++) {
        snprintf(name, sizeof name, "a%d", i);
        set(p, name, i < 29 ? ob_none() : p);
    }
    ob_decref(p);
    expect_answer(thirty, (long long)ob_gc_collect(), WIDE);
    ob_decref(cls);
}

static ObObject *slotted(void)
{
    static const char *const names[] = { "a", "b", "c", NULL };
    return class_new(&(ObClassDef){ .name = "S", .slots = names });
}

static void slots(void)
{
    ObObject *cls = slotted();
    ObObject *op = need(ob_instance_new(cls));
    expect_answer(three_slots, (long long)ob_sizeof(op), SLOTS);
    ob_decref(op);
    ob_decref(cls);
}

static void no_slots(void)
{
    ObObject *cls = slotted();
    ObObject *sub = class_new(&(ObClassDef){ .name = "F", .base = cls });
    ObObject *op = need(ob_instance_new(sub));
    expect_answer(forgot, (long long)ob_sizeof(op), FORGOT);
    ob_decref(op);
    ob_decref(sub);
    ob_decref(cls);
}

static ObObject *nothing(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

static void method(void)
{
    static const ObMethodDef methods[] = { { "m", nothing },
                                           { NULL, NULL } };
    ObObject *cls = class_new(&(ObClassDef){ .name = "P",
                                             .methods = methods });
    ObObject *p = need(ob_instance_new(cls));
    ObObject *one = need(ob_getattr(p, "m"));
    ObObject *two = need(ob_getattr(p, "m"));
    expect_answer(same_method, one == two, METHOD);
    ob_decref(one);
    ob_decref(two);
    ob_decref(p);
    ob_decref(cls);
}

static char first_to_die;

static void note(ObObject *op)
{
    if (first_to_die == '\0')
        first_to_die = ((char *)(op + 1))[0];
}

static ObType noted = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Noted",
    .basic_size = sizeof(ObObject) + 8, .finalize = note,
    .free = ob_object_free,
};

static void give(ObObject *op, char name)
{
    ObObject *value = need(ob_object_new(&noted, noted.basic_size));
    ((char *)(value + 1))[0] = name;
    set(op, (char[]){ name, '\0' }, value);
    ob_decref(value);
}

static void order(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "P" });
    ObObject *one = need(ob_instance_new(cls));
    ObObject *two = need(ob_instance_new(cls));
    give(one, 'b');
    give(one, 'a');
    give(two, 'a');
    give(two, 'b');
    ob_decref(two);
    expect_answered(dies_first != '?');
    expect_choice("your answer", (char[]){ dies_first, '\0' },
                  (char[]){ first_to_die, '\0' }, ORDER);
    ob_decref(one);
    ob_decref(cls);
}

int main(void)
{
    static const Check checks[] = {
        { "the room of the first", first, .section = "shared-keys" },
        { "the room of a later one", later, .section = "shared-keys" },
        { "one that was looked into", looked, .section = "materialize" },
        { "thirty attributes", wide, .section = "materialize" },
        { "three slots", slots, .section = "slots-inherited" },
        { "a class that forgot", no_slots, .section = "slots-inherited" },
        { "a method", method, .section = "getattr" },
        { "who dies first", order, .section = "attribute-order" },
    };
    return RUN(checks);
}
