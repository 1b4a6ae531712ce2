/* Exercise 2.2: three functions that lose references. */
#include "harness.h"
#include "lost.h"

#define LARGE \
    "What is added may be as large as an int64_t can be, and so may what it " \
    "is added to: if the sum fits, it is right to the last digit."
#define HELD \
    "The receipts name the line where the reference was taken. Follow " \
    "every way out of that function from there: on one of them nobody " \
    "lets go."
#define STOPS \
    "When a name cannot be copied, copy_all returns -1 at once, and did so " \
    "before: what comes after that name is not copied."
#define IMMORTAL \
    "It is immortal now, and never goes. Mend the counting; do not do " \
    "without it."
#define CHANGED \
    "An int never changes. The sum is another object, as ob_int_add makes " \
    "it, and what the name led to before goes if nobody else holds it."
#define TOO_MANY \
    "Somebody let go of a reference that was not his. A borrowed reference " \
    "cannot be given to a function that steals."
#define NOT_YOURS \
    "Its name in `from` still leads there, and the reference that it holds " \
    "was let go of when copy_all failed. That one was not yours: a function " \
    "that steals has taken yours, whether it worked or not."

static ObNamespace *space(const char *label)
{
    return need(ob_namespace_new(OB_SCOPE_GLOBAL, label));
}

static void bind(ObNamespace *ns, const char *name, int64_t value)
{
    need(ob_namespace_bind_steal(ns, name, ob_int_new(value)) == 0
         ? ns : NULL);
}

static ObObject *of(const ObNamespace *ns, const char *name)
{
    return need(ob_namespace_lookup_borrowed(ns, name));
}

static void adds(void)
{
    ObNamespace *ns = space("globals");
    bind(ns, "x", 3000);
    ObPeek old = ob_peek_at(of(ns, "x"));
    expect_int("what add_to returns", add_to(ns, "x", 2000), 0,
               "3000 + 2000 fits.");
    expect_int("x", ob_int_value(of(ns, "x")), 5000, "3000 + 2000.");
    expect_count("the count of the sum", of(ns, "x"), 1, HELD);
    expect_int("whether the object that was 3000 is 5000 now",
               ob_peek(old) > 0 && old.address == of(ns, "x"), 0, CHANGED);
    expect_int("what add_to returns, for an amount of 0",
               add_to(ns, "x", 0), 0, "5000 + 0 fits.");
    expect_int("x", ob_int_value(of(ns, "x")), 5000, "5000 + 0.");
    expect_count("the count of the sum", of(ns, "x"), 1, HELD);
    expect_int("what add_to returns", add_to(ns, "x", -4993), 0,
               "5000 - 4993 fits.");
    expect_same("the sum, which is 7", of(ns, "x"), need(ob_int_new(7)),
                CHANGED);
}

/* However large both are, as long as the sum fits. */
static void adds_any(void)
{
    ObNamespace *ns = space("globals");
    for (int bit = 12; bit < 63; bit++) {
        int64_t amount = INT64_C(1) << bit;
        bind(ns, "x", 3);
        expect_int("what add_to returns", add_to(ns, "x", amount), 0, LARGE);
        expect_int("x, which was 3", ob_int_value(of(ns, "x")), amount + 3,
                   LARGE);
        expect_int("what add_to returns", add_to(ns, "x", -amount - 2), 0,
                   LARGE);
        expect_int("x", ob_int_value(of(ns, "x")), 1, LARGE);
    }
    static const int64_t ends[] = { INT64_MAX, INT64_MIN };
    for (int i = 0; i < 4; i++) {
        int64_t end = ends[i / 2], amount = i % 2 ? end : i == 0 ? 1 : -1;
        bind(ns, "x", end - amount);
        expect_int("what add_to returns", add_to(ns, "x", amount), 0, LARGE);
        expect_int("x", ob_int_value(of(ns, "x")), end, LARGE);
    }
}

static void adds_to_a_bool(void)
{
    ObNamespace *ns = space("globals");
    need(ob_namespace_bind(ns, "b", ob_bool(true)) == 0 ? ns : NULL);
    expect_int("what add_to returns, for True and an amount of 0",
               add_to(ns, "b", 0), 0, "A bool is a number, too.");
    expect_choice("the type of True + 0", ob_type(of(ns, "b"))->name, "int",
                  "A sum is an int, whatever was added.");
}

static void adds_too_much(void)
{
    ObNamespace *ns = space("globals");
    bind(ns, "x", INT64_MAX);
    expect_int("what add_to returns", add_to(ns, "x", 2000), -1,
               "The sum does not fit.");
    expect_raised(OB_OVERFLOW_ERROR, "Pass the exception on.");
    expect_int("x", ob_int_value(of(ns, "x")), INT64_MAX,
               "When it fails, the name keeps its value.");
    expect_count("the count of x", of(ns, "x"), 1, HELD);
    ObObject *old = need(ob_namespace_lookup(ns, "x"));
    expect_int("what add_to returns", add_to(ns, "x", -1), 0,
               "INT64_MAX - 1 fits.");
    expect_count("the count of what x led to before", old, 1, HELD);
    ob_decref(old);
    expect_int("what add_to returns", add_to(ns, "x", INT64_MIN), 0,
               "It fits.");
    expect_int("x", ob_int_value(of(ns, "x")), -2, "Its old value, and the "
               "amount, which may be negative.");
    expect_int("what add_to returns", add_to(ns, "x", INT64_MIN), -1,
               "The sum does not fit.");
    expect_raised(OB_OVERFLOW_ERROR, "Pass the exception on.");
}

static void adds_to_nothing(void)
{
    expect_int("what add_to returns", add_to(space("globals"), "x", 2000), -1,
               "x is not bound.");
    expect_raised(OB_NAME_ERROR, "Pass the exception on.");
    expect_int("what add_to returns, for an amount of 0",
               add_to(space("globals"), "x", 0), -1, "x is not bound.");
    expect_raised(OB_NAME_ERROR, "Pass the exception on.");
}

static void copies(void)
{
    ObNamespace *from = space("from"), *to = space("to");
    bind(from, "x", 3000);
    bind(from, "y", 4000);
    bind(to, "y", 5000);
    bind(from, "z", 3500);
    bind(to, "z", 3500);        /* an equal one is another one */
    expect_int("what copy_all returns", copy_all(to, from), 0,
               "There is memory.");
    expect_alive("what x leads to", of(from, "x"), TOO_MANY);
    expect_same("to.x", of(to, "x"), of(from, "x"),
                "Copying a namespace copies references, not objects.");
    expect_same("to.z, which led to an equal object before", of(to, "z"),
                of(from, "z"), "A name that is there already is rebound: "
                "it leads to the very object of the other namespace.");
    expect_int("to.y", ob_int_value(of(to, "y")), 4000,
               "A name that is there already is rebound.");
    expect_int("whether x's object is immortal",
               ob_is_immortal(of(to, "x")), 0, IMMORTAL);
    expect_count("the count of x's object, with two names", of(to, "x"), 2, TOO_MANY);
}

static void finds_the_largest(void)
{
    ObNamespace *ns = space("globals");
    bind(ns, "x", 3000);
    bind(ns, "y", 5000);
    bind(ns, "z", 4000);
    ObObject *best = need(largest(ns));
    expect_same("the largest", best, of(ns, "y"), "5000 is.");
    expect_count("its count: the name's reference and the one returned", best, 2,
               "The caller gets a new reference, exactly one.");
    expect_count("the count of what was once the largest", of(ns, "x"), 1, HELD);
    expect_count("the count of what never was", of(ns, "z"), 1,
               HELD);
    ob_decref(best);
}

/* True is 1, and immortal, as small ints are. */
static void knows_bools(void)
{
    ObNamespace *from = space("from"), *to = space("to");
    bind(from, "x", -5);
    need(ob_namespace_bind(from, "y", ob_bool(true)) == 0 ? from : NULL);
    bind(from, "z", 0);
    for (int i = 0; i < 3; i++)
        bind(to, (const char *[]){ "x", "y", "z" }[i], 3000);
    expect_same("the largest of -5, True and 0", need(largest(from)),
                ob_bool(true), "A bool is a number, too.");
    expect_int("what copy_all returns", copy_all(to, from), 0,
               "There is memory.");
    for (int i = 0; i < 3; i++)
        expect_same("what a name of the copy leads to",
                    ob_namespace_value_borrowed(to, (size_t)i),
                    ob_namespace_value_borrowed(from, (size_t)i),
                    "A name that is there already is rebound, also to an "
                    "object that is immortal.");
}

/* Who stands at `at` is the largest, and is to be found. */
static void finds_at(const int64_t values[], int n, int at)
{
    ObNamespace *ns = space("globals");
    char name[16];
    for (int i = 0; i < n; i++) {
        snprintf(name, sizeof name, "n%d", i);
        bind(ns, name, values[i]);
    }
    ObObject *best = largest(ns);
    expect_int("whether it found one", best != NULL, 1,
               "There are names, so one of the values is the largest, "
               "however small it is.");
    expect_int("the largest", ob_int_value(best), values[at],
               "The values may be of any sign and size.");
    expect_same("the first of the largest", best,
                need(ob_namespace_value_borrowed(ns, (size_t)at)),
                "Of equal ones, the first was returned, and still is to "
                "be: mend the counting, not what is returned.");
    expect_count("its count: the name's reference and the one returned",
                 best, 2, "The caller gets a new reference, exactly one.");
    ob_decref(best);
    for (int i = 0; i < n; i++)
        expect_count("a count afterwards",
                     ob_namespace_value_borrowed(ns, (size_t)i), 1, HELD);
}

/* They differ by one, and are as large as can be. */
static void finds_neighbours(void)
{
    for (int bit = 12; bit < 63; bit++) {
        int64_t value = INT64_C(1) << bit;
        int64_t rising[] = { value, value + 1 };
        int64_t falling[] = { -value, -value - 1 };
        finds_at(rising, 2, 1);
        finds_at(falling, 2, 0);
        int64_t around[] = { falling[1], falling[0], rising[1], rising[0] };
        finds_at(around, 2, 1);
        finds_at(around, 4, 2);
    }
}

static void finds_any(void)
{
    static const int64_t below[] = { -5000, -3000, -4000 },
        equal[] = { 3000, 5000, 4000, 5000, 5000 },
        down[] = { 5000, 4000, 3000 }, ends[] = { INT64_MIN, INT64_MAX };
    int64_t many[300];
    for (int i = 0; i < 300; i++)
        many[i] = 3000 + i;
    finds_at(below, 3, 1);
    finds_at(equal, 5, 1);
    finds_at(down, 3, 0);
    finds_at(ends, 2, 1);
    finds_at(ends, 1, 0);
    finds_at(many, 300, 299);
    finds_neighbours();
}

static void copies_many(void)
{
    ObNamespace *from = space("from"), *to = space("to");
    char name[16];
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "n%d", i);
        bind(from, name, 3000 + i);
    }
    for (int turn = 0; turn < 3; turn++)
        expect_int("what copy_all returns", copy_all(to, from), 0,
                   "There is memory.");
    expect_int("what copy_all returns, of a namespace into itself",
               copy_all(from, from), 0, "There is memory.");
    expect_int("how many names there are", (int)ob_namespace_size(to), 300,
               "Each name of `from` is one of `to`.");
    for (size_t i = 0; i < 300; i++) {
        ObObject *op = ob_namespace_value_borrowed(from, i);
        expect_same("what a name leads to",
                    of(to, ob_namespace_name(from, i)), op,
                    "Copying a namespace copies references, not objects.");
        expect_count("its count, with two names", op, 2, TOO_MANY);
    }
}

static void copies_none(void)
{
    ObNamespace *from = space("from"), *to = space("to");
    bind(to, "x", 3000);
    for (int turn = 0; turn < 2; turn++) {
        expect_int("what copy_all returns, of an empty namespace",
                   copy_all(turn ? from : to, from), 0,
                   "There is nothing to copy, and that is no failure.");
        expect_raised(OB_NO_ERROR, "Who works leaves no exception behind.");
    }
    expect_int("how many names there are", (int)ob_namespace_size(to), 1,
               "No name came, and none went.");
}

static void finds_none(void)
{
    expect_int("whether it found one among none",
               largest(space("globals")) != NULL, 0, "There is none.");
    expect_raised(OB_NAME_ERROR, "There are no names.");
}

/* The name keeps what it leads to. */
static void expect_untouched(const ObNamespace *from)
{
    for (size_t i = 0; i < ob_namespace_size(from); i++)
        expect_alive("a number of `from`, when there was no memory for its "
                     "copy", ob_namespace_value_borrowed(from, i),
                     NOT_YOURS);
}

/* Who fails stops: z, which comes last, still leads to what it did. */
static void expect_stopped(ObNamespace *to)
{
    if (ob_error() != OB_MEMORY_ERROR)
        return;
    ob_error_clear();
    expect_int("to.z, when there was no memory for a name before it",
               ob_int_value(of(to, "z")), 3600, STOPS);
    ob_raise_memory();
}

static int with_refusals(void)
{
    static const char *const names[] = { "x", "a", "b", "c", "d", "e", "f",
                                         "g", "y", "z" };
    enum { NAMES = sizeof names / sizeof names[0] };
    ObNamespace *from = ob_namespace_new(OB_SCOPE_GLOBAL, "from");
    ObNamespace *to = ob_namespace_new(OB_SCOPE_GLOBAL, "to");
    if (from == NULL || to == NULL
        || ob_namespace_bind_steal(to, "z", ob_int_new(3600)) < 0)
        return -1;
    for (int i = 0; i < NAMES; i++)
        if (ob_namespace_bind_steal(from, names[i], ob_int_new(4000 - i))
            < 0)
            return -1;
    int result = add_to(from, "x", 2000);
    if (result == 0) {
        result = copy_all(to, from);
        if (result != 0)
            expect_untouched(from);
    }
    if (result != 0) {
        expect_stopped(to);
        return result;
    }
    ObObject *best = largest(to);
    if (best == NULL)
        return -1;
    ob_decref(best);
    return 0;
}

int main(void)
{
    static const Check checks[] = {
        { "copy_all copies references", copies, .held = HELD,
          .section = "ownership" },
        { "add_to adds", adds, .held = HELD, .section = "receipts" },
        { "add_to adds, however large", adds_any, .held = HELD,
          .section = "receipts" },
        { "add_to fails when the sum does not fit", adds_too_much,
          .held = HELD, .section = "receipts" },
        { "add_to fails when the name is not bound", adds_to_nothing,
          .held = HELD, .section = "receipts" },
        { "add_to adds to a bool", adds_to_a_bool, .held = HELD,
          .section = "receipts" },
        { "largest finds the largest", finds_the_largest, .held = HELD,
          .section = "receipts" },
        { "largest finds whatever is the largest", finds_any, .held = HELD,
          .section = "receipts" },
        { "bools and small ints", knows_bools, .held = HELD,
          .section = "ownership" },
        { "copy_all copies many, and again", copies_many, .held = HELD,
          .section = "ownership" },
        { "copy_all copies nothing", copies_none, .held = HELD,
          .section = "ownership" },
        { "largest fails when there is none", finds_none, .held = HELD,
          .section = "receipts" },
        { "memory runs out", .scenario = with_refusals, .held = HELD,
          .section = "receipts" },
    };
    return RUN(checks);
}
