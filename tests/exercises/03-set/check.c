/* Exercise 3.4: a set. */
#include "lists.h"
#include "set.h"

#include <time.h>

#define EQUAL \
    "A set goes by ==: 1 and 1.0 are one object to it, and the one that was " \
    "there first stays."
#define OWN \
    "A set holds one reference to each of its objects, and lets go of it " \
    "when the object is discarded or the set dies."
#define HELD \
    "A set gives back what it took: a reference to each of its objects, when " \
    "the object is discarded or the set dies, and the memory that it asked " \
    "for, when it has no more use for it or dies."
#define TOLD \
    "Each reference is shown once, by the object that holds it. The Set " \
    "itself is to hold its objects: a dict or a list in it would show them, " \
    "too."
#define SIZE \
    "The size is one more when an object was put in, and one less when it, " \
    "or an equal one, was taken out."
#define ANY_ORDER \
    "Whatever was done before, an object is in the set if it, or an equal " \
    "one, was put in and not taken out since."
#define ASKS \
    "All went well while == and hash asked nothing. They may ask a set, too: " \
    "what one search has found, another one must not change, and until a " \
    "search is over, all is as it was."
#define BORN \
    "A set is empty when it is born, even where another one lay that has " \
    "died. Nothing that was known of that one holds for it."
#define DIFFER \
    "Objects whose hashes differ are two, whatever == would say of them: " \
    "compare the hashes, all of their bits, before you ask ==."
#define FAR_APART \
    "Each of them was put in, and is found, whatever its hash and those of " \
    "the others: a hash may be any number but -1, and two of them may be " \
    "further apart than an int64_t can tell."
#define NO_HASH \
    "hash may raise, whatever it is, and whenever it is asked: pass -1 on, " \
    "and leave the set as it was."
#define GROWS \
    "The time must not grow faster than what is put in: go by the hash, and " \
    "make room for more whenever two thirds of the places are taken."
#define MANY_IN \
    "However many were put in, each of them is in it."
#define MARKS \
    "Places of objects that were taken out fill up as well. Whether there is " \
    "room must count them, too, or a search finds no free place and never " \
    "ends."
#define RAISED \
    "== may raise, and then it has not said equal, nor unequal: pass -1 on, " \
    "and leave the set as it was."
#define STOPS \
    "traverse ends when visit returns something other than 0, and returns " \
    "that."
#define LAST \
    "Letting go of an object may run code, and that code may use the " \
    "set: take the object out, and only then let go of it."
#define BEHIND \
    "What is added may be there already, behind the place of one that was taken " \
    "out: search to the end, and only then put it in."
#define MARK \
    "An object was lost that lay behind one which was taken out: the place " \
    "of that one must not stop a search."
#define ANY_NUMBER \
    "Any number of objects may have one hash, and each of them is in it, once."
#define ANY_OBJECT \
    "Whatever has a hash can be in a set: None, False, what is empty, a " \
    "type, and a Set, even this one."
#define NAN_TOO \
    "Nothing equals nan, and it is one and the same object all the same: " \
    "what is there already is not put in again. First ask whether it is " \
    "the object itself, then ==."
#define NOT_ASKED \
    "Objects may have one hash and be different all the same: what the hash " \
    "finds is to be asked, with ==, and was not."
#define UNEQUAL \
    "Objects may have one hash and be different all the same, and == has " \
    "said so."
#define SLOW \
    "Go by the hash: it says where to begin looking, and most objects are " \
    "there. Keep a third of the places free."
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

typedef struct Shown {
    ObObject *op;
    long long times;
} Shown;

static int count_shown(ObObject *op, void *arg)
{
    Shown *shown = arg;
    shown->times += op == shown->op;
    return 0;
}

static int show_block(const ObMemInfo *info, void *arg)
{
    ObObject *op = info->object;
    if (op != NULL && ob_type(op)->traverse != NULL)
        ob_type(op)->traverse(op, count_shown, arg);
    return 0;
}

/* By the set, and by all that there is. */
static void expect_shown_once(ObObject *set, ObObject *op)
{
    Shown by_set = { op, 0 }, by_all = { op, 0 };
    if (set_type.traverse != NULL)
        set_type.traverse(set, count_shown, &by_set);
    ob_mem_walk(ob_mem(), show_block, &by_all);
    expect_int("how often traverse shows what is in it", by_set.times, 1,
               VISIT);
    expect_int("how often all objects together show it", by_all.times, 1,
               TOLD);
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
    expect_shown_once(set, a);
    ob_decref(set);
    expect_count("its count when the set is dead", a, 1, OWN);
    expect_receipts("what was in it", a);
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
    expect_int("the size", (long long)set_size(set), 0, SIZE);
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
    expect_int("the size", (long long)set_size(set), MANY / 2, SIZE);
    for (int i = 1; i < MANY; i += 2) {
        add(set, items[i]);
        expect_int("the size, when what is there was added", (long long)set_size(set), MANY / 2, BEHIND);
    }
    for (int i = 0; i < MANY; i += 2)
        add(set, items[i]);
    for (int i = 0; i < MANY; i++) {
        has(set, items[i], 1, MARK);
        ob_decref(items[i]);
    }
    expect_int("the size", (long long)set_size(set), MANY, SIZE);
    ob_decref(set);
}

static int note_last(ObObject *op, void *arg)
{
    *(ObObject **)arg = op;
    return 0;
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

static ObObject *counted_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<Counted>");
}

static ObType counted_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Counted",
    .repr = counted_repr,
    .basic_size = sizeof(ObInt), .equal = never_equal, .hash = numbered,
    .free = ob_object_free,
};

static ObObject *numbered_of(ObType *type, int64_t number)
{
    ObObject *op = need(ob_object_new(type, sizeof(ObInt)));
    ((ObInt *)op)->value = number;
    return op;
}

static ObObject *counted(int number)
{
    return numbered_of(&counted_type, number);
}

static double zero;             /* no compiler knows */

/* Objects of one hash, each of which is equal only to itself. */
enum { ALIKE = 8, CROWD = 40 };

static void make_alike(ObObject *items[])
{
    for (int i = 0; i < ALIKE; i++)
        items[i] = counted(4711);
}

static void release(ObObject *items[])
{
    for (int i = 0; i < ALIKE; i++)
        ob_decref(items[i]);
}

static void one_hash(void)
{
    ObObject *set = need(set_new()), *items[ALIKE];
    make_alike(items);
    add(set, items[0]);
    comparisons = 0;
    int found = set_has(set, items[1]);
    expect_int("whether an object is in it that has the hash of another, "
               "which is", found, 0, comparisons == 0 ? NOT_ASKED : UNEQUAL);
    for (int i = 1; i < ALIKE; i++) {
        comparisons = 0;
        add(set, items[i]);
        expect_int("the size", (long long)set_size(set), i + 1,
                   comparisons == 0 ? NOT_ASKED : UNEQUAL);
    }
    ob_decref(set);
    release(items);
}

/* Many of one hash, and each of them again. */
static void many_alike(void)
{
    ObObject *set = need(set_new()), *items[CROWD];
    for (int turn = 0; turn < 2; turn++)
        for (int i = 0; i < CROWD; i++) {
            if (turn == 0)
                items[i] = counted(4711);
            add(set, items[i]);
            has(set, items[i], 1, ANY_NUMBER);
            expect_int("the size", (long long)set_size(set),
                       turn ? CROWD : i + 1, ANY_NUMBER);
        }
    for (int i = 0; i < CROWD; i++) {
        has(set, items[i], 1, MARK);
        expect_int("what set_discard returns", set_discard(set, items[i]),
                   0, MARK);
        has(set, items[i], 0, ANY_ORDER);
        expect_int("the size", (long long)set_size(set), CROWD - 1 - i,
                   SIZE);
        ob_decref(items[i]);
    }
    ob_decref(set);
}

/* None, False, a type, a Set, and what equals nothing, not even itself;
 * and the Set itself. */
static void any_object(void)
{
    ObObject *items[] = { ob_none(), ob_bool(false), ob_str_from(""),
                          ob_tuple_new(0, NULL), &ob_list_type.base,
                          set_new(), ob_float_new(0.0 / zero) };
    enum { N = sizeof items / sizeof items[0] };
    ObObject *set = need(set_new());
    for (int turn = 0; turn < 2; turn++)
        for (int i = 0; i < N; i++) {
            if (turn == 0)
                has(set, need(items[i]), 0, EQUAL);
            add(set, items[i]);
            has(set, items[i], 1, i == N - 1 ? NAN_TOO : ANY_OBJECT);
            expect_int("the size", (long long)set_size(set),
                       turn ? N : i + 1, i == N - 1 ? NAN_TOO : ANY_OBJECT);
        }
    for (int i = 0; i < N; i++) {
        expect_int("what set_discard returns", set_discard(set, items[i]),
                   0, ANY_OBJECT);
        has(set, items[i], 0, ANY_OBJECT);
        ob_decref(items[i]);
    }
    add(set, set);
    has(set, set, 1, ANY_OBJECT);
    expect_count("a set that is in itself", set, 2, OWN);
    expect_int("what set_discard returns", set_discard(set, set), 0,
               ANY_OBJECT);
    ob_decref(set);
}

/* Whichever of those that are behind each other are taken out. */
static void holes(void)
{
    ObObject *items[ALIKE];
    make_alike(items);
    for (unsigned mask = 0; mask < 1u << ALIKE; mask++) {
        ObObject *set = need(set_new());
        for (int i = 0; i < ALIKE; i++)
            add(set, items[i]);
        for (int i = 0; i < ALIKE; i++)
            if (mask >> i & 1)
                expect_int("what set_discard returns",
                           set_discard(set, items[i]), 0, MARK);
        for (int i = 0; i < ALIKE; i++)
            has(set, items[i], !(mask >> i & 1), MARK);
        ob_decref(set);
    }
    release(items);
}

/* All that are compared when a thousand are put in, and another thousand
 * come and go. */
static void expect_few(void)
{
    expect_int("whether a thousand took more than a hundred thousand "
               "comparisons", comparisons > 100000, 0, SLOW);
}

static void is_fast(void)
{
    enum { MANY = 1000 };
    ObObject *set = need(set_new());
    comparisons = 0;
    for (int i = 0; i < MANY; i++) {
        ObObject *item = counted(i);
        add(set, item);
        expect_few();
        ob_decref(item);
    }
    for (int i = 0; i < MANY; i++) {
        ObObject *other = counted(MANY + i);
        has(set, other, 0, SLOW);
        add(set, other);
        expect_int("what set_discard returns", set_discard(set, other), 0,
                   SLOW);
        expect_few();
        ob_decref(other);
    }
    ob_decref(set);
}

/* The i-th of those that are put in by the thousand; a new reference. */
static ObObject *one_of_many(int i)
{
    return need(ob_int_new(3000 + 7 * (int64_t)i));
}

static double seconds_since(clock_t before)
{
    return (double)(clock() - before) / CLOCKS_PER_SEC;
}

/* Puts in what is missing of n. */
static void put_in(ObObject *set, int n)
{
    for (int i = (int)set_size(set); i < n; i++) {
        ObObject *item = one_of_many(i);
        add(set, item);
        ob_decref(item);
    }
    expect_int("the size", (long long)set_size(set), n, EQUAL);
}

/* How many seconds of processor time it takes to put n in and to look
 * them up. */
static double time_for_once(int n)
{
    ObObject *set = need(set_new());
    clock_t before = clock();
    put_in(set, n);
    for (int i = 0; i < n; i++) {
        ObObject *item = one_of_many(i);
        has(set, item, 1, MANY_IN);
        ob_decref(item);
    }
    double took = seconds_since(before);
    ob_decref(set);
    return took;
}

/* What disturbs a measurement makes it longer, never shorter: of three, the
 * shortest is the truest. */
static double time_for(int n)
{
    double least = time_for_once(n);
    for (int i = 0; i < 2; i++) {
        double took = time_for_once(n);
        least = took < least ? took : least;
    }
    return least;
}

/* How many it takes to look for a thousand of all that are in it. They are
 * looked for again until that is long enough for any clock. */
static double time_among_once(ObObject *set)
{
    ObObject *items[1000];
    int64_t n = (int64_t)set_size(set);
    for (int i = 0; i < 1000; i++)
        items[i] = one_of_many((int)(i * n / 1000));
    long long turns = 0, found = 0;
    clock_t before = clock();
    for (; seconds_since(before) < 0.01; turns++)
        for (int i = 0; i < 1000; i++)
            found += set_has(set, items[i]);
    double took = seconds_since(before) / (double)turns;
    expect_int("how many of a thousand were found", found / turns, 1000,
               MANY_IN);
    for (int i = 0; i < 1000; i++)
        ob_decref(items[i]);
    return took;
}

static double time_among(ObObject *set)
{
    double least = time_among_once(set);
    for (int i = 0; i < 2; i++) {
        double took = time_among_once(set);
        least = took < least ? took : least;
    }
    return least;
}

/* Filling a set may cost so much that searches which take longer and
 * longer are not seen beside it. So they are looked at alone. */
static void finds_among_many(void)
{
    ObObject *few = need(set_new()), *many = need(set_new());
    put_in(few, 1000);
    put_in(many, 120000);
    int slow = 0;
    while (slow < 3 && time_among_once(many) > 6 * time_among(few))
        slow++;
    expect_int("whether a search among 120 times as many took more than six "
               "times as long", slow == 3, 0, GROWS);
    ob_decref(few);
    ob_decref(many);
}

/* So many that it can be measured, on whatever machine. One measurement
 * of what is to be slow may be disturbed; three are not. */
static void grows(void)
{
    int n = 100, slow = 0;
    while (time_for_once(n) < 0.01 && n < 100000)
        n *= 2;
    while (slow < 3 && time_for_once(4 * n) > 9 * time_for(n))
        slow++;
    expect_int("whether four times as many took more than nine times as "
               "long", slow == 3, 0, GROWS);
    finds_among_many();
}

/* Thousands come and go; there are never more than three. */
static void comes_and_goes(void)
{
    ObObject *set = need(set_new()), *kept = need(ob_float_new(0.5));
    add(set, kept);
    for (int i = 0; i < 5000; i++) {
        ObObject *item = need(ob_int_new(3000 + 11 * (int64_t)i));
        add(set, item);
        has(set, item, 1, MARKS);
        expect_int("what set_discard returns", set_discard(set, item), 0,
                   MARKS);
        has(set, item, 0, MARKS);
        expect_count("the count of what was discarded", item, 1, OWN);
        ob_decref(item);
    }
    has(set, kept, 1, MARK);
    expect_int("the size", (long long)set_size(set), 1, SIZE);
    ob_decref(set);
    ob_decref(kept);
}

/* Twos and threes come and go, and it is empty in between. */
static void becomes_empty(void)
{
    ObObject *set = need(set_new());
    uint32_t any = 1;
    for (int i = 0; i < 3000; i++) {
        ObObject *items[3];
        int n = 2 + i % 2;
        for (int k = 0; k < n; k++) {
            any = any * 1664525u + 1013904223u;
            items[k] = need(ob_int_new(3000 + (int64_t)(any >> 12)));
            add(set, items[k]);
        }
        for (int k = 0; k < n; k++) {
            int which = i % 3 == 0 ? k : n - 1 - k;
            has(set, items[which], 1, MARK);
            expect_int("what set_discard returns",
                       set_discard(set, items[which]), 0, MARKS);
            has(set, items[which], 0, MARKS);
        }
        expect_int("the size", (long long)set_size(set), 0, SIZE);
        for (int k = 0; k < n; k++)
            ob_decref(items[k]);
    }
    ob_decref(set);
}

/* All that a hash can be: zero, one, negative, very large. */
static void any_hash(void)
{
    static const int64_t values[] = { 0, 1, 2, -2, -3, 1 << 20, INT64_MAX,
                                      INT64_MIN, INT64_MIN + 1, -3000 };
    enum { N = sizeof values / sizeof values[0] };
    ObObject *set = need(set_new()), *items[N];
    for (int i = 0; i < N; i++) {
        items[i] = need(ob_int_new(values[i]));
        has(set, items[i], 0, EQUAL);
        add(set, items[i]);
    }
    for (int i = 0; i < N; i++)
        has(set, items[i], 1, "A hash may be any number but -1.");
    for (int i = 0; i < N; i += 2)
        expect_int("what set_discard returns", set_discard(set, items[i]),
                   0, MARK);
    for (int i = 0; i < N; i++)
        has(set, items[i], i % 2, MARK);
    expect_int("the size", (long long)set_size(set), N / 2, SIZE);
    for (int i = 0; i < N; i++)
        ob_decref(items[i]);
    ob_decref(set);
}

/* Numbers, of which each third has another hash, and == and hash ask
 * `asked` whether `about` is in it, if it is not NULL. */
static ObObject *asked, *about;
static bool about_in;
static long long asked_size;

static void ask(void)
{
    ObObject *set = asked;
    asked = NULL;               /* it is not asked while it answers */
    if (set != NULL) {
        has(set, about, about_in, ASKS);
        expect_int("the size that == or hash is told",
                   (long long)set_size(set), asked_size, ASKS);
    }
    asked = set;
}

static int equal_numbers(ObObject *a, ObObject *b)
{
    ask();
    return numbered(a) == numbered(b) ? OB_EQUAL : OB_UNEQUAL;
}

static int64_t hash_of_three(ObObject *op)
{
    ask();
    return numbered(op) / 3;
}

static ObType asking_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Asking",
    .basic_size = sizeof(ObInt), .equal = equal_numbers,
    .hash = hash_of_three, .repr = counted_repr, .free = ob_object_free,
};

/* Below n; the same ones each time, and they look like any. */
static unsigned chance(unsigned n)
{
    static uint32_t any = 1;
    any = any * 1664525u + 1013904223u;
    return (any >> 16) % n;
}

/* Two of each number are put into two sets, looked for, and taken out, a
 * few times each, in any order. */
static void do_anything(bool asks)
{
    enum { KINDS = 30 };
    ObObject *sets[2] = { need(set_new()), need(set_new()) };
    ObObject *items[KINDS][2], *in[2][KINDS] = { 0 };
    long long size[2] = { 0 };
    const char *why = asks ? ASKS : ANY_ORDER;
    for (int i = 0; i < 2 * KINDS; i++)
        items[i / 2][i % 2] = numbered_of(&asking_type, i / 2);
    unsigned k = 0, s = 0;
    for (int turn = 0; turn < 3000; turn++) {
        if (chance(4) == 0) {
            k = chance(KINDS);
            s = chance(2);
        }
        ObObject *set = sets[s], *item = items[k][chance(2)];
        unsigned next = (k + 1) % KINDS, other = chance(2);
        about = items[next][chance(2)];
        about_in = in[other][next] != NULL;
        asked_size = size[other];
        asked = asks ? sets[other] : NULL;
        switch (chance(3)) {
        case 0:
            add(set, item);
            size[s] += in[s][k] == NULL;
            in[s][k] = in[s][k] == NULL ? item : in[s][k];
            break;
        case 1:
            expect_int("what set_discard returns", set_discard(set, item),
                       0, why);
            size[s] -= in[s][k] != NULL;
            in[s][k] = NULL;
            break;
        default:
            has(set, item, in[s][k] != NULL, why);
        }
        asked = NULL;
        expect_int("the size", (long long)set_size(set), size[s],
                   asks ? ASKS : SIZE);
        for (int i = 0; i < 2; i++)
            expect_count("the count of one", items[k][i],
                         1 + (in[0][k] == items[k][i])
                         + (in[1][k] == items[k][i]), asks ? ASKS : OWN);
    }
    for (int i = 0; i < 2; i++)
        ob_decref(sets[i]);
    for (int i = 0; i < 2 * KINDS; i++)
        ob_decref(items[i / 2][i % 2]);
}

static void in_any_order(void)
{
    do_anything(false);
    do_anything(true);
}

/* Where another one lay, as soon as an address comes again. */
static void is_born_empty(void)
{
    let_addresses_come_again();
    ObObject *a = need(ob_float_new(1.5));
    for (int turn = 0; turn < 4; turn++) {
        ObObject *set = need(set_new());
        has(set, a, 0, BORN);
        expect_int("the size", (long long)set_size(set), 0, BORN);
        add(set, a);
        has(set, a, 1, ANY_ORDER);
        ob_decref(set);
        bury_others();
    }
    ob_decref(a);
}

/* To == all of them are one; to their hashes, none. */
static int always_equal(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    return OB_EQUAL;
}

static ObType like_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Like",
    .basic_size = sizeof(ObInt), .equal = always_equal, .hash = numbered,
    .repr = counted_repr, .free = ob_object_free,
};

/* Hashes that differ in one bit from one and the same, and their
 * opposites; the small ones, which somebody may keep for himself; the
 * largest and the smallest; and any of 64 bits, the same ones each time,
 * of which many are further apart than an int64_t can tell. */
enum { HASHES = 1000 };

static int64_t hash_of_many(int i)
{
    int64_t bit = (int64_t)(77 ^ (uint64_t)1 << i / 2 % 64);
    if (i < 128)
        return i % 2 ? -bit : bit;
    if (i < 138)
        return i - 128;
    if (i < 148)
        return -2 - (i - 138);
    if (i < 168)
        return i % 2 ? INT64_MAX - (i - 148) : INT64_MIN + (i - 148);
    uint64_t any = (uint64_t)i * 0x9E3779B97F4A7C15u;
    any = (any ^ any >> 30) * 0xBF58476D1CE4E5B9u;
    any = (any ^ any >> 27) * 0x94D049BB133111EBu;
    return (int64_t)(any ^ any >> 31);
}

static void other_hashes(void)
{
    ObObject *set = need(set_new()), *items[HASHES];
    for (int i = 0; i < HASHES; i++) {
        items[i] = numbered_of(&like_type, hash_of_many(i));
        has(set, items[i], 0, DIFFER);
        add(set, items[i]);
        expect_int("the size", (long long)set_size(set), i + 1, DIFFER);
    }
    for (int i = 0; i < HASHES; i++) {
        has(set, items[i], 1, FAR_APART);
        expect_count("the count of one", items[i], 2, OWN);
    }
    ob_decref(set);
    for (int i = 0; i < HASHES; i++)
        ob_decref(items[i]);
}

/* What is shown is an object of the set, and nothing that holds it. */
static void expect_one_of(const ObObject *shown, const ObObject *first)
{
    expect_int("whether what it shows is what was put in, or an equal one",
               shown != NULL && (ob_type(shown) == ob_type(first)
                                 || ob_int_check(shown)), 1, VISIT);
}

static void first_stays(void)
{
    ObObject *set = need(set_new()), *first = need(ob_float_new(1.0)),
             *shown = NULL;
    add(set, first);
    add(set, ob_int_new(1));
    set_type.traverse(set, note_last, &shown);
    expect_one_of(shown, first);
    expect_same("the object in the set", shown, first, EQUAL);
    expect_int("what set_discard returns for an equal one",
               set_discard(set, ob_int_new(1)), 0, EQUAL);
    expect_count("the count of the one that was in it", first, 1, OWN);
    expect_int("the size", (long long)set_size(set), 0, SIZE);
    has(set, first, 0, EQUAL);
    add(set, ob_int_new(1));
    set_type.traverse(set, note_last, &shown);
    expect_same("the object in the set", shown, ob_int_new(1), EQUAL);
    ob_decref(set);
    ob_decref(first);
}

/* Of one hash. Two are equal if they are of one number; to compare the
 * shy one raises `raises`, or any, if all are shy. */
static ObObject *shy;
static bool all_shy;
static ObExc raises;
static int raised;

static int shy_equal(ObObject *a, ObObject *b)
{
    if (all_shy || a == shy || b == shy) {
        ob_raise(raises, "not to be compared");
        raised++;
        return -1;
    }
    return numbered(a) == numbered(b) ? OB_EQUAL : OB_UNEQUAL;
}

static int64_t shy_hash(ObObject *op)
{
    (void)op;
    return 7;
}

static ObType shy_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Shy",
    .basic_size = sizeof(ObInt), .equal = shy_equal,
    .hash = shy_hash, .repr = counted_repr, .free = ob_object_free,
};

/* All three functions raise. */
static void expect_raises(ObObject *set, ObObject *item, const char *why)
{
    expect_int("what set_add returns", set_add(set, item), -1, why);
    expect_raised(raises, why);
    expect_int("what set_has returns", set_has(set, item), -1, why);
    expect_raised(raises, why);
    expect_int("what set_discard returns", set_discard(set, item), -1,
               why);
    expect_raised(raises, why);
}

static void passes_raised_on(void)
{
    ObObject *set = need(set_new()), *a[5];
    for (int i = 0; i < 5; i++) {
        a[i] = numbered_of(&shy_type, i);
        if (i < 4)
            add(set, a[i]);
    }
    all_shy = true;             /* and raise all that there is so far */
    for (raises = OB_MEMORY_ERROR; raises <= OB_RUNTIME_ERROR; raises++)
        expect_raises(set, a[4], RAISED);
    all_shy = false;
    expect_int("the size", (long long)set_size(set), 4, RAISED);
    for (int i = 0; i < 5; i++) {
        has(set, a[i], i < 4, RAISED);
        expect_count("the count of one", a[i], i < 4 ? 2 : 1, RAISED);
    }
    ob_decref(set);
    for (int i = 0; i < 5; i++)
        ob_decref(a[i]);
}

/* -1 with the exception, if == has raised it, or else what is expected. */
static void expect_honest(const char *what, int got, int expected)
{
    expect_int(what, got, raised > 0 ? -1 : expected, RAISED);
    expect_raised(raised > 0 ? raises : OB_NO_ERROR, RAISED);
    raised = 0;
}

/* One of four raises, and another one is equal: it depends on the order
 * which of the two is asked first. */
static void raises_beside_an_equal(void)
{
    ObObject *set = need(set_new()), *a[4], *equal[4];
    for (int i = 0; i < 4; i++) {
        add(set, a[i] = numbered_of(&shy_type, i));
        equal[i] = numbered_of(&shy_type, i);
    }
    raises = OB_OVERFLOW_ERROR;
    for (int i = 0; i < 16; i++) {
        ObObject *item = equal[i / 4];
        raised = 0;
        shy = a[i % 4];
        expect_honest("what set_has returns", set_has(set, item), 1);
        expect_honest("what set_add returns", set_add(set, item), 0);
        expect_int("the size", (long long)set_size(set), 4, RAISED);
        int result = set_discard(set, item);
        expect_int("the size", (long long)set_size(set), 3 + (raised > 0),
                   raised > 0 ? RAISED : SIZE);
        expect_honest("what set_discard returns", result, 0);
        shy = NULL;
        add(set, a[i / 4]);
    }
    ob_decref(set);
    for (int i = 0; i < 4; i++) {
        ob_decref(a[i]);
        ob_decref(equal[i]);
    }
}

/* Objects of which the hash raises, if `sullen`. */
static bool sullen;

static int64_t sullen_hash(ObObject *op)
{
    if (!sullen)
        return numbered(op);
    ob_raise(raises, "no hash today");
    return -1;
}

static ObType sullen_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Sullen",
    .basic_size = sizeof(ObInt), .equal = never_equal, .hash = sullen_hash,
    .repr = counted_repr, .free = ob_object_free,
};

enum { OTHERS = 100 };

/* Who is in it may be asked again when others come and go. Then it is done,
 * or raises and changes nothing. */
static int change_beside(int (*change)(ObObject *, ObObject *),
                         ObObject *set, int i, int step)
{
    long long size = (long long)set_size(set);
    sullen = true;
    int result = change(set, ob_int_new(i));
    expect_raised(result < 0 ? raises : OB_NO_ERROR, NO_HASH);
    sullen = false;
    expect_int("the size", (long long)set_size(set),
               result < 0 ? size : size + step, NO_HASH);
    return result;
}

static void passes_no_hash_on(void)
{
    ObObject *set = need(set_new()), *a = numbered_of(&sullen_type, 5);
    for (int turn = 0; turn < 2; turn++) {
        sullen = true;
        for (raises = OB_MEMORY_ERROR; raises <= OB_RUNTIME_ERROR; raises++)
            expect_raises(set, a, NO_HASH);
        sullen = false;
        expect_int("the size", (long long)set_size(set), turn, NO_HASH);
        add(set, a);
    }
    raises = OB_OVERFLOW_ERROR;
    for (int i = 0; i < OTHERS; i++) {
        int result = change_beside(set_add, set, i, 1);
        has(set, a, 1, NO_HASH);
        has(set, ob_int_new(i), result == 0, NO_HASH);
        if (result < 0)
            add(set, ob_int_new(i));
    }
    for (int i = 0; i < OTHERS; i++) {
        int result = change_beside(set_discard, set, i, -1);
        has(set, a, 1, NO_HASH);
        has(set, ob_int_new(i), result < 0, NO_HASH);
    }
    ob_decref(set);
    ob_decref(a);
}

/* With its last words, it looks whether the set still has it, and puts
 * others in. */
static ObObject *looked_at;

static void look(ObObject *op)
{
    expect_int("whether the set still shows what is dying",
               ob_type(looked_at)->traverse(looked_at, is_it, op), 0,
               LAST);
    expect_int("the size while one dies", (long long)set_size(looked_at),
               0, LAST);
    for (int i = 0; i < OTHERS; i++)
        add(looked_at, ob_int_new(i));
}

static ObType nosy_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Nosy",
    .basic_size = sizeof(ObObject), .finalize = look,
    .repr = counted_repr, .hash = shy_hash, .free = ob_object_free,
};

static void lets_go_last(void)
{
    looked_at = need(set_new());
    ObObject *item = need(ob_object_new(&nosy_type, sizeof(ObObject)));
    add(looked_at, item);
    ob_decref(item);
    expect_int("what set_discard returns", set_discard(looked_at, item), 0,
               LAST);
    expect_int("the size", (long long)set_size(looked_at), OTHERS, LAST);
    for (int i = 0; i < OTHERS; i++)
        has(looked_at, ob_int_new(i), 1, LAST);
    ob_decref(looked_at);
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
    *(long long *)arg += ob_int_value(op) + 1;
    return 0;
}

/* visit stops it at the third, with any number. */
static int stop_with;

static int stop_at_third(ObObject *op, void *arg)
{
    (void)op;
    return ++*(int *)arg == 3 ? stop_with : 0;
}

static void is_stopped(void)
{
    ObObject *set = need(set_new());
    for (int i = 0; i < 10; i++)
        add(set, ob_int_new(i));
    for (stop_with = -1; stop_with < 2; stop_with += 2) {
        int calls = 0;
        int result = set_type.traverse(set, stop_at_third, &calls);
        expect_int("how often visit is called when it returns 1 or -1 the "
                   "third time", calls, 3, STOPS);
        expect_int("what traverse returns then", result, stop_with, STOPS);
    }
    ob_decref(set);
}

static void is_traversed(void)
{
    enum { MANY = 300 };        /* 0 to 299 */
    ObObject *set = need(set_new());
    for (int i = 0; i < MANY; i++)
        add(set, ob_int_new(i));
    set_discard(set, ob_int_new(7));
    expect_int("whether there is a traverse", set_type.traverse != NULL, 1,
               VISIT);
    long long sum = 0;
    expect_int("what traverse returns",
               set_type.traverse(set, count_visit, &sum), 0, VISIT);
    expect_int("the sum of what it shows, 0 to 299 without 7, and one for "
               "each", sum, MANY * (MANY + 1) / 2 - 8, VISIT);
    for (int i = 0; i < MANY; i++)
        set_discard(set, ob_int_new(i));
    sum = 0;
    expect_int("what traverse returns",
               set_type.traverse(set, count_visit, &sum), 0, VISIT);
    expect_int("the sum of what an empty one shows", sum, 0, VISIT);
    ob_decref(set);
}

enum { SOME = 40 };

/* The first n are in it, and the others can still be put in. */
static void expect_whole(ObObject *set, ObObject *const items[], int n)
{
    ob_error_clear();
    let_memory_end(0);
    expect_int("the size when there was no memory",
               (long long)set_size(set), n, UNDO);
    for (int i = 0; i < SOME; i++) {
        has(set, items[i], i < n, UNDO);
        expect_count("the count of one", items[i], i < n ? 2 : 1, UNDO);
    }
    for (int i = n; i < SOME; i++)
        add(set, items[i]);
    for (int i = 0; i < SOME; i++)
        has(set, items[i], 1, UNDO);
    ob_raise_memory();
}

/* All but the first n are in it. */
static void expect_rest(ObObject *set, ObObject *const items[], int n)
{
    ob_error_clear();
    let_memory_end(0);
    expect_int("the size when there was no memory to take one out",
               (long long)set_size(set), SOME - n, UNDO);
    for (int i = 0; i < SOME; i++)
        has(set, items[i], i >= n, UNDO);
    ob_raise_memory();
}

static int fill(ObObject *set, ObObject *const items[])
{
    for (int i = 0; i < SOME; i++) {
        int result = set_add(set, items[i]);
        if (result < 0 && ob_error() == OB_MEMORY_ERROR)
            expect_whole(set, items, i);
        if (result != 0)
            return result;
    }
    for (int i = 0; i < SOME; i++) {
        int result = set_has(set, items[i]);
        if (result < 0)
            return result;
        expect_int("what set_has returns", result, 1,
                   "set_add said that it put it in.");
        result = set_discard(set, items[i]);
        if (result < 0 && ob_error() == OB_MEMORY_ERROR)
            expect_rest(set, items, i);
        if (result != 0)
            return result;
    }
    return 0;
}

/* Each time that it asks for memory is refused, until it asks no more or
 * gets by without. */
static void without_memory(int (*change)(ObObject *, ObObject *),
                           const char *what, ObObject *set, ObObject *item,
                           int was_in)
{
    size_t size = set_size(set);
    for (unsigned long turn = 2;; turn++) {
        unsigned long n = turn / 2, before = ob_mem_allocations(ob_mem());
        let_memory_fail(n, turn % 2);
        int result = change(set, item);
        bool refused = ob_mem_allocations(ob_mem()) - before >= n;
        let_memory_fail(0, false);
        if (result == 0 || !refused) {
            expect_int(what, result, 0, "There is memory.");
            expect_raised(OB_NO_ERROR, UNDO);
            return;
        }
        expect_int(what, result, -1, UNDO);
        expect_raised(OB_MEMORY_ERROR, UNDO);
        expect_int("the size when there was no memory",
                   (long long)set_size(set), (long long)size, UNDO);
        has(set, item, was_in, UNDO);
    }
}

/* Hundreds come, and go again. */
static void grows_and_shrinks_without_memory(void)
{
    enum { MANY = 600 };
    ObObject *set = need(set_new()), *items[MANY];
    for (int i = 0; i < MANY; i++) {
        items[i] = one_of_many(i);
        without_memory(set_add, "what set_add returns", set, items[i], 0);
        has(set, items[i], 1, MANY_IN);
    }
    for (int i = 0; i < MANY; i++) {
        without_memory(set_discard, "what set_discard returns", set,
                       items[i], 1);
        has(set, items[i], 0, ANY_ORDER);
        expect_int("the size", (long long)set_size(set), MANY - 1 - i,
                   SIZE);
    }
    ob_decref(set);
    for (int i = 0; i < MANY; i++)
        ob_decref(items[i]);
}

static int with_refusals(void)
{
    ObObject *items[SOME], *set = set_new();
    int result = set != NULL ? 0 : -1, n = 0;
    for (; n < SOME && result == 0; n++)
        if ((items[n] = ob_int_new(3000 + 8 * n)) == NULL) {
            result = -1;
            break;
        }
    if (result == 0)
        result = fill(set, items);
    while (n > 0)
        ob_decref(items[--n]);
    if (set != NULL)
        ob_decref(set);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "each object is in it once", holds_each_once, .held = HELD,
          .section = "ownership" },
        { "it goes by ==", goes_by_equality, .held = HELD,
          .section = "dict" },
        { "objects can be taken out", discards, .held = HELD,
          .section = "dict" },
        { "nobody is lost behind a discarded one", loses_nobody,
          .held = HELD, .section = "dict" },
        { "objects of one hash", one_hash, .held = HELD, .slow = MARKS,
          .section = "dict" },
        { "forty of one hash", many_alike, .held = HELD, .slow = MARKS,
          .section = "dict" },
        { "whatever has a hash", any_object, .held = HELD,
          .section = "dict" },
        { "whichever of them are taken out", holes, .held = HELD, .slow = MARKS,
          .section = "dict" },
        { "objects come and go", comes_and_goes, .held = HELD, .slow = MARKS,
          .section = "dict" },
        { "it becomes empty, again and again", becomes_empty, .held = HELD,
          .slow = MARKS, .section = "dict" },
        { "any hash will do", any_hash, .held = HELD, .slow = MARKS,
          .section = "dict" },
        { "the one that was there first stays", first_stays, .held = HELD,
          .section = "dict" },
        { "it is fast", is_fast, .held = HELD, .slow = SLOW,
          .section = "dict" },
        { "it stays fast", grows, .held = HELD, .slow = GROWS,
          .section = "dict" },
        { "hashes differ, and == does not", other_hashes, .held = HELD,
          .slow = GROWS, .section = "dict" },
        { "what has no hash is an error", passes_errors_on, .held = HELD,
          .section = "dict" },
        { "what hash raises is passed on", passes_no_hash_on, .held = HELD,
          .section = "dict" },
        { "what == raises is passed on", passes_raised_on, .held = HELD,
          .section = "dict" },
        { "what == raises counts, whoever else is equal",
          raises_beside_an_equal, .held = HELD, .section = "dict" },
        { "whatever is done, in whatever order", in_any_order, .held = HELD,
          .slow = MARKS, .section = "dict" },
        { "a new one is empty", is_born_empty, .held = HELD,
          .section = "dict" },
        { "last words find it taken out", lets_go_last, .held = HELD,
          .dead = LAST, .section = "replace" },
        { "visit may stop it", is_stopped, .held = HELD,
          .section = "cascade" },
        { "it says what it holds", is_traversed, .held = HELD,
          .section = "cascade" },
        { "memory runs out", .scenario = with_refusals, .gets_by = true,
          .held = UNDO, .section = "bytes" },
        { "memory runs out among many",
          grows_and_shrinks_without_memory, .held = HELD,
          .section = "bytes" },
    };
    return RUN(checks);
}
