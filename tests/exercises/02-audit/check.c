/* Exercise 2.4: references that neither names nor objects hold. */
#include "harness.h"

size_t unaccounted(const ObObject *op);

#define NAMES \
    "A name holds a reference, in whichever namespace it is. Go over all " \
    "of them."
#define TWICE \
    "An object that refers to op twice holds two references, and op may " \
    "refer to itself. Count references, not objects."
#define OURS "Nobody can see what a C variable holds: that is the rest."

static ObObject *doomed(const char *name)
{
    return need(ob_doomed_new(name));
}

static void befriend(ObObject *op, ObObject *friend)
{
    need(ob_doomed_befriend(op, friend) == 0 ? op : NULL);
}

static void audit(const ObObject *op, long long expected, const char *why)
{
    expect_int("what is unaccounted for", (long long)unaccounted(op),
               expected, why);
}

static void variables(void)
{
    ObObject *op = need(ob_float_new(1.5));
    audit(op, 1, OURS);
    ob_incref(op);
    audit(op, 2, OURS);
    ob_decref(op);
    ob_decref(op);
}

static void names(void)
{
    ObNamespace *one = need(ob_namespace_new(OB_SCOPE_GLOBAL, "one"));
    ObNamespace *two = need(ob_namespace_new(OB_SCOPE_LOCAL, "two"));
    ObObject *op = need(ob_float_new(1.5));
    need(ob_namespace_bind(one, "x", op) == 0 ? op : NULL);
    audit(op, 1, NAMES);
    need(ob_namespace_bind(two, "x", op) == 0 ? op : NULL);
    need(ob_namespace_bind(two, "y", op) == 0 ? op : NULL);
    audit(op, 1, NAMES);
    ob_decref(op);
    audit(op, 0, NAMES);
}

static void objects(void)
{
    ObObject *op = need(ob_float_new(1.5)), *holder = doomed("holder");
    befriend(holder, op);
    audit(op, 1, "What a holder refers to, traverse will tell.");
    befriend(holder, op);
    befriend(holder, holder);
    audit(op, 1, TWICE);
    audit(holder, 1, TWICE);
    ob_decref(op);
    audit(op, 0, TWICE);
    ob_doomed_abandon(holder);
    ob_decref(holder);
}

static void cycle(void)
{
    ObObject *a = doomed("a"), *b = doomed("b");
    befriend(a, b);
    befriend(b, a);
    ob_decref(a);
    ob_decref(b);
    audit(a, 0, "Each reference to a is held by b.");
    audit(b, 0, "Each reference to b is held by a.");
    ob_doomed_abandon(a);
}

static void changes_nothing(void)
{
    ObObject *op = need(ob_float_new(1.5));
    unsigned long before = ob_mem_allocations(ob_mem());
    (void)unaccounted(op);
    expect_int("allocations that it made",
               (long long)(ob_mem_allocations(ob_mem()) - before), 0,
               "A counter on the stack is all that it takes.");
    expect_count("the count afterwards", op, 1,
               "Looking must not change what is looked at.");
    ob_decref(op);
}

int main(void)
{
    static const Check checks[] = {
        { "what a C variable holds is unaccounted for", variables,
          .section = "peek" },
        { "names are accounted for", names, .section = "what-counts" },
        { "objects are accounted for", objects,
          .section = "what-counts" },
        { "a cycle accounts for itself", cycle, .section = "cannot" },
        { "nothing is allocated or changed", changes_nothing,
          .section = "peek" },
    };
    return RUN(checks);
}
