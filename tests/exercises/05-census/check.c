/* Exercise 5.4: what has grown since the last time. */
#include "lists.h"

ObObject *growth(ObObject *census);

#define FEW \
    "There are more than it says. Every tracked object counts, of whatever " \
    "generation, but for the census and what you make."
static const char more_now[] =
    "Only types of which there are more now, and how many more.";
#define MORE more_now
#define AS_IT_WAS \
    "The collector is as it was before: on or off."
static const char yours[] =
    "Neither the census nor anything that you make is to be counted.";
#define YOURS yours
#define LIKE_IT \
    "A dict that is equal to the census, or like it, is another dict, and " \
    "counts as any does."
#define UPDATE "The census is to say how many there are now."
#define SINCE \
    "What has grown is what there are more of than the census says. Since " \
    "the last time, that is nothing."
#define NAMES \
    "What the census goes by is the name of a type, all of it: types of one " \
    "name are counted together, and others are not."
#define MANY_MORE "However many there are, each of them counts."
#define TYPES_TOO "However many types there are, each of them counts."
#define AGES \
    "The heap has three generations, and all of them count: ask for all its " \
    "objects, not for those of one generation."
#define NUMBERS \
    "When memory runs out, each number in the census is right, or is the one " \
    "from before: count somewhere else, and write what is complete."
#define GARBAGE \
    "Three lists are garbage that no collection has found. They are tracked " \
    "as long as they are there: count what there is, and collect nothing."
#define LEFT \
    "Who works leaves no exception behind: a KeyError that says that a type " \
    "is new is to be cleared."
#define TURNS \
    "Two censuses are asked by turns. How many there were the last time, the " \
    "census says that is given, and nothing else."
#define HELD "Whatever you made on the way is to be let go of."

/* What a dict has under the name of a type; 0: nothing. */
static int64_t number(ObObject *dict, const char *name)
{
    ObObject *key = need(ob_str_from(name));
    ObObject *value = ob_dict_get_borrowed(dict, key);
    ob_decref(key);
    if (value == NULL)
        ob_error_clear();
    return value != NULL ? ob_int_value(value) : 0;
}

/* `expected` is "list 2 Doomed 1": the types, and how many more, in any
 * order. */
static void grows(ObObject *census, const char *expected, const char *why)
{
    char name[20];
    int n = 0, used = 0;
    size_t types = 0;
    uint32_t before = ob_refcnt(census);
    bool on = ob_gc_is_enabled();
    ObObject *more = need(growth(census));
    expect_int("whether the collector is on", ob_gc_is_enabled(), on,
               AS_IT_WAS);
    expect_raised(OB_NO_ERROR, LEFT);
    expect_int("whether it is a dict, and not the census",
               ob_type(more) == &ob_dict_type && more != census, 1, MORE);
    expect_count("the dict that is returned", more, 1, HELD);
    expect_count("the census", census, before, HELD);
    ObObject *repr = need(ob_repr(more)), *key, *value;
    for (size_t at = 0; ob_dict_next_borrowed(more, &at, &key, &value); )
        if (ob_int_value(value) <= 0)
            expect_text("what has grown", repr, expected, MORE);
    for (const char *at = expected;
         sscanf(at, "%19s %d%n", name, &n, &used) == 2; at += used) {
        types++;
        if (number(more, name) != n)
            expect_text("what has grown", repr, expected,
                        (why == more_now || why == yours)
                            && number(more, name) < n ? FEW : why);
    }
    if (ob_dict_size(more) != types)
        expect_text("what has grown", repr, expected, why);
    ob_decref(repr);
    ob_decref(more);
}

static void says(ObObject *census, const char *name, int64_t expected)
{
    expect_int(name, number(census, name), expected, UPDATE);
}

static void nothing(void)
{
    ObObject *census = need(ob_dict_new());
    grows(census, "", YOURS);
    grows(census, "", YOURS);
    ob_decref(census);
}

static void first(void)
{
    ObObject *census = need(ob_dict_new()), *kept = list();
    put_steal(kept, list());
    grows(census, "list 2", MORE);
    says(census, "list", 2);
    grows(census, "", SINCE);
    grows(census, "", YOURS);
    put_steal(kept, need(ob_tuple_new(1, &kept)));
    grows(census, "tuple 1", FEW);
    ob_list_clear(kept);
    ob_decref(kept);
    ob_decref(census);
}

static void later(void)
{
    ObObject *census = need(ob_dict_new()), *kept = list();
    grows(census, "list 1", MORE);
    put_steal(kept, list());
    put_steal(kept, need(ob_doomed_new("a")));
    put_steal(kept, need(ob_doomed_new("b")));
    grows(census, "list 1 Doomed 2", MORE);
    says(census, "list", 2);
    says(census, "Doomed", 2);
    ob_list_clear(kept);
    grows(census, "", MORE);
    says(census, "list", 1);
    says(census, "Doomed", 0);
    put_steal(kept, list());
    put_steal(kept, need(ob_doomed_new("c")));
    grows(census, "list 1 Doomed 1", UPDATE);
    ob_list_clear(kept);
    put_steal(kept, need(ob_doomed_new("d")));
    put_steal(kept, need(ob_doomed_new("e")));
    grows(census, "Doomed 1", "One type has fewer, another more.");
    says(census, "list", 1);
    ob_decref(kept);
    ob_decref(census);
}

/* Some are old, some are in the middle, some have never seen a
 * collection. */
static void of_all_ages(void)
{
    ObObject *census = need(ob_dict_new()), *kept = list();
    for (int i = 0; i < 1500; i++) {
        put_steal(kept, i % 3 ? list() : need(ob_doomed_new("d")));
        if (i == 100)
            ob_gc_collect();
        if (i == 200)
            ob_gc_collect_generation(0);
    }
    grows(census, "list 1001 Doomed 500", AGES);
    ob_gc_collect();
    grows(census, "", AGES);
    put_steal(kept, list());
    grows(census, "list 1", AGES);
    ob_decref(kept);
    ob_decref(census);
}

/* Which is there until it is collected. */
static void garbage(void)
{
    ObObject *census = need(ob_dict_new());
    ob_gc_disable();
    for (int i = 0; i < 3; i++) {
        ObObject *op = list();
        put(op, op);
        ob_decref(op);
    }
    grows(census, "list 3", GARBAGE);
    grows(census, "", GARBAGE);
    expect_int("what a collection finds afterwards",
               (long long)ob_gc_collect(), 3, GARBAGE);
    grows(census, "", UPDATE);
    says(census, "list", 0);
    ob_decref(census);
}

static void other_dicts(void)
{
    ObObject *census = need(ob_dict_new()), *dict = need(ob_dict_new());
    grows(census, "dict 1", YOURS);
    says(census, "dict", 1);
    expect_count("the dict that was counted", dict, 1, HELD);
    grows(census, "", YOURS);
    ob_decref(dict);
    grows(census, "", YOURS);
    says(census, "dict", 0);
    dict = need(ob_dict_new());
    ob_untrack(census);                 /* it is in no list now */
    grows(census, "dict 1", YOURS);
    ob_track(census);
    ob_decref(dict);
    grows(census, "", YOURS);
    for (int i = 0; i < 2; i++) {
        ObObject *copy = need(ob_dict_copy(census));
        grows(census, "dict 1", LIKE_IT);
        ob_decref(copy);
        grows(census, "", LIKE_IT);
    }
    ObObject *another = need(ob_dict_new());
    grows(another, "dict 1", "Another census begins anew, and the old one "
          "is then one of the dicts.");
    ob_decref(another);
    ob_decref(census);
}

/* Each says what was there when it was asked; and one says what the check
 * has put in. */
static void by_turns(void)
{
    ObObject *kept = list(), *two[] = { NULL, NULL };
    static const char *const grown[] = { "list 1 dict 1", "list 1 dict 1", "list 1",
                                         "list 2" };
    two[0] = need(ob_dict_new());
    two[1] = need(ob_dict_new());
    for (int turn = 0; turn < 4; turn++) {
        if (turn == 2)
            put_steal(kept, list());
        if (turn == 3)
            put_steal(kept, list());
        grows(two[turn % 2], grown[turn], TURNS);
    }
    ObObject *key = need(ob_str_from("list")), *n = need(ob_int_new(1));
    need(ob_dict_set(two[0], key, n) == 0 ? two[0] : NULL);
    grows(two[0], "list 2", TURNS);
    grows(two[1], "", TURNS);
    ObObject *made[] = { key, n, two[0], two[1], kept };
    drop_made(made, 5);
}

/* Types are told apart by their whole names, and by nothing else. */
static int shows_nothing(ObObject *op, ObVisit *visit, void *arg)
{
    (void)op;
    (void)visit;
    (void)arg;
    return 0;
}

#define NAMED(text) \
    { .base = OB_STATIC_HEADER(&ob_type_type), .name = text, \
      .basic_size = sizeof(ObObject), .traverse = shows_nothing, \
      .free = ob_object_free }

#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN
#define LONG_NAME FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY

enum { NAMES_OF_ALL = 11 };

static const char same_elsewhere[] = "Container_1";

static ObType named[NAMES_OF_ALL] = {
    NAMED("Container_1"), NAMED("Container_2"), NAMED("Container"),
    NAMED(same_elsewhere), NAMED("c"),
    NAMED(LONG_NAME "1"), NAMED(LONG_NAME "2"), NAMED(LONG_NAME),
    NAMED("Container_of_1"), NAMED("Container_of_two_or_three_things_a"),
    NAMED("Container_of_two_or_three_things_b"),
};

/* By how much types of any name have grown. */
static void expect_grown(ObObject *census, const int by[])
{
    ObObject *more = need(growth(census));
    for (int i = 5; i < NAMES_OF_ALL; i++)
        expect_int("by how much a type has grown, of which others have a "
                   "name that begins alike", number(more, named[i].name),
                   by[i - 5], NAMES);
    ob_decref(more);
}

static void put_named(ObObject *kept, int which)
{
    ObObject *op = need(ob_object_new(&named[which], sizeof(ObObject)));
    ob_track(op);
    put_steal(kept, op);
}

static void names(void)
{
    ObObject *census = need(ob_dict_new()), *kept = list();
    for (int i = 0; i < 5; i++)
        put_named(kept, i);
    grows(census, "list 1 Container_1 2 Container_2 1 Container 1 c 1",
          NAMES);
    put_named(kept, 3);
    put_named(kept, 1);
    grows(census, "Container_1 1 Container_2 1", NAMES);
    ob_decref(kept);
    ob_decref(census);
}

/* Names as long as can be, and of some that begin alike. */
static void long_names(void)
{
    static const int by[] = { 1, 2, 3, 1, 2, 1 }, twice[] = { 1, 0, 0, 1, 0, 1 };
    ObObject *census = need(ob_dict_new()), *kept = list();
    for (int i = 5; i < NAMES_OF_ALL; i++)
        for (int k = 0; k < by[i - 5]; k++)
            put_named(kept, i);
    expect_grown(census, by);
    for (int i = 5; i < NAMES_OF_ALL; i++) {
        says(census, named[i].name, by[i - 5]);
        if (twice[i - 5])
            put_named(kept, i);
    }
    expect_grown(census, twice);
    ob_decref(kept);
    ob_decref(census);
}

enum { TYPES = 600 };

static ObType types[TYPES];
static char text[TYPES][12];

static void name_type(int i)
{
    snprintf(text[i], sizeof text[i], "type%d", i);
    types[i] = named[0];
    types[i].name = text[i];
}

static void put_typed(ObObject *kept, int i)
{
    ObObject *op = need(ob_object_new(&types[i], sizeof(ObObject)));
    ob_track(op);
    put_steal(kept, op);
}

/* More types than one would make room for. */
static void many_types(void)
{
    ObObject *census = need(ob_dict_new()), *kept = list(), *more;
    for (int turn = 1; turn < 3; turn++) {
        for (int i = 0; i < TYPES; i++) {
            if (turn == 1)
                name_type(i);
            put_typed(kept, i);
        }
        more = need(growth(census));
        expect_int("how many of 600 types have grown, and the lists",
                   (long long)ob_dict_size(more), TYPES + (turn == 1),
                   TYPES_TOO);
        for (int i = 0; i < TYPES; i++) {
            expect_int("by how much one of them has grown",
                       number(more, text[i]), 1, TYPES_TOO);
            says(census, text[i], turn);
        }
        ob_decref(more);
    }
    ob_decref(kept);
    ob_decref(census);
}

/* So many of one type as one would not make room for. */
static void very_many(void)
{
    enum { MANY = 66000 };
    ObObject *census = need(ob_dict_new()), *kept = list();
    for (int i = 0; i < MANY; i++)
        put_steal(kept, list());
    grows(census, "list 66001", MANY_MORE);
    says(census, "list", MANY + 1);
    ob_decref(kept);
    ob_decref(census);
}

static bool has(ObObject *dict, const char *name)
{
    ObObject *key = need(ob_str_from(name));
    int found = ob_dict_contains(dict, key);
    ob_decref(key);
    return found == 1;
}

/* Nothing, or what was said before, or what is true now. */
static void right(ObObject *census, const char *name, int64_t before,
                  int64_t now)
{
    char what[60];
    snprintf(what, sizeof what, "%s, after an allocation was refused", name);
    int64_t n = number(census, name);
    if (n != before && has(census, name))
        expect_int(what, n, now, NUMBERS);
}

/* With thousands, each number is an object, too. A name that is interned
 * lives on: hence a first census, which is thrown away. */
static void refused_many(void)
{
    ObObject *census = need(ob_dict_new()), *kept = list(), *more = NULL;
    ob_decref(need(growth(census)));
    ob_dict_clear(census);
    for (int i = 0; i < 1100; i++)
        put_steal(kept, list());
    for (unsigned long turn = 2; more == NULL; turn += 1 + turn / 8) {
        size_t before = ob_mem_blocks(ob_mem());
        bool known = number(census, "list") != 0;
        let_memory_fail(turn / 2, turn % 2);
        more = growth(census);
        let_memory_fail(0, false);
        if (more != NULL)
            break;
        expect_raised(OB_MEMORY_ERROR, HELD);
        right(census, "list", 0, 1101);
        if (number(census, "list") == 0)
            expect_int("the blocks that are left of a refused census",
                       (long long)ob_mem_blocks(ob_mem())
                           - (long long)before - known, 0, HELD);
        if (number(census, "list") != 0)
            ob_dict_clear(census);
    }
    ob_decref(more);
    ob_decref(kept);
    ob_decref(census);
}

/* A census as it was, and then types come that it has no room for; of
 * those that it knows, there are more of one, fewer of another. */
static ObObject *growth_with_new_types(ObObject *census, int new_types,
                                       unsigned long turn)
{
    ObObject *kept = list();
    put_steal(kept, need(ob_doomed_new("a")));
    put_steal(kept, need(ob_doomed_new("b")));
    ob_decref(need(growth(census)));
    ob_list_clear(kept);
    put_steal(kept, list());
    put_steal(kept, need(ob_doomed_new("c")));
    for (int i = 0; i < new_types; i++)
        put_typed(kept, i);
    let_memory_fail(turn / 2, turn % 2);
    ObObject *more = growth(census);
    let_memory_fail(0, false);
    ob_decref(kept);
    return more;
}

static void refused_with_new_types(void)
{
    enum { MOST = 24 };
    for (int i = 0; i < MOST; i++)
        name_type(i);
    for (int new_types = 1; new_types <= MOST; new_types += 1 + new_types / 2) {
        ObObject *more = NULL;
        for (unsigned long turn = 2; more == NULL; turn++) {
            ObObject *census = need(ob_dict_new());
            more = growth_with_new_types(census, new_types, turn);
            if (more == NULL) {
                expect_raised(OB_MEMORY_ERROR, HELD);
                right(census, "list", 1, 2);
                right(census, "Doomed", 2, 1);
                for (int i = 0; i < new_types; i++)
                    right(census, text[i], 0, 1);
            }
            ob_decref(census);
        }
        ob_decref(more);
    }
}

static int refused(void)
{
    ObObject *census = ob_dict_new(), *kept = ob_list_new(), *more = NULL,
             *again = NULL;
    if (census != NULL && kept != NULL)
        more = growth(census);
    bool failed = more == NULL && kept != NULL && census != NULL;
    if (more != NULL && ob_list_append_steal(kept, ob_list_new()) == 0
        && ob_list_append_steal(kept, ob_list_new()) == 0
        && ob_list_append_steal(kept, ob_doomed_new("a")) == 0) {
        ob_decref(more);
        more = NULL;
        again = growth(census);
        failed = again == NULL;
    }
    if (failed && ob_error() == OB_MEMORY_ERROR) {
        ob_error_clear();
        let_memory_end(0);
        bool twice = ob_list_size(kept) > 0;
        right(census, "list", twice, twice ? 3 : 1);
        right(census, "Doomed", 0, twice);
        ob_raise_memory();
    }
    expect_int("whether the collector is on", ob_gc_is_enabled(), 1,
               AS_IT_WAS);
    int result = again != NULL ? 0 : -1;
    ObObject *made[] = { more, again, kept, census };
    for (int i = 0; i < 4; i++)
        if (made[i] != NULL)
            ob_decref(made[i]);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "an empty heap", nothing, .held = HELD, .section = "asking" },
        { "the first census", first, .held = HELD, .section = "asking" },
        { "what has come since", later, .held = HELD, .section = "asking" },
        { "of all generations", of_all_ages, .held = HELD,
          .section = "places" },
        { "garbage", garbage, .held = HELD, .section = "asking" },
        { "dicts of others", other_dicts, .held = HELD,
          .section = "asking" },
        { "two by turns", by_turns, .held = HELD, .section = "asking" },
        { "names of types", names, .held = HELD, .section = "asking" },
        { "six hundred types", many_types, .held = HELD,
          .section = "asking" },
        { "long names, and some that begin alike", long_names,
          .held = HELD, .section = "asking" },
        { "sixty-six thousand", very_many, .held = HELD,
          .section = "asking" },
        { "memory runs out with thousands", refused_many, .held = HELD,
          .section = "bytes" },
        { "memory runs out as new types come", refused_with_new_types,
          .held = HELD, .section = "bytes" },
        { "memory runs out", .scenario = refused, .held = HELD,
          .section = "bytes" },
    };
    return RUN(checks);
}
