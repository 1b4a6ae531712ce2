/* Exercise 1.1: each answer is tried on the library. */
#include "harness.h"
#include "is.h"

static const char *const WHY[QUESTIONS] = {
    "A file is one compilation, and one compilation keeps equal constants "
    "once: both names lead to the same 3000.",
    "Two lines at the prompt are two compilations, each with a constant of "
    "its own. That both are worth 3000 is a matter for ==, not for is.",
    "On 3.15 there is only one 1000: the small ints go up to 1024. They "
    "went up to 256 before.",
    "y = x copies no object. It ties a second label to the one there is.",
    "A number that is computed at run time is a new object each time "
    "(unless it is small).",
    "Three labels were tied on, and del took one off again.",
    "x = None took the label x away. y still holds the object.",
    "7 is a small int, and small ints are immortal: no label holds them.",
};

static ObNamespace *globals(void)
{
    return need(ob_namespace_new(OB_SCOPE_GLOBAL, "globals"));
}

/* ns.name = op, or what the name `other` leads to. */
static void bind(ObNamespace *ns, const char *name, ObObject *op)
{
    need(ob_namespace_bind_steal(ns, name, op) == 0 ? ns : NULL);
}

static ObObject *of(ObNamespace *ns, const char *name)
{
    return need(ob_namespace_lookup_borrowed(ns, name));
}

static void alias(ObNamespace *ns, const char *name, const char *other)
{
    bind(ns, name, need(ob_namespace_lookup(ns, other)));
}

static int one_object(ObNamespace *ns)
{
    return ob_is(of(ns, "x"), of(ns, "y"));
}

static int made_twice(int64_t value)
{
    ObNamespace *ns = globals();
    bind(ns, "x", ob_int_new(value));
    bind(ns, "y", ob_int_new(value));
    return one_object(ns);
}

static int file_constants(void)
{
    ObObject *constant = need(ob_int_new(3000));
    ObNamespace *ns = globals();
    need(ob_namespace_bind(ns, "x", constant) == 0 ? ns : NULL);
    need(ob_namespace_bind(ns, "y", constant) == 0 ? ns : NULL);
    ob_decref(constant);
    return one_object(ns);
}

static int prompt_3000(void) { return made_twice(3000); }
static int prompt_1000(void) { return made_twice(1000); }

static int alias_is_same(void)
{
    ObNamespace *ns = globals();
    bind(ns, "x", ob_int_new(3000));
    alias(ns, "y", "x");
    return one_object(ns);
}

static int names_after_del(void)
{
    ObNamespace *ns = globals();
    bind(ns, "x", ob_int_new(3000));
    alias(ns, "y", "x");
    alias(ns, "z", "y");
    ob_namespace_unbind(ns, "y");
    return (int)ob_refcnt(of(ns, "x"));
}

static int find(const ObMemInfo *info, void *op)
{
    return info->object == op;
}

static int dead_after_rebinding(void)
{
    ObNamespace *ns = globals();
    bind(ns, "x", ob_int_new(3000));
    alias(ns, "y", "x");
    ObObject *op = of(ns, "x");
    bind(ns, "x", ob_none());
    return !ob_mem_walk(ob_mem(), find, op);
}

static int small_dead_after_del(void)
{
    ObNamespace *ns = globals();
    bind(ns, "x", ob_int_new(7));
    bind(ns, "y", ob_int_new(7));
    ObObject *op = of(ns, "x");
    ob_namespace_unbind(ns, "x");
    ob_namespace_unbind(ns, "y");
    return !ob_is(op, ob_int_new(7));
}

static void ask(int question, int (*truth)(void))
{
    int true_answer = truth();
    expect_answered(answers[question] != NOT_ANSWERED);
    expect_int("your answer", answers[question], true_answer,
               WHY[question]);
}

static void ask_0(void) { ask(0, file_constants); }
static void ask_1(void) { ask(1, prompt_3000); }
static void ask_2(void) { ask(2, prompt_1000); }
static void ask_3(void) { ask(3, alias_is_same); }
static void ask_4(void) { ask(4, prompt_3000); }
static void ask_5(void) { ask(5, names_after_del); }
static void ask_6(void) { ask(6, dead_after_rebinding); }
static void ask_7(void) { ask(7, small_dead_after_del); }

int main(void)
{
    static const Check checks[] = {
        { "0: equal constants in a file", ask_0, .section = "constants" },
        { "1: 3000 on two lines", ask_1, .section = "constants" },
        { "2: 1000 on two lines", ask_2, .section = "immortal" },
        { "3: y = x", ask_3, .section = "labels" },
        { "4: two numbers made at run time", ask_4,
          .section = "constants" },
        { "5: names after a del", ask_5, .section = "namespaces" },
        { "6: after x = None", ask_6, .section = "namespaces" },
        { "7: a 7 without names", ask_7, .section = "immortal" },
    };
    return RUN(checks);
}
