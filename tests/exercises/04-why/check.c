/* Exercise 4.4: a shortest cycle through an object. */
#include "lists.h"

ObObject *find_cycle(ObObject *op);

#define FIRST \
    "The list begins with op; each refers to the next, and the last to op."
#define NONE "An object that nothing leads back to is in no cycle."
#define THERE \
    "Something leads from op back to op. Follow all references of each " \
    "tracked container, of whatever type, from the first to the last."
#define ITSELF \
    "op refers to itself, and that is a cycle, of one: the list is [op]."
#define UNTRACKED \
    "A container that is not tracked is no member: no cycle goes through it."
#define SHORT \
    "There is a shorter one. Search in breadth: all that are one step away, " \
    "then all that are two steps away, each reached by the first that led " \
    "to it."
#define SLOW \
    "Look at each object once, however many ways lead to it."
#define LEFT \
    "Who works leaves no exception behind: a KeyError that says that " \
    "something is new is to be cleared."
#define ADDRESS \
    "RecursionError comes from functions that go down into what an object " \
    "holds, as == does, and repr. Which object it is, its address says."
#define ASKED \
    "No object is to be asked for its ==, or its hash, which may be anything. " \
    "Which object it is, its address says."
#define TRACKED \
    "The list is one as ob_list_new makes it: it may be in a cycle itself, " \
    "and the collector knows it."
#define AS_IT_WAS \
    "Who looks changes nothing: garbage is still there afterwards, and the " \
    "collector is on or off, as before."
#define FAILED \
    "Who works leaves no exception behind. A list came back here: what has " \
    "failed on the way is to be cleared, or else NULL comes back."
static const char equal_ones[] =
    "Something leads from op back to op, and goes through an object to "
    "which another is equal. Equal objects are two: go by the address.";
#define HELD \
    "Whatever you made on the way is to be let go of, and the list that you " \
    "return holds one reference to each of its items."

static const char refused_before[] =
    "For the question before this one, there was no memory. Who finds that "
    "leaves all objects as they were, marks and all: asked again, it finds "
    "the same cycle.";
static const char since_then[] =
    "Nothing led back to op when it was asked before, and something does "
    "now: each time, look at what there is.";
static const char its_keys[] =
    "A dict refers to its keys as well as to its values, and a key may be a "
    "container: follow all references of each tracked container.";
static const char alike_ones[] =
    "op refers to two objects, of which one leads back. The addresses of both "
    "are the same but for their upper bits: go by the whole address.";
static const char asked_again[] =
    "The same question was asked before, and answered, and nothing has "
    "happened since: asked again, it finds the same cycle.";

/* Why no cycle was found where one is. */
static const char *why_none(size_t length, const char *why)
{
    if (why == equal_ones || why == refused_before || why == asked_again
        || why == since_then || why == its_keys || why == alike_ones)
        return why;
    return length == 1 ? ITSELF : THERE;
}

static void finds(ObObject *op, size_t length, const char *why)
{
    uint32_t before = ob_refcnt(op);
    bool on = ob_gc_is_enabled();
    ObObject *cycle = find_cycle(op);
    expect_int("whether a comparison went too deep", cycle == NULL
               && ob_error() == OB_RECURSION_ERROR, 0, ADDRESS);
    expect_int("whether an object was asked for ==, or for its hash",
               cycle == NULL && (ob_error() == OB_RUNTIME_ERROR
                                 || ob_error() == OB_TYPE_ERROR), 0, ASKED);
    need(cycle);
    expect_raised(OB_NO_ERROR, ob_error() == OB_KEY_ERROR ? LEFT
                  : ob_error() == OB_RECURSION_ERROR ? ADDRESS : FAILED);
    expect_same("the type of what it returns", &ob_type(cycle)->base,
                &ob_list_type.base, FIRST);
    if (length > 0 && ob_list_size(cycle) > 0)
        expect_same("the first of the list",
                    ob_list_get_borrowed(cycle, 0), op, FIRST);
    int64_t n = (int64_t)ob_list_size(cycle);
    for (int64_t i = 0; i < n; i++)
        expect_int("whether each refers to the next",
                   refers(ob_list_get_borrowed(cycle, i),
                          ob_list_get_borrowed(cycle, (i + 1) % n)), 1,
                   FIRST);
    expect_int("the length of the cycle", n, (long long)length,
               length > 0 && n == 0 ? why_none(length, why) : why);
    expect_count("the list that was returned", cycle, 1, HELD);
    expect_int("whether the list that was returned is tracked",
               ob_is_tracked(cycle), 1, TRACKED);
    expect_int("whether the collector is on", ob_gc_is_enabled(), on, AS_IT_WAS);
    ob_decref(cycle);
    expect_count("the object afterwards", op, before, HELD);
}

static void no_cycle(void)
{
    ObObject *a = list(), *b = list();
    put(a, b);
    put(a, b);
    finds(a, 0, NONE);
    finds(b, 0, NONE);
    put(b, b);                  /* b is, a is not */
    finds(a, 0, NONE);
    ob_list_clear(b);
    ob_decref(a);
    ob_decref(b);
}

static void itself(void)
{
    ObObject *a = list();
    put(a, a);
    for (int i = 0; i < 12; i++)
        finds(a, 1, i == 0 ? SHORT : asked_again);
    expect_count("its count afterwards", a, 2, HELD);
    ObObject *holder = list();
    put(holder, a);
    put(holder, a);
    finds(a, 1, SHORT);
    finds(holder, 0, NONE);
    ob_decref(holder);
    ob_list_clear(a);
    finds(a, 0, NONE);
    put(a, a);
    finds(a, 1, since_then);
    ob_list_clear(a);
    ob_decref(a);
}

static void through_others(void)
{
    ObObject *a = list(), *dict = need(ob_dict_new()),
             *key = need(ob_int_new(1)), *tuple;
    need(ob_dict_set(dict, key, a) == 0 ? dict : NULL);
    tuple = need(ob_tuple_new(1, &dict));
    put(a, key);
    put(a, tuple);
    finds(a, 3, SHORT);
    finds(dict, 3, SHORT);
    finds(tuple, 3, SHORT);
    ob_list_clear(a);
    ObObject *doomed = need(ob_doomed_new("key"));
    ob_dict_clear(dict);
    need(ob_dict_set(dict, doomed, key) == 0 ? dict : NULL);
    need(ob_doomed_befriend(doomed, a) == 0 ? doomed : NULL);
    put(a, doomed);
    finds(a, 2, SHORT);
    ob_list_clear(a);
    put(a, dict);
    finds(a, 3, its_keys);
    finds(doomed, 3, its_keys);
    ob_list_clear(a);
    ob_decref(doomed);
    ob_decref(key);
    ob_decref(tuple);
    ob_decref(dict);
    ob_decref(a);
}

/* A long way round is found first by those who search in depth. */
static void shortest(void)
{
    ObObject *o[6];
    for (int i = 0; i < 6; i++)
        o[i] = list();
    for (int i = 0; i < 5; i++)
        put(o[i], o[i + 1]);
    put(o[5], o[0]);
    finds(o[0], 6, SHORT);
    put(o[0], o[4]);
    put(o[2], o[0]);
    finds(o[0], 3, SHORT);
    ob_list_clear(o[0]);
    for (int turn = 0; turn < 2; turn++) {
        ob_list_clear(o[0]);
        put(o[0], o[turn ? 1 : 4]);     /* o[1] leads back at once */
        put(o[0], o[turn ? 4 : 1]);     /* o[4] over o[5] */
        if (turn == 0)
            put(o[1], o[0]);
        finds(o[0], 2, SHORT);
    }
    for (int i = 0; i < 6; i++) {
        ob_list_clear(o[i]);
        ob_decref(o[i]);
    }
}

/* From o[0], along the references of `to`, and back: how many objects,
 * at least. 0: there is no way back. */
static size_t shortest_of(int to[][REFS])
{
    size_t steps[FEW] = { 0 };
    for (size_t step = 1; step <= FEW; step++)
        for (int i = 0; i < FEW; i++)
            for (int k = 0; k < REFS; k++)
                if (to[i][k] >= 0 && (step == 1 ? i == 0 : steps[i] == step - 1)) {
                    if (to[i][k] == 0)
                        return step;
                    if (steps[to[i][k]] == 0)
                        steps[to[i][k]] = step;
                }
    return 0;
}

/* Five hundred graphs of five lists, with up to three references each. */
static void any_graph(void)
{
    unsigned long long chance = 1;
    for (int run = 0; run < 500; run++) {
        ObObject *o[FEW];
        int to[FEW][REFS];
        small_graph(o, to, &chance);
        finds(o[0], shortest_of(to), SHORT);
        for (int i = 0; i < FEW; i++)
            ob_list_clear(o[i]);
        for (int i = 0; i < FEW; i++)
            ob_decref(o[i]);
    }
}

static void befriend(ObObject *op, ObObject *friend)
{
    need(ob_doomed_befriend(op, friend) == 0 ? op : NULL);
}

/* A container that cannot be asked for ==: who goes by that is told at
 * once, which would take very long for thousands. */
static int raise_equal(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    ob_raise(OB_RUNTIME_ERROR, "asked for ==");
    return -1;
}

static int shows_nothing(ObObject *op, ObVisit *visit, void *arg)
{
    (void)op;
    (void)visit;
    (void)arg;
    return 0;
}

static ObType shy_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Shy",
    .basic_size = sizeof(ObObject), .equal = raise_equal,
    .traverse = shows_nothing, .free = ob_object_free,
};

static void befriend_shy(ObObject *op)
{
    ObObject *shy = need(ob_object_new(&shy_type, sizeof(ObObject)));
    ob_track(shy);
    befriend(op, shy);
    ob_decref(shy);
}

/* 2**400 ways through a ladder of 800. (Of lists, it could not even be
 * printed.) */
static void many_ways(void)
{
    enum { RUNGS = 400 };
    static ObObject *a[RUNGS], *b[RUNGS];
    for (int i = 0; i < RUNGS; i++) {
        a[i] = need(ob_doomed_new("a"));
        b[i] = need(ob_doomed_new("b"));
    }
    for (int i = 0; i + 1 < RUNGS; i++) {
        befriend(a[i], a[i + 1]);
        befriend(a[i], b[i + 1]);
        befriend(b[i], a[i + 1]);
        befriend(b[i], b[i + 1]);
    }
    befriend_shy(a[0]);
    finds(a[0], 0, SLOW);
    befriend(a[RUNGS - 1], a[0]);
    finds(a[0], RUNGS, SLOW);
    ob_doomed_abandon(a[RUNGS - 1]);
    for (int i = 0; i < RUNGS; i++) {
        ob_decref(a[i]);
        ob_decref(b[i]);
    }
}

/* What is no container, or holds nothing, is in no cycle. */
static void no_container(void)
{
    ObObject *number = need(ob_int_new(3000)), *a = list();
    ObObject *items[] = { number };
    ObObject *tuple = need(ob_tuple_new(1, items));
    finds(number, 0, NONE);
    finds(ob_none(), 0, NONE);
    finds(tuple, 0, NONE);
    finds(a, 0, NONE);
    put(a, number);
    put(a, tuple);
    put(a, ob_none());
    finds(a, 0, NONE);
    put(a, a);
    finds(a, 1, SHORT);
    finds(number, 0, NONE);
    expect_count("an int that was asked about", number, 3, HELD);
    ob_list_clear(a);
    ob_decref(a);
    ob_decref(tuple);
    ob_decref(number);
}

/* Lists that are equal, and a thousand of them: a ring with shortcuts
 * that lead back. */
static void thousand(void)
{
    enum { MANY = 1000 };
    static ObObject *o[MANY];
    for (int i = 0; i < MANY; i++)
        o[i] = need(ob_doomed_new("a"));
    for (int i = 0; i < MANY; i++)
        befriend(o[i], o[(i + 1) % MANY]);
    befriend_shy(o[0]);
    finds(o[0], MANY, SHORT);
    befriend(o[500], o[0]);
    befriend(o[0], o[400]);
    finds(o[0], 102, SHORT);
    finds(o[450], 102, SHORT);
    ObObject *wide = list(), *last = list();
    for (int i = 0; i < 300; i++) {
        put_steal(wide, list());
        if (i == 150)
            put(wide, last);
    }
    put(last, wide);
    finds(wide, 2, SHORT);
    finds(last, 2, SHORT);
    ob_list_clear(last);
    ob_decref(last);
    ob_decref(wide);
    ObObject *equal[] = { list(), list(), list() };
    for (int i = 0; i < 3; i++)
        put(equal[i], need(ob_none()));
    put(equal[0], equal[1]);
    put(equal[1], equal[2]);
    put(equal[2], equal[0]);
    finds(equal[0], 3, SHORT);
    for (int i = 0; i < 3; i++) {
        ob_list_clear(equal[i]);
        ob_decref(equal[i]);
    }
    for (int i = 0; i < MANY; i++)
        ob_doomed_abandon(o[i]);
    for (int i = 0; i < MANY; i++) {
        expect_count("one of them afterwards", o[i], 1, HELD);
        ob_decref(o[i]);
    }
}

/* Two tuples that are equal, as op and a list like it are; one of them
 * leads back at once, and the other over the first. */
static void equals(void)
{
    ObObject *op = list(), *like = list(),
             *tuples[] = { need(ob_tuple_new(1, &like)),
                           need(ob_tuple_new(1, &op)) };
    for (int turn = 0; turn < 2; turn++) {
        for (int i = 0; i < 2; i++) {
            put(op, tuples[i ^ turn]);
            put(like, tuples[i ^ turn]);
        }
        finds(op, 2, equal_ones);
        ob_list_clear(op);
        ob_list_clear(like);
    }
    ObObject *made[] = { tuples[0], tuples[1], like, op };
    drop_made(made, 4);
}

/* op refers to both, in either order; one leads back, and one does not. */
static void alike(void)
{
    ObObject *op = list(), *two[2];
    write_no_receipts();
    make_two_alike(list, two);
    for (int turn = 0; turn < 4; turn++) {
        put(op, two[turn % 2]);
        put(op, two[1 - turn % 2]);
        put(two[turn / 2], op);
        finds(op, 2, alike_ones);
        ob_list_clear(op);
        ob_list_clear(two[turn / 2]);
    }
    drop_made(two, 2);
    ob_decref(op);
}

/* Asked about garbage, and with the collector off. */
static void looks_only(void)
{
    ObObject *a = list(), *garbage = list();
    put(a, a);
    put(garbage, garbage);
    ob_decref(garbage);
    finds(a, 1, SHORT);
    ob_gc_disable();
    finds(a, 1, SHORT);
    expect_int("what a collection finds afterwards",
               (long long)ob_gc_collect(), 1, AS_IT_WAS);
    ob_list_clear(a);
    ob_decref(a);
}

/* A ring larger than what one makes room for. */
/* Others lie between them, here and there, so that no table of addresses
 * finds them as far from each other as it would like them. */
static void ten_thousand(void)
{
    enum { MANY = 10051 };
    static ObObject *o[MANY], *others[3 * MANY];
    unsigned long long chance = 1;
    int between = 0;
    for (int i = 0; i < MANY; i++) {
        o[i] = need(ob_doomed_new("a"));
        chance = chance * 6364136223846793005u + 1442695040888963407u;
        for (int k = (int)((chance >> 33) % 4); k > 0; k--)
            others[between++] = need(ob_doomed_new("b"));
    }
    for (int step = 1; step < 2000; step += 1616) {     /* by age, and not */
        for (int i = 0; i < MANY; i++)
            befriend(o[i], o[(i + step) % MANY]);
        befriend_shy(o[0]);
        finds(o[0], MANY, SHORT);
        for (int i = 0; i < MANY; i++)
            ob_doomed_abandon(o[i]);
    }
    for (int i = 0; i < MANY; i++)
        ob_decref(o[i]);
    while (between > 0)
        ob_decref(others[--between]);
}

static void not_tracked(void)
{
    ObObject *a = list(), *b = list(), *c = list();
    put(a, b);
    put(b, a);
    ob_untrack(b);
    finds(a, 0, UNTRACKED);
    put(a, c);
    put(c, a);
    finds(a, 2, SHORT);
    ob_track(b);
    ob_list_clear(a);
    ob_list_clear(b);
    ob_list_clear(c);
    ob_decref(a);
    ob_decref(b);
    ob_decref(c);
}

static int refused(void)
{
    ObObject *a = ob_list_new(), *b = ob_list_new(), *cycle = NULL;
    if (a != NULL && b != NULL && ob_list_append(a, b) == 0
        && ob_list_append(b, a) == 0)
        cycle = find_cycle(a);
    if (cycle == NULL && ob_error() == OB_MEMORY_ERROR
        && a != NULL && b != NULL && ob_list_size(b) > 0) {
        ob_error_clear();
        let_memory_end(0);
        finds(a, 2, refused_before);
        finds(b, 2, refused_before);
        ob_raise_memory();
    }
    expect_int("whether the collector is on", ob_gc_is_enabled(), 1,
               AS_IT_WAS);
    ObObject *made[] = { cycle, a, b };
    for (int i = 1; i < 3; i++)
        if (made[i] != NULL)
            ob_list_clear(made[i]);
    drop_made(made, 3);
    return cycle != NULL ? 0 : -1;
}

/* Each refers to the next one, and the last one to the first. */
static int refused_among_many(void)
{
    enum { MANY = 70 };
    write_no_receipts();
    ObObject *all = ob_list_new(), *cycle = NULL;
    bool made = all != NULL;
    for (int i = 0; made && i < MANY; i++) {
        ObObject *op = ob_list_new();
        made = op != NULL && ob_list_append(all, op) == 0
            && (i == 0 || ob_list_append(ob_list_get_borrowed(all, i - 1),
                                         op) == 0);
        drop_made(&op, 1);
    }
    ObObject *first = made ? ob_list_get_borrowed(all, 0) : NULL;
    if (made && ob_list_append(ob_list_get_borrowed(all, MANY - 1), first) == 0) {
        cycle = find_cycle(first);
        ob_list_clear(first);
    }
    drop_made(&all, 1);
    int result = cycle != NULL ? 0 : -1;
    drop_made(&cycle, 1);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "no cycle, no list", no_cycle, .held = HELD,
          .section = "asking" },
        { "an object in itself", itself, .held = HELD,
          .section = "asking" },
        { "through a tuple and a dict", through_others, .held = HELD, .section = "asking" },
        { "the shortest is found", shortest, .held = HELD,
          .section = "asking" },
        { "five hundred small graphs", any_graph, .held = HELD,
          .section = "asking" },
        { "many ways, few objects", many_ways, .held = HELD, .slow = SLOW,
          .section = "asking" },
        { "a thousand", thousand, .held = HELD, .slow = SLOW,
          .section = "asking" },
        { "through one of two that are equal", equals, .held = HELD,
          .section = "asking" },
        { "through one of two whose addresses are alike", alike,
          .held = HELD, .section = "asking" },
        { "ten thousand", ten_thousand, .held = HELD, .slow = SLOW,
          .section = "asking" },
        { "it only looks", looks_only, .held = HELD, .section = "asking" },
        { "one that is not tracked", not_tracked, .held = HELD,
          .section = "asking" },
        { "what is in no cycle", no_container, .held = HELD,
          .section = "asking" },
        { "memory runs out", .scenario = refused, .held = HELD,
          .section = "bytes" },
        { "memory runs out among seventy", .scenario = refused_among_many,
          .held = HELD, .section = "bytes" },
    };
    return RUN(checks);
}
