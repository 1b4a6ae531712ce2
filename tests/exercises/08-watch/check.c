/* Exercise 8.3: a watch. */
#include "lists.h"

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name);

#define TELLS \
    "When the object dies, `name` is appended to `log`: that very object, " \
    "once."
#define KEEPS "A watch does not keep what it watches."
#define HOLDS \
    "A watch holds `log` and `name` as long as it lives: it takes a " \
    "reference to each, and lets go of it."
#define GOES HOLDS " Whatever else you have made goes with it."
#define DROPPED "A watch that was dropped is not there to tell."
#define NEWEST \
    "Each watch is another reference, and the newest is called first."
#define NONE \
    "What cannot be referred to weakly: TypeError, and nothing is left of " \
    "the watch."
#define SORTS "Whatever can be referred to weakly can be watched: ask ob_ref_new."
#define CYCLES \
    "The collector finds the watch and what it holds, if traverse shows " \
    "both, and ob_track was called when they were there."
#define BOTH \
    "traverse shows each reference that it has: one list that is the log and " \
    "the name, twice, if it is held twice."
#define ALIKE \
    "Each watch appends its `name`, also if that is in the log already."
#define STOP \
    "traverse ends when visit returns something other than 0, and returns " \
    "that."
#define RETURNS \
    "A callback returns an object, ob_none() for example, or NULL with an " \
    "exception."
#define REPORTED \
    "What goes wrong in the callback is left pending, and the library " \
    "reports it."
#define EACH "Each watch has a log and a name of its own."
#define LEFT "When there is no memory, nothing is left of the watch."

static ObObject *text(const char *utf8)
{
    return need(ob_str_from(utf8));
}

static ObObject *doomed(void)
{
    return need(ob_doomed_new("a"));
}

static void expect_log(const ObObject *log, long long size, const char *why)
{
    expect_int("the size of the log", (long long)ob_list_size(log), size,
               why);
}

static void tells(void)
{
    ObObject *op = doomed(), *log = need(ob_list_new()), *name = text("a");
    ObObject *watch = need(watch_new(op, log, name));
    expect_int("whether it is a weak reference", ob_ref_check(watch), 1,
               "What ob_ref_new returns is one.");
    expect_int("whether it is dead", ob_ref_is_dead(watch), 0,
               "The object lives.");
    expect_log(log, 0, "Nobody has died yet.");
    expect_count("the count of the object", op, 1, KEEPS);
    ObPeek peek = ob_peek_at(op);
    ob_decref(op);
    expect_gone("the object, when nobody holds it", peek, KEEPS);
    expect_log(log, 1, TELLS);
    expect_same("its item", ob_list_get_borrowed(log, 0), name, TELLS);
    expect_int("whether the watch is dead", ob_ref_is_dead(watch), 1, TELLS);
    ob_decref(watch);
    expect_log(log, 1, TELLS);
    ob_decref(log);
    expect_count("the name in the end", name, 1, HOLDS);
    ob_decref(name);
}

/* The log has something in it already. */
static void more(void)
{
    ObObject *log = need(ob_list_new()), *name = text("a");
    for (int i = 0; i < 3; i++) {
        put(log, log);
        ObObject *op = doomed(), *watch = need(watch_new(op, log, name));
        ob_decref(op);
        expect_log(log, 2 * i + 2, TELLS);
        expect_same("its last item", ob_list_get_borrowed(log, -1), name,
                    TELLS);
        expect_same("the one before", ob_list_get_borrowed(log, -2), log,
                    "What is in the log stays where it is.");
        ob_decref(watch);
    }
    ob_list_clear(log);
    ob_decref(log);
    ob_decref(name);
}

/* Calls the callback by hand, as the library does. */
static void returns(void)
{
    ObObject *op = doomed(), *log = need(ob_list_new()), *name = text("a");
    ObObject *watch = need(watch_new(op, log, name));
    ObObject *callback = need(ob_ref_callback(watch));
    ObObject *result = ob_call(callback, &watch, 1);
    expect_int("whether the callback returns an object", result != NULL,
               1, RETURNS);
    expect_raised(OB_NO_ERROR, RETURNS);
    ob_decref(result);
    ObObject *ops[] = { callback, watch, op, log, name };
    for (int i = 0; i < 5; i++)
        ob_decref(ops[i]);
}

static void holds(void)
{
    ObObject *op = doomed(), *log = need(ob_list_new()), *name = text("a");
    ObObject *watch = need(watch_new(op, log, name));
    expect_count("the count of the log, with yours", log, 2, HOLDS);
    expect_count("the count of the name", name, 2, HOLDS);
    ob_decref(watch);
    expect_count("the count of the log afterwards", log, 1, HOLDS);
    expect_count("the count of the name", name, 1, HOLDS);
    ob_decref(op);
    expect_log(log, 0, DROPPED);
    ob_decref(log);
    ob_decref(name);
}

static void alone(void)
{
    ObObject *op = doomed(), *log = need(ob_list_new()), *name = text("a");
    ObObject *watch = need(watch_new(op, log, name));
    ob_decref(name);
    ob_decref(op);
    expect_log(log, 1, HOLDS);
    expect_text("its item", ob_list_get_borrowed(log, 0), "a", HOLDS);
    ob_decref(watch);
    ob_decref(log);
}

enum { MANY = 10050 };

static void several(void)
{
    ObObject *op = doomed(), *log = need(ob_list_new());
    ObObject *watches[MANY], *names[MANY];
    for (int i = 0; i < MANY; i++) {
        names[i] = need(ob_int_new(10000 + i / 2 * 2));
        watches[i] = need(watch_new(op, log, names[i]));
        for (int j = 0; j < i; j += 17)
            expect_int("whether two watches are one", watches[i] == watches[j],
                       0, NEWEST);
    }
    ob_decref(watches[MANY / 2]);
    ob_decref(op);
    expect_log(log, MANY - 1, TELLS);
    for (int i = 0, n = 0; i < MANY; i++) {
        if (MANY - 1 - i == MANY / 2)
            continue;
        expect_same("an item of the log", ob_list_get_borrowed(log, n++),
                    names[MANY - 1 - i], NEWEST);
        ob_decref(watches[MANY - 1 - i]);
    }
    for (int i = 0; i < MANY; i++)
        ob_decref(names[i]);
    ob_decref(log);
}

static void apart(void)
{
    ObObject *a = doomed(), *b = doomed();
    ObObject *one = need(ob_list_new()), *two = need(ob_list_new());
    ObObject *x = text("x"), *y = text("y");
    ObObject *watch = need(watch_new(a, one, x));
    ObObject *other = need(watch_new(b, two, y));
    ob_decref(a);
    expect_log(one, 1, EACH);
    expect_same("its item", ob_list_get_borrowed(one, 0), x, EACH);
    expect_log(two, 0, EACH);
    ob_decref(b);
    expect_log(two, 1, EACH);
    expect_same("its item", ob_list_get_borrowed(two, 0), y, EACH);
    ObObject *ops[] = { one, two, x, y, watch, other };
    for (int i = 0; i < 6; i++)
        ob_decref(ops[i]);
}

/* The same log and name for each of several. */
static void alike(void)
{
    ObObject *log = need(ob_list_new()), *name = text("x");
    ObObject *ops[] = { doomed(), doomed() }, *watches[5];
    for (int i = 0; i < 5; i++)
        watches[i] = need(watch_new(ops[i / 3], log, name));
    ob_decref(ops[0]);
    expect_log(log, 3, ALIKE);
    ob_decref(ops[1]);
    expect_log(log, 5, ALIKE);
    for (int i = 0; i < 5; i++)
        expect_same("its item", ob_list_get_borrowed(log, i), name, ALIKE);
    for (int i = 0; i < 5; i++)
        ob_decref(watches[i]);
    ob_decref(log);
    ob_decref(name);
}

/* Not only what is doomed: an instance, a class, a function. */
static ObObject *say_nothing(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

static void of_all_sorts(void)
{
    ObObject *cls = need(ob_class_new(&(ObClassDef){ .name = "C" }));
    ObObject *ops[] = { need(ob_instance_new(cls)), need(ob_function_new("f", say_nothing)), cls };
    for (int i = 0; i < 3; i++) {
        ObObject *log = list(), *name = text("a");
        ObPeek peek = ob_peek_at(ops[i]);
        ObObject *watch = watch_new(ops[i], log, name);
        expect_int("whether there is a watch", watch != NULL, 1, SORTS);
        ob_decref(ops[i]);
        ob_gc_collect();                /* a class is in a cycle */
        expect_gone("what is watched, when nobody holds it", peek, KEEPS);
        expect_log(log, 1, TELLS);
        ob_decref(watch);
        ob_decref(log);
        ob_decref(name);
    }
}

static void cannot(void)
{
    ObObject *log = need(ob_list_new()), *name = text("a");
    ObObject *to = doomed(), *ref = need(ob_ref_new(to, NULL)), *proxy = need(ob_proxy_new(to, NULL));
    ObObject *ops[] = { ob_int_new(5), log, name, ob_none(), ref, proxy };
    for (int round = 0; round < 12; round++) {
        expect_int("what watch_new returns, as 1 for a watch",
                   watch_new(ops[round % 6], log, name) != NULL, 0, NONE);
        expect_raised(OB_TYPE_ERROR, NONE);
    }
    ob_decref(proxy);
    ob_decref(ref);
    ob_decref(to);
    expect_count("the count of the log", log, 1, NONE);
    expect_count("the count of the name", name, 1, NONE);
    expect_log(log, 0, NONE);
    ob_decref(log);
    ob_decref(name);
}

static void cycles(void)
{
    ObObject *op = doomed(), *log = need(ob_list_new());
    ObObject *name = need(ob_list_new());
    ObObject *watch = need(watch_new(op, log, name));
    expect_stops(watch, STOP);
    ObObject *callback = need(ob_ref_callback(watch));
    expect_stops(callback, STOP);
    ob_decref(callback);
    ObPeek peeks[] = { ob_peek_at(watch), ob_peek_at(log),
                       ob_peek_at(name) };
    need(ob_list_append_steal(log, watch) == 0 ? log : NULL);
    ob_decref(log);
    ob_decref(name);
    ob_gc_collect();
    for (int i = 0; i < 3; i++)
        expect_gone("the watch, its log and its name", peeks[i], CYCLES);
    log = need(ob_list_new());
    name = need(ob_list_new());
    watch = need(watch_new(op, log, name));
    peeks[0] = ob_peek_at(watch);
    peeks[2] = ob_peek_at(name);
    need(ob_list_append_steal(name, watch) == 0 ? name : NULL);
    ob_decref(name);
    ob_gc_collect();
    expect_gone("a watch in its own name", peeks[0], CYCLES);
    expect_gone("that name", peeks[2], CYCLES);
    ob_decref(log);
    ob_decref(op);
}

/* The name is nothing that the collector knows; the log has been told
 * something before, and holds the watch by a dict. */
static void cycles_by_the_log(void)
{
    ObObject *name = text("a"), *key = text("key");
    for (int i = 0; i < 4; i++) {
        ObObject *op = doomed(), *log = list(), *dict = need(ob_dict_new());
        if (i % 2 == 1)
            put(log, name);
        ObObject *watch = need(watch_new(op, log, name));
        ObPeek peeks[] = { ob_peek_at(watch), ob_peek_at(log) };
        need(ob_dict_set(dict, key, watch) == 0 ? dict : NULL);
        put(log, i < 2 ? watch : dict);
        ObObject *ops[] = { watch, dict, log };
        drop_made(ops, 3);
        ob_gc_collect();
        expect_gone("a watch in its own log, whose name is a str", peeks[0], CYCLES);
        expect_gone("that log", peeks[1], CYCLES);
        ob_decref(op);
    }
    ob_decref(name);
    ob_decref(key);
}

/* The name is a dict, a tuple, or an instance, which leads to the watch. */
static void cycles_by_the_name(void)
{
    ObObject *key = text("key"), *cls = need(ob_class_new(&(ObClassDef){ .name = "C" }));
    for (int i = 0; i < 3; i++) {
        ObObject *op = doomed(), *log = list(), *inner = list();
        ObObject *name = need(i == 0 ? ob_dict_new() : i == 1 ? ob_tuple_new(1, &inner) : ob_instance_new(cls));
        ObObject *watch = need(watch_new(op, log, name));
        ObPeek peeks[] = { ob_peek_at(watch), ob_peek_at(name) };
        put(inner, watch);
        if (i != 1)
            need((i == 0 ? ob_dict_set(name, key, inner) : ob_setattr(name, "key", inner)) == 0 ? name : NULL);
        ObObject *ops[] = { watch, name, inner, log };
        drop_made(ops, 4);
        ob_gc_collect();
        expect_gone("a watch to which its own name leads", peeks[0], CYCLES);
        expect_gone("that name", peeks[1], CYCLES);
        ob_decref(op);
    }
    ob_decref(key);
    ob_decref(cls);
}

/* Its log is its name: the callback has two references to it. */
static void one_list(void)
{
    ObObject *op = doomed(), *log = list();
    ObObject *watch = need(watch_new(op, log, log));
    ob_decref(op);
    expect_log(log, 1, TELLS);
    expect_same("its item", ob_list_get_borrowed(log, 0), log, TELLS);
    ob_list_clear(log);
    ob_decref(watch);
    expect_count("the count of a log that is the name, when the watch is gone", log, 1, HOLDS);
    op = doomed();
    watch = need(watch_new(op, log, log));
    ObPeek peeks[] = { ob_peek_at(watch), ob_peek_at(log) };
    put_steal(log, watch);
    ob_decref(log);
    ob_gc_collect();
    expect_gone("a watch in the list that is its log and its name", peeks[0], BOTH);
    expect_gone("that list", peeks[1], BOTH);
    ob_decref(op);
}

/* The object is garbage, and its watch is or is not. */
static void collected(void)
{
    ObObject *log = need(ob_list_new()), *name = text("a");
    for (int inside = 0; inside < 2; inside++) {
        ObObject *op = doomed(), *watch = need(watch_new(op, log, name));
        need(ob_doomed_befriend(op, op) == 0 ? op : NULL);
        if (inside) {
            ObObject *list = need(ob_list_new());
            need(ob_list_append(list, watch) == 0 ? op : NULL);
            need(ob_doomed_befriend(op, list) == 0 ? op : NULL);
            ob_decref(list);
            ob_decref(watch);
        }
        ob_decref(op);
        ob_gc_collect();
        expect_log(log, 1, inside ? DROPPED : TELLS);
        if (!inside)
            ob_decref(watch);
    }
    expect_count("the log in the end", log, 1, HOLDS);
    ob_decref(log);
    ob_decref(name);
}

static int reported;

static void hear(const ObError *error, const char *context, void *arg)
{
    (void)context;
    (void)arg;
    reported += error->exc == OB_MEMORY_ERROR;
}

static void reports(void)
{
    ob_unraisable_to(hear, NULL);
    ObObject *op = doomed(), *log = need(ob_list_new()), *name = text("a");
    ObObject *watch = need(watch_new(op, log, name));
    ob_raise(OB_KEY_ERROR, "'spam'");
    ob_mem_fail_nth(ob_mem(), 1);
    ob_decref(op);
    ob_mem_fail_nth(ob_mem(), 0);
    expect_int("reports, as there was no room in the log", reported, 1,
               REPORTED);
    expect_raised(OB_KEY_ERROR, "What was pending stays so.");
    expect_log(log, 0, REPORTED);
    ob_unraisable_to(NULL, NULL);
    ob_decref(watch);
    ob_decref(log);
    ob_decref(name);
}

/* The same, called by hand: nobody reports it but the library. */
static void leaves_pending(void)
{
    ob_unraisable_to(hear, NULL);
    ObObject *op = doomed(), *log = list(), *name = text("a");
    ObObject *watch = need(watch_new(op, log, name));
    ObObject *callback = need(ob_ref_callback(watch));
    let_memory_end(1);
    ObObject *result = ob_call(callback, &watch, 1);
    let_memory_end(0);
    expect_raised(result == NULL ? OB_MEMORY_ERROR : OB_NO_ERROR, RETURNS);
    expect_int("what the callback itself has reported", reported, 0, REPORTED);
    ob_unraisable_to(NULL, NULL);
    ObObject *ops[] = { result, callback, watch, op, log, name };
    drop_made(ops, 6);
}

static int refused(void)
{
    ObObject *op = ob_doomed_new("a"), *log = ob_list_new();
    ObObject *name = ob_str_from("a"), *watch = NULL;
    if (op != NULL && log != NULL && name != NULL) {
        watch = expect_made(watch_new(op, log, name));
        expect_count("the count of the log", log, 1 + (watch != NULL), LEFT);
        expect_count("the count of the name", name, 1 + (watch != NULL),
                     LEFT);
        expect_int("weak references", (long long)ob_weakref_count(op),
                   watch != NULL, LEFT);
    }
    ObObject *ops[] = { watch, op, log, name };
    for (int i = 0; i < 4; i++)
        if (ops[i] != NULL)
            ob_decref(ops[i]);
    return watch != NULL ? 0 : -1;
}

int main(void)
{
    static const Check checks[] = {
        { "it tells", tells, .held = GOES, .dead = HOLDS,
          .section = "callbacks" },
        { "into a log that is not empty", more, .held = GOES,
          .section = "callbacks" },
        { "it was dropped", holds, .held = GOES, .dead = HOLDS,
          .section = "callbacks" },
        { "nobody else holds the name", alone, .held = GOES, .dead = HOLDS,
          .section = "callbacks" },
        { "several watches on one object", several, .held = GOES,
          .section = "callbacks" },
        { "several with one name", alike, .held = GOES, .section = "callbacks" },
        { "two objects", apart, .held = GOES, .section = "callbacks" },
        { "an instance, a function, a class", of_all_sorts, .held = GOES, .section = "callbacks" },
        { "an int", cannot, .held = NONE, .section = "callbacks" },
        { "cycles", cycles, .held = GOES, .section = "callbacks" },
        { "cycles by the log alone", cycles_by_the_log, .held = GOES, .section = "callbacks" },
        { "cycles by the name alone", cycles_by_the_name, .held = GOES, .section = "callbacks" },
        { "its log is its name", one_list, .held = GOES, .section = "callbacks" },
        { "it tells of a collection", collected, .held = GOES,
          .section = "collecting-weakly" },
        { "it cannot tell", reports, .held = GOES,
          .section = "callbacks" },
        { "and leaves it pending", leaves_pending, .held = GOES, .section = "callbacks" },
        { "what the callback returns", returns, .held = GOES,
          .section = "callbacks" },
        { "memory runs out", .scenario = refused, .held = LEFT,
          .section = "bytes" },
    };
    return RUN(checks);
}
