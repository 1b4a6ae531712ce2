/* Exercise 3.2: list.insert. */
#include "harness.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

#define HELD \
    "The list was to hold one reference more, to the new item, and to all " \
    "others as many as before. ob_list_set and ob_list_append steal nothing."
#define ENDS \
    "An index beyond either end means that end: insert never fails for its " \
    "index."
#define UP "Everything at the place and behind it moves up by one."
#define DEAD \
    "An item was let go of while it was still needed. Make the list longer " \
    "first and move the items up from the end."

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
    expect_text("the list", repr, expected, why);
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
static void negative(void) { insert(-1, "[3000, 3001, 9999, 3002]", UP); }
static void beyond(void) { insert(100, "[3000, 3001, 3002, 9999]", ENDS); }
static void before(void) { insert(-100, "[9999, 3000, 3001, 3002]", ENDS); }

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

static int with_refusals(void)
{
    ObObject *list = ob_list_new();
    int result = list != NULL ? 0 : -1;
    for (int i = 0; i < 10 && result == 0; i++) {
        size_t before_it = ob_list_size(list);
        result = list_insert(list, 0, ob_none());
        if (result < 0)
            expect_int("the size when there was no memory",
                       (long long)ob_list_size(list),
                       (long long)before_it, HELD);
    }
    if (list != NULL)
        ob_decref(list);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "into the middle", middle,
          .held = HELD, .dead = DEAD, .section = "replace" },
        { "at the front", front,
          .held = HELD, .dead = DEAD, .section = "replace" },
        { "at the end", end,
          .held = HELD, .dead = DEAD, .section = "list" },
        { "counted from the end", negative,
          .held = HELD, .dead = DEAD, .section = "list" },
        { "beyond the end", beyond,
          .held = HELD, .dead = DEAD, .section = "list" },
        { "before the beginning", before,
          .held = HELD, .dead = DEAD, .section = "list" },
        { "an item that is there already", itself,
          .held = HELD, .dead = DEAD, .section = "replace" },
        { "memory runs out", .scenario = with_refusals,
          .held = HELD, .dead = DEAD, .section = "list" },
    };
    return RUN(checks);
}
