/* Exercise 8.1: each answer is tried on the library. */
#include "harness.h"
#include "can.h"

#define VALUES \
    "There is no place for weak references in a list, a str, an int or None: " \
    "there are too many of them."
#define POINT "An instance has a place for them, unless its class has slots."
#define SLOTS "Slots save that place, too."
#define NAMED "Unless one of them is called __weakref__."
#define FORGOT \
    "A class that says nothing about slots has the place, whatever it " \
    "inherits from."
#define CLASSES "Classes can be referred to weakly, those that are built in, too."
#define METHOD \
    "A bound method can be. The reference is dead at once if nobody holds " \
    "the method, but it can be made."
#define REFERENCE "A weak reference has no place for others."

#define GUESS "Fill in what you think, however unsure you are."

static const char *word(Can can)
{
    return can == YES ? "yes" : can == NO ? "no" : "nothing yet";
}

/* Nobody is told what he has not guessed at. Lets go of op. */
static void tried(Can given, ObObject *op, const char *why)
{
    ObObject *ref = ob_ref_new(need(op), NULL);
    expect_raised(ref != NULL ? OB_NO_ERROR : OB_TYPE_ERROR, why);
    expect_int("whether you have answered", given == YES || given == NO, 1,
               GUESS);
    expect_choice("your answer", word(given), word(ref != NULL ? YES : NO),
                  why);
    if (ref != NULL)
        ob_decref(ref);
    ob_decref(op);
}

static ObObject *class_new(const char *name, ObObject *base,
                           const char *const *slots)
{
    return need(ob_class_new(&(ObClassDef){ .name = name, .base = base,
                                            .slots = slots }));
}

static void values(void)
{
    tried(to_a_list, ob_list_new(), VALUES);
    tried(to_none, ob_none(), VALUES);
}

/* Lets go of the class, too. */
static void tried_instance(Can given, ObObject *cls, const char *why)
{
    tried(given, ob_instance_new(cls), why);
    ob_decref(cls);
}

static const char *const x[] = { "x", NULL };
static const char *const named[] = { "x", "__weakref__", NULL };

static void instances(void)
{
    tried_instance(to_a_point, class_new("Point", NULL, NULL), POINT);
    tried_instance(to_a_slotted, class_new("Slotted", NULL, x), SLOTS);
    tried_instance(to_a_named, class_new("Named", NULL, named), NAMED);
    ObObject *slotted = class_new("Slotted", NULL, x);
    tried_instance(to_a_forgetful, class_new("Forgetful", slotted, NULL),
                   FORGOT);
    ob_decref(slotted);
}

static void classes(void)
{
    tried(to_a_class, class_new("Slotted", NULL, x), CLASSES);
    tried(to_int, &ob_int_type.base, CLASSES);
}

static ObObject *nothing(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

static void others(void)
{
    static const ObMethodDef methods[] = { { "m", nothing },
                                           { NULL, NULL } };
    ObObject *cls = need(ob_class_new(&(ObClassDef){ .name = "Point",
                                                     .methods = methods }));
    ObObject *p = need(ob_instance_new(cls));
    tried(to_a_method, ob_getattr(p, "m"), METHOD);
    tried(to_a_reference, ob_ref_new(p, NULL), REFERENCE);
    ob_decref(p);
    ob_decref(cls);
}

int main(void)
{
    static const Check checks[] = {
        { "values", values, .section = "not-enough" },
        { "instances", instances, .section = "slots-inherited" },
        { "classes", classes, .section = "not-enough" },
        { "a method, and a reference", others,
          .section = "weak-methods" },
    };
    return RUN(checks);
}
