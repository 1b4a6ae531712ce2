/* Exercise 1.2: two names exchange what they lead to. */
#include "harness.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

#define BORROWED \
    "An object was used, or let go of, after its last reference was gone. " \
    "A borrowed reference is good only as long as its name stays bound to " \
    "the object: take references of your own before you rebind a name."
#define HELD \
    "You took a reference that you never let go. Each lookup without " \
    "_borrowed is one decref to come, on every way out of the function."
#define REBIND \
    "A name that is unbound and then bound again stands last. Bind it to " \
    "the other object while it is bound: that needs no memory, either."
#define FAR \
    "The names may stand anywhere in their namespace, which may be long. " \
    "The two exchange what they lead to, and no other does."
#define LATER \
    "Each call looks anew: between two calls, a name may be unbound, and " \
    "bound again, in another place."
#define NO_MEMORY \
    "Both names are bound, and rebinding them needs no memory. What else " \
    "asks for some, like a third name, makes the swap fail when there is " \
    "none."
#define NOT_THERE \
    "A name that is not bound is NameError, whether there is memory or not: " \
    "looking it up asks for none."
#define ALIKE \
    "Both names lead to one object, and go on to do so."
#define ANY \
    "Two names exchange the objects that they lead to, of whatever type, " \
    "and not their values: each leads to the other's object."
#define UNTOUCHED \
    "If one of the names is not bound, nothing may have changed: look " \
    "both up before you rebind either."

static ObNamespace *namespace_with(const char *name, ObObject *fresh)
{
    ObNamespace *ns = need(ob_namespace_new(OB_SCOPE_GLOBAL, "globals"));
    need(ob_namespace_bind_steal(ns, name, fresh) == 0 ? ns : NULL);
    return ns;
}

static ObNamespace *x_and_y(void)
{
    ObNamespace *ns = namespace_with("x", ob_int_new(3000));
    need(ob_namespace_bind_steal(ns, "y", ob_int_new(4000)) == 0
         ? ns : NULL);
    return ns;
}

static ObObject *of(ObNamespace *ns, const char *name)
{
    return need(ob_namespace_lookup_borrowed(ns, name));
}

static int64_t sum_of_all(const ObNamespace *ns)
{
    int64_t sum = 0;
    for (size_t i = 0; i < ob_namespace_size(ns); i++)
        sum += ob_int_value(ob_namespace_value_borrowed(ns, i));
    return sum;
}

static void swaps(void)
{
    ObNamespace *ns = x_and_y();
    ObObject *first = of(ns, "x"), *second = of(ns, "y");
    expect_int("what swap_names returns", swap_names(ns, "x", "y"), 0,
               "Both names are bound, so there is nothing to complain of.");
    expect_alive("what x led to", first, BORROWED);
    expect_alive("what y led to", second, BORROWED);
    expect_same("what x leads to now", of(ns, "x"), second,
                "After a, b = b, a each name leads to the other's object.");
    expect_same("what y leads to now", of(ns, "y"), first,
                "After a, b = b, a each name leads to the other's object.");
}

/* The names stay where they are, whatever they lead to. */
static void keeps_order(void)
{
    static const char *const names[] = { "x", "y", "z" };
    ObNamespace *ns = x_and_y();
    need(ob_namespace_bind_steal(ns, "z", ob_int_new(5000)) == 0
         ? ns : NULL);
    expect_int("what swap_names returns", swap_names(ns, "y", "x"), 0,
               "Both names are bound, so there is nothing to complain of.");
    for (size_t i = 0; i < 3; i++)
        expect_choice("the names, in their order",
                      ob_namespace_name(ns, i), names[i], REBIND);
    expect_int("how many names are bound", (int)ob_namespace_size(ns), 3,
               "Two names exchange what they lead to; no other is bound.");
}

/* One of many names, wherever it stands. */
static void swaps_far_apart(void)
{
    enum { SOME = 300 };
    static const int at[] = { 0, 1, 127, 128, 254, 255, 256, 257, SOME - 1 };
    enum { PLACES = sizeof at / sizeof at[0] };
    ObNamespace *ns = namespace_with("n0", ob_int_new(3000));
    char one[16], other[16];
    for (int i = 1; i < SOME; i++) {
        snprintf(one, sizeof one, "n%d", i);
        need(ob_namespace_bind_steal(ns, one, ob_int_new(3000 + i)) == 0
             ? ns : NULL);
    }
    for (int i = 0; i < PLACES; i++)
        for (int k = 0; k < i; k++) {
            snprintf(one, sizeof one, "n%d", at[i]);
            snprintf(other, sizeof other, "n%d", at[k]);
            ObObject *first = of(ns, one), *second = of(ns, other);
            expect_int("what swap_names returns", swap_names(ns, one, other),
                       0, "Both names are bound.");
            expect_same("what one of 300 names leads to now", of(ns, one),
                        second, FAR);
            expect_same("what the other leads to now", of(ns, other), first,
                        FAR);
        }
    expect_int("the sum of what all lead to", sum_of_all(ns),
               SOME * 3000 + SOME * (SOME - 1) / 2, FAR);
}

/* The names are the same ones; where they stand, is not. */
static void swaps_again(void)
{
    static const char x[] = "x", y[] = "y";
    ObNamespace *ns = x_and_y();
    need(ob_namespace_bind_steal(ns, "z", ob_int_new(5000)) == 0
         ? ns : NULL);
    expect_int("what swap_names returns", swap_names(ns, x, y), 0,
               "Both names are bound.");
    need(ob_namespace_unbind(ns, "x") == 0 ? ns : NULL);
    expect_int("what swap_names returns when x is no longer bound",
               swap_names(ns, x, y), -1, LATER);
    expect_raised(OB_NAME_ERROR, LATER);
    need(ob_namespace_bind_steal(ns, "x", ob_int_new(6000)) == 0
         ? ns : NULL);
    ObObject *first = of(ns, "x"), *second = of(ns, "y");
    expect_int("what swap_names returns when x is bound again",
               swap_names(ns, x, y), 0, LATER);
    expect_same("what x leads to then", of(ns, "x"), second, LATER);
    expect_same("what y leads to then", of(ns, "y"), first, LATER);
    expect_int("z", ob_int_value(of(ns, "z")), 5000, LATER);
}

static void swaps_one_object(void)
{
    ObNamespace *ns = namespace_with("x", ob_int_new(3000));
    ObObject *op = of(ns, "x");
    need(ob_namespace_bind(ns, "y", op) == 0 ? ns : NULL);
    for (int i = 0; i < 3; i++)
        expect_int("what swap_names returns", swap_names(ns, "x", "y"), 0,
                   "Both names are bound.");
    expect_same("what x leads to now", of(ns, "x"), op, ALIKE);
    expect_same("what y leads to now", of(ns, "y"), op, ALIKE);
    expect_count("the count of what both lead to", op, 2, HELD);
}

static void keeps_counts(void)
{
    ObNamespace *ns = x_and_y();
    ObObject *first = of(ns, "x"), *second = of(ns, "y");
    swap_names(ns, "x", "y");
    expect_count("the count of what x led to", first, 1, HELD);
    expect_count("the count of what y led to", second, 1, HELD);
}

/* Objects of any type, as they are: equal ones are two. */
static ObObject *of_kind(int kind)
{
    switch (kind) {
    case 0: return ob_float_new(1.5);
    case 1: return ob_str_from("spam");
    case 2: return ob_int_new(3000);
    case 3: return ob_none();
    default: return ob_bool(true);
    }
}

static void swaps_any(void)
{
    for (int kind = 0; kind < 25; kind++) {
        ObNamespace *ns = namespace_with("x", of_kind(kind / 5));
        need(ob_namespace_bind_steal(ns, "y", of_kind(kind % 5)) == 0
             ? ns : NULL);
        ObObject *first = of(ns, "x"), *second = of(ns, "y");
        int64_t counts[] = { ob_refcnt(first), ob_refcnt(second) };
        expect_int("what swap_names returns", swap_names(ns, "x", "y"), 0,
                   "Both names are bound.");
        expect_same("what x leads to now", of(ns, "x"), second, ANY);
        expect_same("what y leads to now", of(ns, "y"), first, ANY);
        expect_count("the count of what x led to", first, counts[0], HELD);
        expect_count("the count of what y led to", second, counts[1],
                     HELD);
        ob_namespace_free(ns);
    }
}

static void misses(const char *a, const char *b)
{
    ObNamespace *ns = namespace_with("x", ob_int_new(3000));
    ObObject *first = of(ns, "x");
    expect_int("what swap_names returns", swap_names(ns, a, b), -1,
               "One of the names is not bound.");
    expect_raised(OB_NAME_ERROR,
                  "Looking up a name that is not bound leaves NameError; "
                  "pass it on.");
    expect_int("how many names are bound", (int)ob_namespace_size(ns), 1,
               UNTOUCHED);
    expect_same("what x leads to now", of(ns, "x"), first, UNTOUCHED);
    expect_count("the count of what x leads to", first, 1, HELD);
}

static void misses_first(void) { misses("nowhere", "x"); }
static void misses_second(void) { misses("x", "nowhere"); }
static void misses_both(void) { misses("nowhere", "nowhere"); }

static void swaps_with_itself(void)
{
    ObNamespace *ns = namespace_with("x", ob_int_new(3000));
    ObObject *first = of(ns, "x");
    expect_int("what swap_names returns", swap_names(ns, "x", "x"), 0,
               "x is bound.");
    expect_alive("what x led to", first, BORROWED);
    expect_same("what x leads to now", of(ns, "x"), first,
                "Swapping a name with itself changes nothing.");
    expect_count("the count of what x leads to", first, 1, HELD);
}

static int with_refusals(void)
{
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    if (ns == NULL
        || ob_namespace_bind_steal(ns, "x", ob_int_new(3000)) < 0
        || ob_namespace_bind_steal(ns, "y", ob_int_new(4000)) < 0)
        return -1;
    expect_int("what swap_names returns when there is no memory",
               swap_names(ns, "x", "y"), 0, NO_MEMORY);
    for (int turn = 0; turn < 2; turn++) {
        expect_int("what swap_names returns when a name is not bound",
                   swap_names(ns, turn ? "x" : "new", turn ? "newer" : "x"),
                   -1, NOT_THERE);
        expect_raised(OB_NAME_ERROR, NOT_THERE);
    }
    return 0;
}

int main(void)
{
    static const Check checks[] = {
        { "two names exchange what they lead to", swaps,
          .held = HELD, .dead = BORROWED, .section = "namespaces" },
        { "both names lead to one object", swaps_one_object, .held = HELD,
          .section = "namespaces" },
        { "objects of any type", swaps_any, .held = HELD, .dead = BORROWED,
          .section = "namespaces" },
        { "again, when x has been elsewhere", swaps_again, .held = HELD,
          .section = "namespaces" },
        { "two of three hundred", swaps_far_apart, .held = HELD,
          .section = "namespaces" },
        { "every count is what it was", keeps_counts, .held = HELD,
          .section = "count" },
        { "the first name is not bound", misses_first, .held = HELD,
          .section = "namespaces" },
        { "the second name is not bound", misses_second, .held = HELD,
          .section = "namespaces" },
        { "a name that is not bound, with itself", misses_both,
          .held = HELD, .section = "namespaces" },
        { "a name is swapped with itself", swaps_with_itself, .held = HELD,
          .section = "namespaces" },
        { "the names stay in their order", keeps_order, .held = HELD,
          .section = "namespaces" },
        { "memory runs out", .scenario = with_refusals, .held = HELD,
          .section = "bytes" },
    };
    return RUN(checks);
}
