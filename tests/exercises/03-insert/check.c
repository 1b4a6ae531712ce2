/* Exercise 3.2: list.insert. */
#include "harness.h"

#include <stdio.h>
#include <string.h>

int list_insert(ObObject *list, int64_t i, ObObject *item);

#define HELD \
    "The list was to hold one reference more, to the new item, and to all " \
    "others as many as before. ob_list_set and ob_list_append steal nothing."
#define ENDS \
    "An index beyond either end means that end, however far beyond it is."
#define UP "Everything at the place and behind it moves up by one."
#define THERE \
    "The item is in the list already, in one place, and others are equal to " \
    "their neighbours. It comes in once more all the same, and each behind " \
    "it moves up by one."
#define SORTS "Any object is an item like others, None and a list as well."
#define NEGATIVE \
    "A negative index counts from the end: -1 is the place of the last " \
    "item, and what is inserted there comes before it."
#define AS_WAS \
    "When there is no memory, the list is as it was: the same items, in the " \
    "same places. Ask for the room before you move anything."

static ObObject *numbers(int n)
{
    ObObject *list = need(ob_list_new());
    for (int i = 0; i < n; i++)
        need(ob_list_append_steal(list, ob_int_new(3000 + i)) == 0
             ? list : NULL);
    return list;
}

static void insert(int64_t i, const char *expected, const char *why)
{
    ObObject *list = numbers(3), *item = need(ob_int_new(9999));
    expect_int("what list_insert returns", list_insert(list, i, item), 0,
               ENDS);
    ObObject *repr = need(ob_repr(list));
    int64_t place = (strstr(expected, "9999") - expected) / 6;
    char what[60];
    snprintf(what, sizeof what, "the list, after list_insert(list, %lld, item)",
             (long long)i);
    expect_text(what, repr, expected,
                ob_list_get_borrowed(list, place) == item ? UP : why);
    ob_decref(repr);
    expect_count("the count of the new item, with yours", item, 2, HELD);
    for (int64_t k = 0; k < 4; k++) {
        ObObject *at = need(ob_list_get_borrowed(list, k));
        if (at != item)
            expect_count("the count of an old item", at, 1, HELD);
    }
    ob_decref(list);
    expect_count("the count of the new item when the list is dead", item,
                 1, HELD);
    ob_decref(item);
}

static void middle(void) { insert(1, "[3000, 9999, 3001, 3002]", UP); }
static void front(void) { insert(0, "[9999, 3000, 3001, 3002]", UP); }
static void end(void) { insert(3, "[3000, 3001, 3002, 9999]", ENDS); }

static void negative(void)
{
    insert(-1, "[3000, 3001, 9999, 3002]", NEGATIVE);
    insert(-2, "[3000, 9999, 3001, 3002]", NEGATIVE);
    insert(-3, "[9999, 3000, 3001, 3002]", NEGATIVE);
}


static void beyond(void)
{
    insert(4, "[3000, 3001, 3002, 9999]", ENDS);
    insert(100, "[3000, 3001, 3002, 9999]", ENDS);
    for (int bits = 3; bits < 63; bits++)
        insert((int64_t)1 << bits, "[3000, 3001, 3002, 9999]", ENDS);
    insert(INT64_MAX - 1, "[3000, 3001, 3002, 9999]", ENDS);
    insert(INT64_MAX, "[3000, 3001, 3002, 9999]", ENDS);
}

static void before(void)
{
    insert(-4, "[9999, 3000, 3001, 3002]", ENDS);
    insert(-100, "[9999, 3000, 3001, 3002]", ENDS);
    for (int bits = 3; bits < 63; bits++)
        insert(-((int64_t)1 << bits), "[9999, 3000, 3001, 3002]", ENDS);
    insert(INT64_MIN + 1, "[9999, 3000, 3001, 3002]", ENDS);
    insert(INT64_MIN, "[9999, 3000, 3001, 3002]", ENDS);
}

/* Whatever the index: there is one place in an empty list, and in a list
 * of one there are two. */
static void few(void)
{
    static const int64_t at[] = { 0, 1, 2, 7, -1, -2, -7, INT64_MAX,
                                  INT64_MIN };
    ObObject *item = need(ob_int_new(9999));
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++)
        for (int n = 0; n < 2; n++) {
            ObObject *list = numbers(n);
            expect_int("what list_insert returns",
                       list_insert(list, at[i], item), 0, ENDS);
            ObObject *repr = need(ob_repr(list));
            expect_text(n == 0 ? "a list that was empty"
                               : "a list that had one item", repr,
                        n == 0 ? "[9999]" : at[i] > 0 ? "[3000, 9999]"
                        : "[9999, 3000]", at[i] == -1 ? NEGATIVE : ENDS);
            ob_decref(repr);
            ob_decref(list);
            expect_count("the count of the new item when the list is dead",
                         item, 1, HELD);
        }
    ob_decref(item);
}

/* A list that grows at all its places, beside an array that does. */
static void many(void)
{
    enum { MANY = 300 };
    ObObject *list = need(ob_list_new()), *model[MANY];
    for (int64_t n = 0; n < MANY; n++) {
        int64_t at = n % 3 == 0 ? 0 : n * 7 / 11, k = n;
        ObObject *item = need(ob_int_new(3000 + n / 2));    /* equal pairs */
        for (; k > at; k--)
            model[k] = model[k - 1];
        model[at] = item;
        expect_int("what list_insert returns",
                   list_insert(list, n % 2 ? at : at == n ? n : at - n,
                               item), 0, ENDS);
        for (k = 0; k <= n; k++)
            expect_same("an item of a long list",
                        ob_list_get_borrowed(list, k), model[k], UP);
        ob_decref(item);
    }
    for (int k = 0; k < MANY; k++)
        expect_count("the count of an item", model[k], 1, HELD);
    ob_decref(list);
}

/* Longer than whatever one would put aside. */
static void very_long(void)
{
    enum { LONG = 70000 };
    static ObObject *items[LONG];
    ObObject *list = numbers(LONG), *item = need(ob_int_new(9999));
    for (int64_t k = 0; k < LONG; k++)
        items[k] = need(ob_list_get_borrowed(list, k));
    expect_int("what list_insert returns", list_insert(list, 1 - LONG, item),
               0, NEGATIVE);
    expect_int("how long a list of 70,000 is then",
               (long long)ob_list_size(list), LONG + 1, UP);
    expect_same("the new item", ob_list_get_borrowed(list, 1), item, UP);
    for (int64_t k = 0; k < LONG; k++) {
        expect_same("an item of a list of 70,000",
                    ob_list_get_borrowed(list, k == 0 ? 0 : k + 1),
                    items[k], UP);
        expect_count("its count", items[k], 1, HELD);
    }
    ob_decref(list);
    ob_decref(item);
}

static void into_itself(void)
{
    for (int64_t at = 0; at < 6; at++) {
        ObObject *list = numbers(5);
        expect_int("what list_insert returns", list_insert(list, at, list),
                   0, ENDS);
        expect_same("the item at that place", ob_list_get_borrowed(list, at),
                    list, UP);
        expect_count("the count of a list that is in itself", list, 2, HELD);
        ob_list_clear(list);
        ob_decref(list);
    }
}

/* Items of all sorts, each at the front. */
static void sorts(void)
{
    ObObject *items[] = { ob_none(), ob_bool(true), ob_bool(false),
                          ob_int_new(0), ob_str_from(""),
                          ob_tuple_new(0, NULL), ob_float_new(1.5),
                          ob_dict_new(), ob_list_new(),
                          &ob_list_type.base };
    enum { N = sizeof items / sizeof items[0] };
    ObObject *list = need(ob_list_new());
    for (int n = 0; n < N; n++) {
        expect_int("what list_insert returns",
                   list_insert(list, 0, need(items[n])), 0, SORTS);
        expect_int("the size", (long long)ob_list_size(list), n + 1, SORTS);
        for (int k = 0; k <= n; k++)
            expect_same("an item", ob_list_get_borrowed(list, k),
                        items[n - k], SORTS);
    }
    ob_decref(list);
    for (int n = 0; n < N; n++)
        ob_decref(items[n]);
}

/* An item that is in the list, from any place to any other; and equal
 * ones beside it. */
static void there_already(void)
{
    enum { N = 7 };
    for (int turn = 0; turn < N * (N + 2); turn++) {
        int64_t at = turn / N, from = turn % N;
        ObObject *list = need(ob_list_new()), *items[N];
        for (int k = 0; k < N; k++) {
            items[k] = need(ob_float_new(k / 3));   /* equal ones */
            need(ob_list_append(list, items[k]) == 0 ? list : NULL);
        }
        expect_int("what list_insert returns",
                   list_insert(list, at, items[from]), 0, ENDS);
        expect_int("the size", (long long)ob_list_size(list), N + 1, THERE);
        at = at > N ? N : at;
        for (int64_t k = 0; k <= N; k++)
            expect_same("an item", ob_list_get_borrowed(list, k),
                        items[k == at ? from : k > at ? k - 1 : k], THERE);
        for (int k = 0; k < N; k++) {
            expect_count("the count of an item, with the check's own",
                         items[k], k == from ? 3 : 2, HELD);
            ob_decref(items[k]);
        }
        ob_decref(list);
    }
}

static void itself(void)
{
    ObObject *list = numbers(2);
    ObObject *first = need(ob_list_get_borrowed(list, 0));
    expect_int("what list_insert returns", list_insert(list, 0, first), 0,
               ENDS);
    ObObject *repr = need(ob_repr(list));
    expect_text("the list", repr, "[3000, 3000, 3001]", UP);
    ob_decref(repr);
    ob_decref(list);
}

/* The items of a list, in their order, and no other. */
static void expect_items(ObObject *list, ObObject *const items[], int n)
{
    expect_int("the size when there was no memory",
               (long long)ob_list_size(list), n, AS_WAS);
    for (int64_t k = 0; k < n; k++) {
        expect_same("an item when there was no memory",
                    ob_list_get_borrowed(list, k), items[k], AS_WAS);
        expect_count("its count", items[k], 1, AS_WAS);
    }
}

static int with_refusals(void)
{
    enum { MANY = 20 };
    ObObject *list = ob_list_new(), *items[MANY], *item = NULL;
    int result = list != NULL ? 0 : -1, n = 0;
    while (n < MANY && result == 0) {
        item = ob_int_new(3000 + n);
        result = item != NULL ? list_insert(list, n / 2, item) : -1;
        if (result == 0) {
            for (int k = n; k > n / 2; k--)
                items[k] = items[k - 1];
            items[n++ / 2] = item;
        } else if (item != NULL) {
            expect_count("the count of what was not put in", item, 1,
                         AS_WAS);
        }
        if (item != NULL)
            ob_decref(item);
    }
    if (list != NULL) {
        if (result < 0)
            expect_items(list, items, n);
        ob_decref(list);
    }
    return result;
}

/* Whichever of its allocations is refused, in a list of any size: taking
 * items off a long one asks for memory, too. */
static void without_memory(void)
{
    enum { MOST = 70 };
    ObObject *items[MOST], *item = need(ob_int_new(9999));
    for (int turn = 0; turn < 3 * MOST; turn++) {
        int n = turn / 3, at = turn % 3 * n / 2;
        bool refused = true;
        for (unsigned long k = 2; refused; k++) {
            ObObject *list = numbers(n);
            for (int i = 0; i < n; i++)
                items[i] = need(ob_list_get_borrowed(list, i));
            unsigned long before = ob_mem_allocations(ob_mem());
            let_memory_fail(k / 2, k % 2);
            int result = list_insert(list, at, item);
            refused = ob_mem_allocations(ob_mem()) - before >= k / 2;
            let_memory_fail(0, false);
            expect_raised(result < 0 ? OB_MEMORY_ERROR : OB_NO_ERROR,
                          AS_WAS);
            if (result < 0) {
                expect_items(list, items, n);
            } else {
                expect_int("the size", (long long)ob_list_size(list), n + 1,
                           UP);
                for (int i = 0; i <= n; i++)
                    expect_same("an item", ob_list_get_borrowed(list, i),
                                i == at ? item : items[i - (i > at)], UP);
            }
            ob_decref(list);
            expect_count("the count of the item when the list is dead", item,
                         1, HELD);
        }
    }
    ob_decref(item);
}

int main(void)
{
    static const Check checks[] = {
        { "into the middle", middle, .held = HELD, .section = "replace" },
        { "at the front", front, .held = HELD, .section = "replace" },
        { "at the end", end, .held = HELD, .section = "list" },
        { "counted from the end", negative, .held = HELD,
          .section = "list" },
        { "beyond the end", beyond, .held = HELD, .section = "list" },
        { "before the beginning", before, .held = HELD, .section = "list" },
        { "into an empty list, and a list of one", few, .held = HELD,
          .section = "list" },
        { "a long list, at all its places", many, .held = HELD,
          .section = "list" },
        { "a very long list", very_long, .held = HELD, .section = "list" },
        { "the list itself", into_itself, .held = HELD,
          .section = "what-counts" },
        { "items of all sorts", sorts, .held = HELD,
          .section = "what-counts" },
        { "an item that is there already", itself, .held = HELD,
          .section = "replace" },
        { "from any place to any place", there_already, .held = HELD,
          .section = "replace" },
        { "memory runs out", .scenario = with_refusals, .held = HELD,
          .section = "list" },
        { "memory runs out, whatever the size", without_memory,
          .held = HELD, .section = "list" },
    };
    return RUN(checks);
}
