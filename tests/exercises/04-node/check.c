/* Exercise 4.3: a type with a cycle in it. */
#include "harness.h"
#include "node.h"

#include <string.h>

#define TRACK \
    "The collector looks only at what is tracked: ob_track(op), when the " \
    "node is complete."
#define FIXED \
    "The type is `fixed`: what such an object holds never changes, so one " \
    "that is empty when it is made is not tracked. A node refers to others " \
    "later."
#define ITSELF \
    "A node that is its own left, or its own right, is a cycle. It holds " \
    "itself as it holds any other."
#define TRAVERSE \
    "traverse shows both, left and right, and each once: what is not shown " \
    "looks as if somebody outside held it."
#define NOTHING \
    "An empty node, and one from which all was taken away, shows nothing."
#define ONE_SIDE \
    "A node holds one object here, on one side, and nothing on the other: " \
    "it shows what it holds, on whichever side that is."
#define AGAIN \
    "A node that was empty, or held what is no container, may be part of a " \
    "cycle later. The same cycle of new nodes was found."
#define STAYS \
    "A node that is its own left, or its own right, is a cycle, whatever is " \
    "put on the other side then, or taken from it."
#define LIVES_ON \
    "A node was cleared, and lives on: it is an empty node, and may be part " \
    "of a cycle again."
#define BOTH \
    "What is left and right is held twice, and shown twice: traverse shows " \
    "references."
#define ANY \
    "traverse shows whatever the node refers to, be it a container or not."
#define NONE \
    "None is an object like any other, and held as such. Nothing, for a " \
    "node, is NULL."
#define CLEAR \
    "clear lets go of both, left and right: that is what breaks the cycle."
#define HELD \
    "The node holds a reference of its own to what it is given, and lets go " \
    "of what it held before: once."
#define ORDER "A dying node lets go of left, then of right."
#define STOPS \
    "traverse ends when visit returns something other than 0, and returns " \
    "that."
#define FIRST_TAKE \
    "The new one may be held only by the old one, or be the same: take a " \
    "reference to it before you let go of the old one."
#define DROPPED \
    "What drop_next returns goes through ob_dropped, which tears up the " \
    "receipt of the reference that the node held."
#define TORN \
    "clear lets go with ob_decref, which tears up the receipt. ob_dropped " \
    "does so, too: it is for what drop_next returns."
#define LAST \
    "Letting go may run code, and that code may look at the node: take the " \
    "old reference out of it before you let go."
#define CHANGED \
    "Letting go ran code that set the left and right of this very node. " \
    "What the node held before that says nothing any more: let go of what " \
    "was taken out of it, once, and of what it holds by then."
#define AT_ONCE \
    "Letting go ran code that set a side of this very node. The node holds at " \
    "once what it was given, also while clear runs, which may let go of it " \
    "later."
#define CYCLE_SINCE \
    "Letting go ran code that made this very node its own left or right. It is " \
    "a cycle then, which the collector finds: whether it is tracked is to be " \
    "told by what it holds after that."
#define DEEP \
    "A chain of 200,000 nodes overflows the stack unless drop_next hands " \
    "out one reference after the other."

static ObObject *node(void)
{
    return need(node_new());
}

static void holding(void)
{
    ObObject *op = node(), *a = need(ob_float_new(1)),
             *b = need(ob_float_new(1));    /* equal, and another */
    node_set_left(op, a);
    node_set_right(op, a);
    expect_count("what is left and right", a, 3, HELD);
    node_set_left(op, b);
    expect_count("what was replaced", a, 2, HELD);
    node_set_right(op, NULL);
    expect_count("what was taken away", a, 1, HELD);
    node_set_left(op, b);
    expect_count("what is set again", b, 2, HELD);
    node_set_right(op, b);
    expect_count("what is left, and then right as well", b, 3, HELD);
    node_set_left(op, NULL);
    node_set_left(op, b);
    expect_count("what is right, and then left as well", b, 3, HELD);
    node_set_right(op, NULL);
    ob_decref(op);
    expect_count("what the dead node held", b, 1, HELD);
    ob_decref(a);
    ob_decref(b);
}

static void expect_shown(ObObject *op, int expected, const char *why)
{
    ObObject *shown = need(ob_gc_get_referents(op));
    expect_int("how many references it shows",
               (long long)ob_list_size(shown), expected, why);
    ob_decref(shown);
}

static void showing(void)
{
    ObObject *op = node(), *a = need(ob_list_new()),
             *b = need(ob_list_new());
    node_set_left(op, a);
    node_set_right(op, b);
    expect_shown(op, 2, TRAVERSE);
    ob_decref(op);
    ob_decref(a);
    ob_decref(b);
}

/* One of both is nothing. */
static void showing_one(void)
{
    ObObject *op = node(), *a = need(ob_list_new());
    expect_shown(op, 0, NOTHING);
    node_set_left(op, a);
    expect_shown(op, 1, ONE_SIDE);
    node_set_left(op, NULL);
    expect_shown(op, 0, NOTHING);
    node_set_right(op, a);
    expect_shown(op, 1, ONE_SIDE);
    ob_decref(op);
    ob_decref(a);
}

/* The same one twice, and what is no container. */
static void showing_any(void)
{
    ObObject *op = node(), *a = need(ob_list_new()),
             *number = need(ob_float_new(1.5));
    ObObject *const any[] = { a, number, ob_none() };
    for (int turn = 0; turn < 9; turn++) {
        node_set_left(op, any[turn % 3]);
        node_set_right(op, any[turn / 3]);
        expect_shown(op, 2, turn == 0 ? BOTH
                     : turn % 3 == 2 || turn / 3 == 2 ? NONE : ANY);
    }
    ob_decref(op);
    ob_decref(number);
    ob_decref(a);
}

static int stop_with;

static int stop_at_first(ObObject *op, void *arg)
{
    (void)op;
    ++*(int *)arg;
    return stop_with;
}

static void stopping(void)
{
    for (int which = 0; which < 6; which++) {
        ObObject *op = node(), *a = need(ob_list_new());
        stop_with = which < 3 ? 42 : -1;
        if (which % 3 != 1)
            node_set_left(op, a);
        if (which % 3 != 0)
            node_set_right(op, a);
        int calls = 0;
        int result = node_type.traverse(op, stop_at_first, &calls);
        expect_int("how often visit is called when it returns 42, or -1, "
                   "at once",
                   calls, 1, STOPS);
        expect_int("what traverse returns then", result, stop_with, STOPS);
        ob_decref(op);
        ob_decref(a);
    }
    ObObject *op = node();
    int calls = 0;
    expect_int("what traverse of an empty node returns",
               node_type.traverse(op, stop_at_first, &calls), 0, TRAVERSE);
    expect_int("how often visit is called", calls, 0, TRAVERSE);
    ob_decref(op);
}

/* The same again, and one that only the old one holds. */
static void replacing(void)
{
    ObObject *op = node(), *a = node(), *b = node();
    node_set_left(op, a);
    ob_decref(a);
    node_set_left(op, a);
    expect_alive("what was set again", a, FIRST_TAKE);
    expect_count("what was set again", a, 1, FIRST_TAKE);
    node_set_right(a, b);
    ob_decref(b);
    node_set_left(op, b);
    expect_alive("what only the old one held", b, FIRST_TAKE);
    expect_count("what only the old one held", b, 1, FIRST_TAKE);
    node_set_right(op, op);
    node_set_right(op, op);
    expect_count("a node that is its own right", op, 2, ITSELF);
    node_set_right(op, NULL);
    node_set_right(op, NULL);
    ob_decref(op);
}

/* Whether somebody else's receipts of both are all there are. */
static void expect_torn_up(ObObject *const both[], const char *why)
{
#ifdef OB_RECEIPTS
    for (int i = 0; i < 2; i++) {
        int receipts = 0;
        const ObReceipt *r = ob_mem_receipts(ob_mem(), both[i]);
        for (; r != NULL; r = r->next)
            receipts++;
        expect_int("the receipts that are left for what the node held",
                   receipts, 1, why);
    }
#else
    (void)both;
    (void)why;
#endif
}

static void dropping(void)
{
    ObObject *op = node(), *both[] = { need(ob_float_new(1)),
                                       need(ob_float_new(2)) };
    node_set_left(op, both[0]);
    node_set_right(op, both[1]);
    ob_decref(op);
    expect_torn_up(both, DROPPED);
    op = node();
    node_set_left(op, both[0]);
    node_set_right(op, both[1]);
    if (node_type.clear != NULL)
        node_type.clear(op);
    node_set_left(op, NULL);
    node_set_right(op, NULL);
    expect_torn_up(both, TORN);
    ob_decref(op);
    ob_decref(both[0]);
    ob_decref(both[1]);
}

/* Whoever is in a cycle. */
static void expect_tracked(const ObObject *op)
{
    expect_int("whether a node in a cycle is tracked", ob_is_tracked(op), 1,
               node_type.fixed ? FIXED : TRACK);
}

/* What other checks say takes for granted that the cycle of a new node is
 * found. */
static void finds_new(void)
{
    for (int side = 0; side < 2; side++) {
        ObObject *op = node();
        (side ? node_set_right : node_set_left)(op, op);
        expect_tracked(op);
        ob_decref(op);
        expect_int("what the collector finds of a new node that is its own "
                   "left, or right", (long long)ob_gc_collect(), 1, ITSELF);
    }
}

/* Old nodes, a long ring of them, each with a tail of its own. */
static void ring(void)
{
    enum { MANY = 500 };
    static ObObject *all[MANY];
    for (int i = 0; i < MANY; i++) {
        all[i] = node();
        ObObject *tail = node();        /* it leads back */
        node_set_left(tail, all[i]);
        node_set_right(all[i], tail);
        ob_decref(tail);
    }
    for (int i = 0; i < MANY; i++)
        node_set_left(all[i], all[(i + 1) % MANY]);
    expect_tracked(all[0]);
    ob_gc_collect();
    for (int i = 1; i < MANY; i++)
        ob_decref(all[i]);
    expect_int("what the collector found while one is held",
               (long long)ob_gc_collect(), 0, TRAVERSE);
    ob_decref(all[0]);
    expect_int("what the collector found", (long long)ob_gc_collect(),
               2 * MANY, TRAVERSE);
    expect_int("what it finds the second time",
               (long long)ob_gc_collect(), 0, CLEAR);
}

static void collected(void)
{
    ObObject *a = node(), *b = node();
    node_set_left(a, b);
    node_set_right(b, a);
    expect_tracked(a);
    expect_tracked(b);
    ob_decref(a);
    ob_decref(b);
    expect_int("what the collector found", (long long)ob_gc_collect(), 2,
               TRAVERSE);
    expect_int("what it finds the second time",
               (long long)ob_gc_collect(), 0, CLEAR);
    a = node();
    node_set_right(a, a);
    expect_count("a node that is its own right", a, 2, ITSELF);
    ob_decref(a);
    expect_int("what the collector found", (long long)ob_gc_collect(), 1,
               TRAVERSE);
    expect_int("what it finds the second time",
               (long long)ob_gc_collect(), 0, CLEAR);
}

/* Whatever it is given, on either side: three times nothing, an int, a
 * list, or itself. */
static void given(int turn, bool itself_last, const char *why)
{
    ObObject *number = need(ob_int_new(5000)), *other = need(ob_list_new());
    ObObject *op = node(), *last = NULL, *held[2] = { NULL, NULL };
    for (int i = 0; i < 3; i++, turn /= 8) {
        ObObject *const any[] = { NULL, number, other, op };
        last = held[turn % 2] = any[turn % 8 / 2];
        (turn % 2 ? node_set_right : node_set_left)(op, last);
    }
    bool is_cycle = held[0] == op || held[1] == op;
    ob_decref(op);
    if (is_cycle && (last == op) == itself_last)
        expect_int("what the collector finds of a node that is its own left "
                   "or right", (long long)ob_gc_collect(), 1, why);
    ob_gc_collect();
    ob_decref(number);
    ob_decref(other);
}

static void used_before(void)
{
    finds_new();
    for (int turn = 0; turn < 8 * 8 * 8; turn++)
        given(turn, true, AGAIN);
    for (int turn = 0; turn < 8 * 8 * 8; turn++)
        given(turn, false, STAYS);
}

/* clear was called, by whomever, and it is given itself then. */
static void cleared(void)
{
    finds_new();
    ObObject *other = need(ob_list_new());
    for (int turn = 0; turn < 8; turn++) {
        ObObject *op = node();
        node_set_left(op, turn & 1 ? other : NULL);
        node_set_right(op, turn & 2 ? op : other);
        if (node_type.clear != NULL)
            node_type.clear(op);
        expect_shown(op, 0, CLEAR);
        (turn & 4 ? node_set_right : node_set_left)(op, op);
        ob_decref(op);
        expect_int("what the collector finds of a node that was cleared, and "
                   "is its own left or right then",
                   (long long)ob_gc_collect(), 1, LIVES_ON);
    }
    ob_decref(other);
}

/* Either side closes the cycle, and on the other is somebody else. */
static void other_side(void)
{
    for (int turn = 0; turn < 2; turn++) {
        ObObject *op = node(), *other = need(ob_list_new());
        node_set_left(op, turn ? op : other);
        node_set_right(op, turn ? other : op);
        expect_count("a node that is on one of its sides itself", op, 2,
                     ITSELF);
        expect_tracked(op);
        ob_decref(op);
        long long found = (long long)ob_gc_collect();
        expect_int("what the collector finds", found, 1,
                   found == 0 ? TRAVERSE : CLEAR);
        expect_count("what was on the other side", other, 1, CLEAR);
        ob_decref(other);
    }
}

static void kept(void)
{
    ObObject *a = node(), *b = node();
    node_set_left(a, b);
    node_set_left(b, a);
    expect_tracked(b);
    ob_decref(b);
    expect_int("what the collector found while one is held",
               (long long)ob_gc_collect(), 0, TRAVERSE);
    ob_decref(a);
}

/* What is no container, and writes into a log when it dies: its name is a
 * letter. */
typedef struct Letter {
    ObObject base;
    char name;
} Letter;

static char died[8];

static void write_name(ObObject *op)
{
    died[strlen(died)] = ((Letter *)op)->name;
}

static ObType letter_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Letter",
    .basic_size = sizeof(Letter), .finalize = write_name,
    .free = ob_object_free,
};

/* A letter, or a node or a list that holds it. */
static ObObject *says(char name, int within)
{
    ObObject *op = need(ob_object_new(&letter_type, sizeof(Letter)));
    ObObject *outer = op;
    ((Letter *)op)->name = name;
    if (within == 1)
        node_set_right(outer = node(), op);
    if (within == 2)
        need(ob_list_append(outer = need(ob_list_new()), op) == 0 ? op : NULL);
    if (outer != op)
        ob_decref(op);
    return outer;
}

static void order_of(int left, int right)
{
    ObObject *op = node(), *a = says('a', left), *b = says('b', right);
    node_set_left(op, a);
    node_set_right(op, b);
    ob_decref(a);
    ob_decref(b);
    memset(died, 0, sizeof died);
    ob_decref(op);
    expect_choice("what died, in order", died, "ab", ORDER);
}

static void order(void)
{
    for (int turn = 0; turn < 9; turn++)
        order_of(turn % 3, turn / 3);
}

static ObObject *chain_of(int n)
{
    ObObject *chain = NULL;
    for (int i = 0; i < n; i++) {
        ObObject *op = node();
        if (i % 3 == 2)
            node_set_left(op, ob_none());
        if (i % 3 == 1)
            node_set_left(op, chain);
        else
            node_set_right(op, chain);
        if (chain != NULL)
            ob_decref(chain);
        chain = op;
    }
    return chain;
}

/* Nobody holds it any more, or its first node lets go of the rest. */
static void deep(void)
{
    ob_decref(chain_of(200000));
    ObObject *op = chain_of(200000);
    node_set_left(op, NULL);
    node_set_right(op, NULL);
    ob_decref(op);
}

/* Something that looks, with its last words, whether the node still
 * refers to it. */
static ObObject *looked_at;

static int is_it(ObObject *op, void *arg)
{
    return op == arg;
}

static void look(ObObject *op)
{
    expect_int("whether the node still refers to what is dying",
               ob_type(looked_at)->traverse(looked_at, is_it, op), 0,
               LAST);
}

static ObType nosy_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Nosy",
    .basic_size = sizeof(ObObject),
    .finalize = look,
    .free = ob_object_free,
};

static ObObject *nosy(void)
{
    return need(ob_object_new(&nosy_type, sizeof(ObObject)));
}

static void last_words(void)
{
    looked_at = node();
    ObObject *a = nosy(), *b = nosy(), *c = nosy();
    node_set_left(looked_at, a);
    node_set_right(looked_at, b);
    ob_decref(a);
    ob_decref(b);
    node_set_left(looked_at, NULL);
    node_set_right(looked_at, c);
    ob_decref(c);
    node_set_left(looked_at, looked_at);
    ObObject *held = looked_at;
    ob_incref(held);
    ob_type(held)->clear(held);
    ob_decref(held);
    ob_decref(held);
}

/* Something that, with its last words, sets the node that held it, on
 * both sides or on one. */
static ObObject *changed, *left_then, *right_then;
static bool sets_left, sets_right;

typedef struct Shown {
    const ObObject *op;
    long long times;
} Shown;

static int count_it(ObObject *op, void *arg)
{
    Shown *shown = arg;
    shown->times += op == shown->op;
    return 0;
}

static long long times_shown(const ObObject *op)
{
    Shown shown = { op, 0 };
    node_type.traverse(changed, count_it, &shown);
    return shown.times;
}

/* Is it held, which has just been set? */
static void expect_set(const ObObject *op)
{
    if (op != NULL)
        expect_int("whether what was set by last words is shown then",
                   times_shown(op) > 0, 1, AT_ONCE);
}

static void change(ObObject *op)
{
    (void)op;
    if (sets_left) {
        node_set_left(changed, left_then);
        expect_set(left_then);
    }
    if (sets_right) {
        node_set_right(changed, right_then);
        expect_set(right_then);
    }
}

static ObType busy_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Busy",
    .basic_size = sizeof(ObObject),
    .finalize = change,
    .free = ob_object_free,
};

/* Its count, but for what the node shows of it. */
static long long held_otherwise(const ObObject *op)
{
    return (long long)ob_refcnt(op) - times_shown(op);
}

static void let_go_by(int way, ObObject *other)
{
    switch (way) {
    case 0: ob_type(changed)->clear(changed); break;
    case 1: node_set_left(changed, NULL); break;
    case 2: node_set_left(changed, other); break;
    case 3: node_set_right(changed, NULL); break;
    default: node_set_right(changed, other); break;
    }
}

/* Each way to let go of it, whatever is on the other side, and whatever
 * it sets. Each other object has two more references, so that one too
 * many that is let go of is seen. */
static void changes(void)
{
    ObObject *o[] = { need(ob_float_new(1)), need(ob_float_new(2)),
                      need(ob_float_new(3)), NULL };
    for (int i = 0; i < 3; i++)
        ob_incref(o[i]);
    for (int turn = 0; turn < 5 * 2 * 2 * 4 * 4 * 3; turn++) {
        int way = turn % 5, on_left = turn / 5 % 2;
        int side = turn / 320;
        ObObject *busy = need(ob_object_new(&busy_type, sizeof(ObObject)));
        ObObject *beside = turn / 10 % 2 ? o[0] : NULL;
        changed = node();
        left_then = o[turn / 20 % 4];
        right_then = o[turn / 80 % 4];
        sets_left = side != 2;
        sets_right = side != 1;
        node_set_left(changed, on_left ? busy : beside);
        node_set_right(changed, on_left ? beside : busy);
        ob_decref(busy);
        let_go_by(way, o[1]);
        for (int i = 0; i < 3; i++)
            expect_int("the references to one that are not the node's",
                       held_otherwise(o[i]), 2, CHANGED);
        if (way == 0 && beside != NULL && left_then != beside
            && right_then != beside)
            expect_int("how often what was on the other side is shown after "
                       "clear", times_shown(beside), 0, CLEAR);
        left_then = right_then = NULL;
        sets_left = sets_right = true;      /* busy may be in it still */
        node_set_left(changed, NULL);
        node_set_right(changed, NULL);
        ob_decref(changed);
        for (int i = 0; i < 3; i++)
            expect_count("one when the node is dead", o[i], 2, CHANGED);
    }
    for (int i = 0; i < 3; i++) {
        ob_decref(o[i]);
        ob_decref(o[i]);
    }
}

/* It is its own left, right, or both, when it has let go, and it was empty
 * otherwise, or held what is no container. */
static void becomes_cycle(void)
{
    ObObject *number = need(ob_float_new(1));
    finds_new();
    for (int turn = 0; turn < 5 * 2 * 2 * 3; turn++) {
        int way = turn % 5, on_left = turn / 5 % 2, side = turn / 20;
        ObObject *busy = need(ob_object_new(&busy_type, sizeof(ObObject)));
        ObObject *beside = turn / 10 % 2 ? number : NULL;
        changed = node();
        left_then = right_then = changed;
        sets_left = side != 2;
        sets_right = side != 1;
        node_set_left(changed, on_left ? busy : beside);
        node_set_right(changed, on_left ? beside : busy);
        ob_decref(busy);
        let_go_by(way, NULL);
        bool is_cycle = times_shown(changed) > 0;
        sets_left = sets_right = false;
        ob_decref(changed);
        expect_int("what the collector finds of a node that last words made "
                   "a cycle", (long long)ob_gc_collect(), is_cycle,
                   CYCLE_SINCE);
    }
    ob_decref(number);
}

static int refused(void)
{
    ObObject *a = node_new();
    if (a == NULL)
        return -1;
    ObObject *b = node_new();
    node_set_left(a, b);
    node_set_right(a, a);
    expect_tracked(a);
    if (b != NULL)
        ob_decref(b);
    ob_decref(a);
    expect_int("whether the collector finds a node that is its own right",
               ob_gc_collect() > 0, 1, ITSELF);
    return b != NULL ? 0 : -1;
}

int main(void)
{
    static const Check checks[] = {
        { "a node holds what it is given", holding, .held = HELD,
          .section = "replace" },
        { "it shows what it refers to", showing, .held = HELD,
          .section = "head" },
        { "it shows what is on one side", showing_one, .held = HELD,
          .section = "head" },
        { "it shows whatever it holds", showing_any, .held = HELD,
          .section = "subtraction" },
        { "visit may stop it", stopping, .held = HELD, .section = "head" },
        { "one is replaced by another", replacing, .held = HELD,
          .dead = FIRST_TAKE, .section = "replace" },
        { "what it lets go of, and receipts", dropping, .held = HELD,
          .section = "cascade" },
        { "a cycle of nodes is collected", collected, .held = CLEAR,
          .section = "delete" },
        { "a cycle of nodes, whatever they were given", used_before,
          .held = CLEAR, .section = "delete" },
        { "a cycle of a node that was cleared", cleared, .held = CLEAR,
          .section = "delete" },
        { "a ring of old ones", ring, .held = CLEAR, .section = "delete" },
        { "a cycle by one side", other_side, .held = CLEAR,
          .section = "delete" },
        { "what is held stays", kept, .held = CLEAR,
          .section = "subtraction" },
        { "left goes before right", order, .held = HELD,
          .section = "cascade" },
        { "last words find the node whole", last_words, .held = HELD,
          .section = "replace" },
        { "last words may change it", changes, .held = CHANGED,
          .dead = CHANGED, .section = "replace" },
        { "last words may make it a cycle", becomes_cycle, .held = CHANGED,
          .dead = CHANGED, .section = "replace" },
        { "a long chain dies", deep, .held = HELD, .deep = DEEP,
          .section = "cascade" },
        { "memory runs out", .scenario = refused, .held = HELD,
          .section = "bytes" },
    };
    return RUN(checks);
}
