/* Exercise 3.4: a set. */
#include "harness.h"
#include "set.h"

#define EQUAL \
    "A set goes by ==: 1 and 1.0 are one object to it, and the one that was " \
    "there first stays."
#define OWN \
    "A set holds one reference to each of its objects, and lets go of it " \
    "when the object is discarded or the set dies."
#define MARK \
    "An object was lost that lay behind one which was taken out: the place " \
    "of that one must not stop a search."
#define SLOW \
    "Go by the hash: it says where to begin looking, and most objects are " \
    "there. Keep a third of the places free, whatever is put in or out."
#define ERRORS \
    "What has no hash raises TypeError, in all three functions: pass -1 on."
#define VISIT "traverse shows each object of the set, once."
#define UNDO \
    "When there is no memory, the set is as it was, and nothing was taken."

static void add(ObObject *set, ObObject *item)
{
    expect_int("what set_add returns", set_add(set, item), 0,
               "There is memory, and the object has a hash.");
}

static void has(ObObject *set, ObObject *item, int expected,
                const char *why)
{
    expect_int("what set_has returns", set_has(set, item), expected, why);
}

static void holds_each_once(void)
{
    ObObject *set = need(set_new()), *a = need(ob_float_new(1.5));
    has(set, a, 0, "Nothing is in an empty set.");
    add(set, a);
    add(set, a);
    has(set, a, 1, EQUAL);
    expect_int("the size", (long long)set_size(set), 1, EQUAL);
    expect_count("the count of what is in it, with yours", a, 2, OWN);
    ob_decref(set);
    expect_count("its count when the set is dead", a, 1, OWN);
    ob_decref(a);
}

static void goes_by_equality(void)
{
    ObObject *set = need(set_new()), *one = need(ob_float_new(1.0));
    ObObject *spam = need(ob_str_from("spam"));
    ObObject *again = need(ob_str_from("spam"));
    add(set, spam);
    has(set, again, 1, EQUAL);
    add(set, again);
    expect_count("the count of an equal object that stayed outside", again,
                 1, EQUAL);
    add(set, one);
    has(set, ob_int_new(1), 1, EQUAL);
    has(set, ob_bool(true), 1, EQUAL);
    has(set, ob_int_new(2), 0, EQUAL);
    expect_int("the size", (long long)set_size(set), 2, EQUAL);
    ob_decref(set);
    ob_decref(one);
    ob_decref(spam);
    ob_decref(again);
}

static void discards(void)
{
    ObObject *set = need(set_new()), *a = need(ob_float_new(1.5));
    expect_int("what set_discard returns for what is not there",
               set_discard(set, a), 0, "It is not there; nothing to do.");
    add(set, a);
    expect_int("what set_discard returns", set_discard(set, a), 0,
               "It was there.");
    has(set, a, 0, "It was discarded.");
    expect_int("the size", (long long)set_size(set), 0,
               "It was discarded.");
    expect_count("the count of what was discarded", a, 1, OWN);
    ob_decref(set);
    ob_decref(a);
}

/* Ints of which all hashes end in the same bits. */
static void loses_nobody(void)
{
    enum { MANY = 40 };
    ObObject *set = need(set_new()), *items[MANY];
    for (int i = 0; i < MANY; i++) {
        items[i] = need(ob_int_new((int64_t)(i + 1) * 1048576));
        add(set, items[i]);
    }
    for (int i = 0; i < MANY; i += 2)
        expect_int("what set_discard returns", set_discard(set, items[i]),
                   0, MARK);
    for (int i = 0; i < MANY; i++)
        has(set, items[i], i % 2, MARK);
    for (int i = 0; i < MANY; i += 2)
        add(set, items[i]);
    for (int i = 0; i < MANY; i++) {
        has(set, items[i], 1, MARK);
        ob_decref(items[i]);
    }
    expect_int("the size", (long long)set_size(set), MANY, MARK);
    ob_decref(set);
}

/* How often objects are compared. */
static long comparisons;

static int never_equal(ObObject *a, ObObject *b)
{
    comparisons++;
    return a == b ? OB_EQUAL : OB_UNEQUAL;
}

static int64_t numbered(ObObject *op)
{
    return ((const ObInt *)op)->value;
}

static ObType counted_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Counted",
    .basic_size = sizeof(ObInt), .equal = never_equal, .hash = numbered,
    .free = ob_object_free,
};

static ObObject *counted(int number)
{
    ObObject *op = need(ob_object_new(&counted_type, sizeof(ObInt)));
    ((ObInt *)op)->value = number;
    return op;
}

static void is_fast(void)
{
    enum { MANY = 1000 };
    ObObject *set = need(set_new());
    comparisons = 0;
    for (int i = 0; i < MANY; i++) {
        ObObject *item = counted(i);
        add(set, item);
        ob_decref(item);
    }
    for (int i = 0; i < MANY; i++) {
        ObObject *other = counted(MANY + i);
        has(set, other, 0, SLOW);
        add(set, other);
        expect_int("what set_discard returns", set_discard(set, other), 0,
                   SLOW);
        ob_decref(other);
    }
    expect_int("whether a thousand took more than a hundred thousand "
               "comparisons", comparisons > 100000, 0, SLOW);
    ob_decref(set);
}

static void passes_errors_on(void)
{
    ObObject *set = need(set_new()), *list = need(ob_list_new());
    expect_int("what set_add returns for a list", set_add(set, list), -1,
               ERRORS);
    expect_raised(OB_TYPE_ERROR, ERRORS);
    expect_int("what set_has returns for a list", set_has(set, list), -1,
               ERRORS);
    expect_raised(OB_TYPE_ERROR, ERRORS);
    expect_int("what set_discard returns for a list",
               set_discard(set, list), -1, ERRORS);
    expect_raised(OB_TYPE_ERROR, ERRORS);
    ob_decref(list);
    ob_decref(set);
}

static int count_visit(ObObject *op, void *arg)
{
    *(long long *)arg += ob_int_value(op);
    return 0;
}

static void is_traversed(void)
{
    ObObject *set = need(set_new());
    for (int i = 0; i < 30; i++) {
        ObObject *item = need(ob_int_new(i));
        add(set, item);
        ob_decref(item);
    }
    set_discard(set, ob_int_new(7));
    expect_int("whether there is a traverse", set_type.traverse != NULL, 1,
               VISIT);
    long long sum = 0;
    set_type.traverse(set, count_visit, &sum);
    expect_int("the sum of what it shows, 0 to 29 without 7", sum, 428,
               VISIT);
    ob_decref(set);
}

static int with_refusals(void)
{
    ObObject *set = set_new();
    int result = set != NULL ? 0 : -1;
    for (int i = 0; i < 30 && result == 0; i++) {
        ObObject *item = ob_int_new(3000 + i);
        result = item != NULL ? set_add(set, item) : -1;
        if (item != NULL && result < 0)
            expect_count("the count of what could not be added", item, 1,
                         UNDO);
        if (item != NULL)
            ob_decref(item);
    }
    if (set != NULL)
        ob_decref(set);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "each object is in it once", holds_each_once,
          .held = OWN, .dead = OWN, .section = "ownership" },
        { "it goes by ==", goes_by_equality,
          .held = OWN, .dead = OWN, .section = "dict" },
        { "objects can be taken out", discards,
          .held = OWN, .dead = OWN, .section = "dict" },
        { "nobody is lost behind a discarded one", loses_nobody,
          .held = OWN, .dead = OWN, .section = "dict" },
        { "it is fast", is_fast,
          .held = OWN, .dead = SLOW, .section = "dict" },
        { "what has no hash is an error", passes_errors_on,
          .held = OWN, .dead = OWN, .section = "dict" },
        { "it says what it holds", is_traversed,
          .held = OWN, .dead = OWN, .section = "cascade" },
        { "memory runs out", .scenario = with_refusals,
          .held = UNDO, .dead = UNDO, .section = "bytes" },
    };
    return RUN(checks);
}
