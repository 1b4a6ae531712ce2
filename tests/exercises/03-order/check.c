/* Exercise 3.1: each answer is tried on the library. */
#include "harness.h"
#include "order.h"

#include <string.h>

#define BACKWARDS \
    "Lists and tuples let go of their items from the last to the first."
#define FORWARDS \
    "A dict lets go of its entries from the first to the last, and of the " \
    "key of each before its value."
#define BRANCH \
    "The last item of the list goes first. Then the tuple dies, and with " \
    "it, from its end, what it holds: a branch is done before the next."
#define REPLACED \
    "What is replaced dies at once, long before the list does; and the list " \
    "goes from its last place to the first."
#define ROOM \
    "A full list makes room for n + n/8 + 6 items, with the last two bits " \
    "cleared, where n is the size that it is to have."
#define TWICE \
    "Each place in a container is a reference of its own, and so is the name."

static ObObject *doomed(const char *name)
{
    return need(ob_doomed_new(name));
}

static void put(ObObject *list, ObObject *item)
{
    need(ob_list_append_steal(list, item) == 0 ? list : NULL);
}

static ObObject *pair(ObObject *a, ObObject *b)
{
    ObObject *items[] = { a, b };
    ObObject *tuple = need(ob_tuple_new(2, items));
    ob_decref(a);
    ob_decref(b);
    return tuple;
}

static void set(ObObject *dict, ObObject *key, ObObject *value)
{
    need(ob_dict_set(dict, key, value) == 0 ? dict : NULL);
    ob_decref(key);
    ob_decref(value);
}

/* Lets a container die and compares who dies, in which order. */
static void let_go(ObObject *container, const char *answer,
                   FILE *log, const char *why)
{
    char died[20] = "", line[40];
    size_t n = 0;
    ob_log_to(log);
    ob_decref(container);
    ob_log_to(NULL);
    rewind(log);
    while (fgets(line, sizeof line, log) != NULL && n + 1 < sizeof died)
        died[n++] = line[strlen("died ")];
    fclose(log);
    expect_answered(answer[0] != '?');
    expect_choice("your answer", answer, died, why);
}

static FILE *begin_log(void)
{
    return need(tmpfile());
}

static void list_dies(void)
{
    ObObject *list = need(ob_list_new());
    put(list, doomed("a"));
    put(list, doomed("b"));
    put(list, doomed("c"));
    let_go(list, dies_list, begin_log(), BACKWARDS);
}

static void tuple_dies(void)
{
    ObObject *items[] = { doomed("a"), doomed("b"), doomed("c") };
    ObObject *tuple = need(ob_tuple_new(3, items));
    for (int i = 0; i < 3; i++)
        ob_decref(items[i]);
    let_go(tuple, dies_tuple, begin_log(), BACKWARDS);
}

static void dict_dies(void)
{
    ObObject *dict = need(ob_dict_new());
    set(dict, doomed("a"), doomed("b"));
    set(dict, doomed("c"), doomed("d"));
    let_go(dict, dies_dict, begin_log(), FORWARDS);
}

static void nested_dies(void)
{
    ObObject *list = need(ob_list_new());
    put(list, pair(doomed("a"), doomed("b")));
    put(list, doomed("c"));
    let_go(list, dies_nested, begin_log(), BRANCH);
}

static void replaced_dies(void)
{
    ObObject *list = need(ob_list_new()), *c = doomed("c");
    put(list, doomed("a"));
    put(list, doomed("b"));
    FILE *log = begin_log();
    ob_log_to(log);
    need(ob_list_set(list, 0, c) == 0 ? list : NULL);
    ob_decref(c);
    let_go(list, dies_replaced, log, REPLACED);
}

static void room(int items, int answer)
{
    ObObject *list = need(ob_list_new());
    for (int i = 0; i < items; i++)
        put(list, ob_none());
    expect_answered(answer != 0);
    expect_int("your answer", answer, (int)ob_list_capacity(list), ROOM);
    ob_decref(list);
}

static void room_5(void) { room(5, room_for_5); }
static void room_17(void) { room(17, room_for_17); }

static void twice(void)
{
    ObObject *list = need(ob_list_new()), *a = doomed("a");
    ob_incref(a);
    put(list, a);
    ob_incref(a);
    put(list, a);
    expect_answered(count_in_two != 0);
    expect_int("your answer", count_in_two, (int)ob_refcnt(a), TWICE);
    ob_decref(list);
    ob_decref(a);
}

int main(void)
{
    static const Check checks[] = {
        { "a list", list_dies, .section = "order" },
        { "a tuple", tuple_dies, .section = "order" },
        { "a dict", dict_dies, .section = "order" },
        { "a tuple in a list", nested_dies, .section = "cascade" },
        { "a replaced item", replaced_dies, .section = "replace" },
        { "room for 5", room_5, .section = "list" },
        { "room for 17", room_17, .section = "list" },
        { "an object in two places", twice, .section = "what-counts" },
    };
    return RUN(checks);
}
