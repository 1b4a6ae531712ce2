/* Exercise 9.3: a herd. */
#include "lists.h"
#include "herd.h"

#include <stdlib.h>
#include <string.h>

#define ORDER "Animals are visited in the order in which they joined."
#define ONCE "Who joins twice is there once, at its place."
#define IS "Animals go by `is`: ask them for nothing."
#define WEAK "A herd keeps no animal alive."
#define LEFT "Neither a herd nor a walk that is over holds an animal."
#define ANEW \
    "Who was in the herd, and has died or been lost in a collection, is not " \
    "there: who joins then does so, also at that one's address."
#define SIZE "herd_size counts those that live, also during a walk."
#define HELD "An animal is held until visit returns, and no other is."
#define DIES "Who dies before its turn is left out, and all others are visited."
#define EVER "However many have joined, and died: who lives is visited."
#define JOINS "Who joins during a walk is not visited by it, but by the next."
#define NESTED "Each walk goes its own way, also one within another."
#define ARG "visit is called with the arg that herd_each was given."
#define STOPS "The first result of visit other than 0 ends the walk, and is returned."
#define NOTHING "A walk asks for no memory."
#define TIDY \
    "What is known about the dead goes when they die; or, if somebody is " \
    "walking, when the outermost walk ends, however it ends."
#define CANNOT "What cannot be referred to weakly: TypeError, and nothing has changed."
#define QUIET \
    "A death raises nothing, not even when there is no memory; what is left " \
    "of the dead then goes with the next."
#define PENDING \
    "What is pending is not the herd's: it stays so, and a walk goes by what " \
    "visit returns."
#define HERDS "Each herd has animals of its own."
#define GONE "A herd that nobody refers to dies at once, and nothing is left of it."
#define OWED "Let go of what you took."
#define MEMORY "When there is no memory, the herd is as it was."

typedef struct Animal {
    ObObject base;
    ObRef *weakrefs;
    int number;
    int (*act)(struct Animal *self);    /* NULL: nothing to do */
    int kills;                  /* this one, when it dies; 0: nobody */
    struct Animal *held;        /* itself: then it is garbage, and its last
                                   words save it; or NULL */
} Animal;

static int never_equal(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    expect_int("questions that animals were asked", 1, 0, IS);
    return OB_UNEQUAL;
}

static int64_t no_hash(ObObject *op)
{
    return never_equal(op, op);
}

static int animal_traverse(ObObject *op, ObVisit *visit, void *arg);
static void animal_finalize(ObObject *op);

static ObType animal_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Animal",
    .basic_size = sizeof(Animal), .equal = never_equal, .hash = no_hash,
    .free = ob_object_free, .finalize = animal_finalize,
    .traverse = animal_traverse,
    .weak_offset = offsetof(Animal, weakrefs),
};

enum { MOST = 4000 };
static Animal *animals[MOST];
static ObObject *herd;
static char seen[20000];
static ObObject *arg_wanted;

static ObObject *make_animal(int number)
{
    ObObject *op = ob_object_new(&animal_type, sizeof(Animal));
    if (op == NULL)
        return NULL;
    animals[number] = (Animal *)op;
    *animals[number] = (Animal){ .base = *op, .number = number };
    return op;
}

static ObObject *animal(int number)
{
    return &animals[number]->base;
}

static void join(int number)
{
    ObObject *op = need(make_animal(number));
    expect_int("what herd_add returns", herd_add(herd, op), 0,
               "There is memory, and it can be referred to weakly.");
    expect_count("the count of an animal, which only you hold", op, 1,
                 WEAK);
}

static void die(int number)
{
    ObObject *op = animal(number);
    animals[number] = NULL;
    ob_decref(op);
}

static int animal_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Animal *self = (Animal *)op;
    return self->held != NULL ? visit(&self->held->base, arg) : 0;
}

/* Whom a collection finds, and who is saved, holds itself no more. */
static void animal_finalize(ObObject *op)
{
    if (((Animal *)op)->held != NULL) {
        ((Animal *)op)->held = NULL;
        animals[((Animal *)op)->number] = (Animal *)op;
    }
    int number = ((Animal *)op)->kills;
    ((Animal *)op)->kills = 0;
    if (number != 0)
        die(number);
}

static int see(ObObject *op, void *arg)
{
    Animal *self = (Animal *)op;
    ObPeek peek = ob_peek_at(op);
    char word[20];
    expect_int("whether visit is called with arg", arg == arg_wanted, 1,
               ARG);
    snprintf(word, sizeof word, "%d ", self->number);
    strcat(seen, word);
    int result = self->act != NULL ? self->act(self) : 0;
    expect_int("whether an animal lives until its visit is over",
               ob_peek(peek) > 0, 1, HELD);
    return result;
}

static void expect_seen(const char *expected, int result, const char *why)
{
    seen[0] = '\0';
    expect_int("what herd_each returns", herd_each(herd, see, arg_wanted),
               result, why);
    expect_raised(OB_NO_ERROR, why);
    expect_choice("who was visited", seen, expected, why);
}

static void expect_size(long long expected, const char *why)
{
    expect_int("what herd_size returns", (long long)herd_size(herd),
               expected, why);
}

static void begin(void)
{
    herd = need(herd_new());
    arg_wanted = herd;
}

static void end(void)
{
    for (int i = 0; i < MOST; i++)
        if (animals[i] != NULL) {
            expect_count("the count of an animal", animal(i), 1, LEFT);
            expect_int("references to an animal",
                       (long long)ob_weakref_count(animal(i)) <= 1, 1, ONCE);
            die(i);
        }
    expect_size(0, SIZE);
    ObPeek peek = ob_peek_at(herd);
    ob_decref(herd);
    expect_gone("a herd that nobody holds", peek, GONE);
}

static void visits(void)
{
    begin();
    expect_seen("", 0, ORDER);
    join(2);
    join(1);
    join(3);
    expect_size(3, SIZE);
    expect_seen("2 1 3 ", 0, ORDER);
    for (int i = 1; i < 4; i++)
        expect_int("what herd_add returns", herd_add(herd, animal(i)), 0,
                   ONCE);
    expect_size(3, ONCE);
    arg_wanted = NULL;
    expect_seen("2 1 3 ", 0, ONCE);
    end();
}

static void weak(void)
{
    begin();
    for (int i = 1; i < 6; i++)
        join(i);
    ObPeek peek = ob_peek_at(animal(3));
    die(3);
    expect_gone("an animal that nobody else holds", peek, WEAK);
    expect_size(4, SIZE);
    expect_seen("1 2 4 5 ", 0, DIES);
    die(1);
    die(5);
    join(3);
    expect_seen("2 4 3 ", 0, ORDER);
    end();
}

static int kill_two(Animal *self)
{
    size_t before = herd_size(herd);
    ObPeek next = ob_peek_at(animal(self->number + 1));
    die(self->number + 1);
    expect_gone("the next animal, which nobody else holds", next, HELD);
    die(self->number - 1);
    expect_size((long long)before - 2, SIZE);
    return 0;
}

static int kill_itself(Animal *self)
{
    die(self->number);
    return 0;
}

static int kill_all(Animal *self)
{
    (void)self;
    for (int i = 0; i < MOST; i++)
        if (animals[i] != NULL)
            die(i);
    return 0;
}

static void dies(void)
{
    begin();
    for (int i = 1; i < 9; i++)
        join(i);
    animals[2]->act = kill_two;
    animals[5]->act = kill_itself;
    expect_seen("1 2 4 5 6 7 8 ", 0, DIES);
    animals[2]->act = NULL;
    expect_seen("2 4 6 7 8 ", 0, DIES);
    animals[4]->act = kill_all;
    expect_seen("2 4 ", 0, DIES);
    expect_size(0, SIZE);
    expect_seen("", 0, DIES);
    join(1);
    expect_seen("1 ", 0, DIES);
    end();
}

/* After its visit it dies, and its last words let the next one die. */
static void last_words(void)
{
    begin();
    for (int i = 1; i < 6; i++)
        join(i);
    animals[2]->act = kill_itself;
    animals[2]->kills = 3;
    expect_seen("1 2 4 5 ", 0, DIES);
    expect_seen("1 4 5 ", 0, DIES);
    end();
}

/* A collection forgets who refers to it; then it joins again, when others
 * have referred to it again. */
static int to_save;

static int save(Animal *self)
{
    if (self != NULL)
        self->act = NULL;
    ObObject *op = animal(to_save);
    animals[to_save] = NULL;
    ((Animal *)op)->held = (Animal *)op;
    ob_gc_collect();
    expect_same("the animal that was saved", animal(to_save), op, WEAK);
    expect_size(3, SIZE);
    ObObject *ref = need(ob_ref_new(op, NULL));
    expect_int("what herd_add returns", herd_add(herd, op), 0, ANEW);
    expect_size(4, ANEW);
    ob_decref(ref);
    return 0;
}

static void save_one(int number, bool in_a_walk, const char *before, const char *after)
{
    begin();
    for (int i = 1; i < 5; i++) {
        join(i);
        ob_track(animal(i));
    }
    to_save = number;
    if (in_a_walk) {
        animals[1]->act = save;
        expect_seen(before, 0, JOINS);
    } else {
        save(NULL);
    }
    expect_seen(after, 0, ORDER);
    end();
}

static void saved(void)
{
    for (int in_a_walk = 0; in_a_walk < 2; in_a_walk++) {
        save_one(3, in_a_walk, "1 2 4 ", "1 2 4 3 ");
        save_one(4, in_a_walk, "1 2 3 ", "1 2 3 4 ");
        save_one(2, in_a_walk, "1 3 4 ", "1 3 4 2 ");
    }
}

/* During a walk one dies, and another is born at its address. */
static int bear_another(Animal *self)
{
    self->act = NULL;
    die(3);
    bury_others();
    join(5);
    expect_size(4, ANEW);
    return 0;
}

static void born_anew(void)
{
    let_addresses_come_again();
    begin();
    for (int i = 1; i < 5; i++)
        join(i);
    animals[1]->act = bear_another;
    expect_seen("1 2 4 ", 0, JOINS);
    expect_seen("1 2 4 5 ", 0, ANEW);
    end();
}

/* Some live for ever, and their references need not be known to them:
 * an animal, and a type. */
static Animal eternal = { .base = OB_STATIC_HEADER(&animal_type), .number = 7 };

static int count_types(ObObject *op, void *arg)
{
    *(int *)arg += op == &ob_type_type.base || op == &ob_int_type.base;
    return 0;
}

static void immortal(void)
{
    begin();
    join(1);
    for (int i = 0; i < 3; i++) {
        expect_int("what herd_add returns", herd_add(herd, &eternal.base), 0, ONCE);
        expect_size(2, ONCE);
        expect_seen("1 7 ", 0, ONCE);
    }
    join(2);
    expect_seen("1 7 2 ", 0, ORDER);
    ObObject *of_animals = herd;
    herd = need(herd_new());
    for (int i = 1; i < 6; i++) {
        int n = 0;
        ObObject *type = i % 2 != 0 ? &ob_type_type.base : &ob_int_type.base;
        expect_int("what herd_add returns", herd_add(herd, type), 0, ONCE);
        expect_size(i > 1 ? 2 : 1, ONCE);
        expect_int("what herd_each returns", herd_each(herd, count_types, &n), 0, ONCE);
        expect_int("visits", n, i > 1 ? 2 : 1, ONCE);
    }
    ob_decref(herd);
    herd = of_animals;
    die(1);
    die(2);
    expect_seen("7 ", 0, DIES);
    ObPeek peek = ob_peek_at(herd);
    ob_decref(herd);
    expect_gone("a herd that nobody holds", peek, GONE);
}

/* As many joins, walks, and deaths as no number of two bytes counts. */
static int count_all(ObObject *op, void *arg)
{
    (void)op;
    ++*(int *)arg;
    return 0;
}

static void ever_more(void)
{
    begin();
    join(1);
    for (int i = 0; i < 66000; i++) {
        int n = 0;
        join(2);
        if (herd_each(herd, count_all, &n) != 0 || n != 2)
            expect_int("visits, when two live", n, 2, EVER);
        die(2);
    }
    end();
}

/* Who waits for a death asks how many live, and walks, before the herd
 * hears of it or afterwards; or it lets go of the herd. */
static long long living;

static ObObject *ask_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)op;
    (void)args;
    (void)n;
    if (living < 0) {
        ob_decref(herd);
        return ob_none();
    }
    expect_size(living, SIZE);
    int visits = 0;
    expect_int("what herd_each returns", herd_each(herd, count_all, &visits), 0, DIES);
    expect_int("visits", visits, living, DIES);
    living = -1;
    return ob_none();
}

static ObType ask_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Ask",
    .basic_size = sizeof(ObObject), .call = ask_call,
    .free = ob_object_free,
};

static void asked_when_one_dies(void)
{
    ObObject *ask = need(ob_object_new(&ask_type, sizeof(ObObject)));
    begin();
    for (int i = 1; i < 5; i++)
        join(i);
    for (int i = 4; i > 0; i--) {
        ObObject *ref = need(ob_ref_new(animal(i), ask));
        living = i - 1;
        die(i);
        expect_int("whether it was asked", living, -1, SIZE);
        ob_decref(ref);
    }
    ObObject *ref = need(ob_ref_new(need(make_animal(1)), ask));
    expect_int("what herd_add returns", herd_add(herd, animal(1)), 0, ORDER);
    join(2);
    living = 1;
    die(1);
    ob_decref(ref);
    expect_seen("2 ", 0, DIES);
    ob_decref(ask);
    end();
}

static void last_let_go_in_a_death(void)
{
    for (int first = 0; first < 2; first++) {
        ObObject *ask = need(ob_object_new(&ask_type, sizeof(ObObject)));
        begin();
        ObPeek peek = ob_peek_at(herd);
        ObObject *ref = first ? need(ob_ref_new(need(make_animal(1)), ask)) : NULL;
        if (first)
            expect_int("what herd_add returns", herd_add(herd, animal(1)), 0, ORDER);
        else
            join(1);
        join(2);
        ref = first ? ref : need(ob_ref_new(animal(1), ask));
        living = -1;
        die(1);
        expect_gone("a herd that nobody holds", peek, GONE);
        die(2);
        ob_decref(ref);
        ob_decref(ask);
    }
}

static int breed(Animal *self)
{
    self->act = NULL;
    for (int i = 100; i < 400; i++)
        join(i);
    die(self->number + 1);
    return 0;
}

/* Those who are there join again. */
static int join_again(Animal *self)
{
    self->act = NULL;
    for (int i = 1; i < 4; i++)
        expect_int("what herd_add returns", herd_add(herd, animal(i)), 0, ONCE);
    expect_size(3, ONCE);
    return 0;
}

static void joins_again(void)
{
    begin();
    for (int i = 1; i < 4; i++)
        join(i);
    animals[2]->act = join_again;
    expect_seen("1 2 3 ", 0, ONCE);
    expect_seen("1 2 3 ", 0, ONCE);
    end();
}

static void joins(void)
{
    begin();
    join(1);
    join(2);
    join(3);
    animals[1]->act = breed;
    expect_seen("1 3 ", 0, JOINS);
    expect_size(302, SIZE);
    seen[0] = '\0';
    expect_int("what herd_each returns", herd_each(herd, see, arg_wanted), 0,
               JOINS);
    expect_int("bytes of the numbers that were seen",
               (long long)strlen(seen), 4 + 300 * 4, JOINS);
    end();
}

static int walk(Animal *self)
{
    self->act = NULL;
    strcat(seen, "( ");
    int result = herd_each(herd, see, arg_wanted);
    strcat(seen, ") ");
    return result;
}

/* Then one dies, and another joins. */
static int join_six(Animal *self)
{
    self->act = NULL;
    join(6);
    return 0;
}

static int walk_and_change(Animal *self)
{
    int result = walk(self);
    die(4);
    join(7);
    return result;
}

static int stop(Animal *self)
{
    return 1000 + self->number;
}

static int stop_once(Animal *self)
{
    self->act = NULL;
    return 1000;
}

static int walk_and_go_on(Animal *self)
{
    expect_int("what herd_each returns, within another walk", walk(self), 1000, STOPS);
    return 0;
}

static int walk_and_die(Animal *self)
{
    int result = walk(self);
    die(self->number);
    return result;
}

static int join_and_walk(Animal *self)
{
    self->act = NULL;
    join(8);
    return walk(self);
}

/* A walk within a walk is over, and the animal dies after its visit. */
static void after_nested(void)
{
    begin();
    for (int i = 1; i < 4; i++)
        join(i);
    animals[1]->act = walk_and_die;
    expect_seen("1 ( 1 2 3 ) 2 3 ", 0, NESTED);
    expect_size(2, SIZE);
    animals[2]->act = join_and_walk;
    expect_seen("2 ( 2 3 8 ) 3 ", 0, NESTED);
    expect_seen("2 3 8 ", 0, NESTED);
    end();
}

/* Before the walk within the walk two die, one of them behind it. */
static int kill_and_walk(Animal *self)
{
    die(self->number - 1);
    die(self->number + 1);
    join(self->number + 4);
    return walk(self);
}

/* Who has died since the first walk began is none of those whom another
 * one counts. */
static void nested_after_deaths(void)
{
    begin();
    for (int i = 1; i < 6; i++)
        join(i);
    animals[2]->act = kill_and_walk;
    animals[4]->act = walk;
    expect_seen("1 2 ( 2 4 ( 2 4 5 6 ) 5 6 ) 4 5 ", 0, NESTED);
    animals[5]->act = kill_and_walk;
    expect_seen("2 4 5 ( 2 5 9 ) ", 0, NESTED);
    expect_size(3, SIZE);
    end();
}

static void nested(void)
{
    begin();
    for (int i = 1; i < 6; i++)
        join(i);
    animals[2]->act = walk_and_change;
    animals[3]->act = kill_itself;
    animals[5]->act = join_six;
    expect_seen("1 2 ( 1 2 3 4 5 ) 5 ", 0, NESTED);
    expect_seen("1 2 5 6 7 ", 0, NESTED);
    join(4);
    animals[1]->act = walk;
    animals[2]->act = stop;
    expect_seen("1 ( 1 2 ) ", 1002, STOPS);
    expect_seen("1 2 ", 1002, STOPS);
    animals[1]->act = walk_and_go_on;
    animals[2]->act = stop_once;
    expect_seen("1 ( 1 2 ) 2 5 6 7 4 ", 0, NESTED);
    end();
    nested_after_deaths();
}

/* A walk within a walk within a walk, and in the last one somebody
 * dies. */
static int depth, deepest, dies_deep;

static int walk_down(Animal *self)
{
    (void)self;
    if (++depth < deepest)
        return herd_each(herd, see, arg_wanted);
    if (dies_deep > 0)
        die(dies_deep);
    else
        animals[2]->act = kill_itself;
    return 0;
}

/* The first of three walks, or the second; the other one of them dies,
 * or the second does when it is visited, in the deepest walk. */
static void deep_walks(void)
{
    static const int some[] = { 127, 128, 255, 256, 257, 300,
                                1100 };
    for (size_t i = 0; i < 3 * sizeof some / sizeof some[0]; i++) {
        bool itself = i % 3 == 2;
        int walker = i % 3 == 1 ? 2 : 1;
        begin();
        for (int k = 1; k < 4; k++)
            join(k);
        depth = 0;
        deepest = some[i / 3];
        dies_deep = itself ? 0 : 3 - walker;
        animals[walker]->act = walk_down;
        seen[0] = '\0';
        expect_int("what herd_each returns", herd_each(herd, see, arg_wanted), 0, NESTED);
        expect_int("how many visits there were", (long long)strlen(seen) / 2, (walker + 1) * deepest + itself,
                   NESTED);
        animals[walker]->act = NULL;
        expect_seen(walker == 1 ? "1 3 " : "2 3 ", 0, NESTED);
        end();
    }
}

static int fail(Animal *self)
{
    (void)self;
    die(3);
    ob_raise(OB_VALUE_ERROR, "it bites");
    return -1;
}

static void stops(void)
{
    begin();
    for (int i = 1; i < 6; i++)
        join(i);
    animals[2]->act = fail;
    seen[0] = '\0';
    expect_int("what herd_each returns", herd_each(herd, see, arg_wanted),
               -1, STOPS);
    expect_raised(OB_VALUE_ERROR, STOPS);
    expect_choice("who was visited", seen, "1 2 ", STOPS);
    animals[2]->act = NULL;
    expect_seen("1 2 4 5 ", 0, STOPS);
    end();
}

static int count(ObObject *op, void *arg)
{
    (void)op;
    if (++*(int *)arg != 250)
        return 0;
    expect_size(500, SIZE);
    int n = 250;
    int result = herd_each(herd, count, &n);
    expect_int("visits, in a walk within the walk", n - 250, 500, NESTED);
    return result;
}

static void asks_nothing(void)
{
    begin();
    for (int i = 0; i < 500; i++)
        join(i);
    Quiet quiet = quiet_begin();
    int n = 0;
    expect_int("what herd_each returns", herd_each(herd, count, &n), 0,
               NOTHING);
    expect_quiet(quiet, NOTHING);
    expect_int("visits", n, 500, ORDER);
    end();
}

/* visit raises, and says 0 nevertheless. */
static int raise_and_go_on(Animal *self)
{
    ob_raise(OB_VALUE_ERROR, "it bites");
    return self->number - 1;
}

static void pending(void)
{
    begin();
    for (int i = 1; i < 4; i++)
        join(i);
    animals[1]->act = raise_and_go_on;
    seen[0] = '\0';
    expect_int("what herd_each returns", herd_each(herd, see, arg_wanted), 0, PENDING);
    expect_choice("who was visited", seen, "1 2 3 ", PENDING);
    expect_size(3, PENDING);
    expect_raised(OB_VALUE_ERROR, PENDING);
    end();
}

/* How many references there are that nobody needs: each animal had one
 * of its own, with a callback, whatever else the herd keeps. */
static size_t blocks(void)
{
    return ob_mem_blocks(ob_mem());
}

/* Lets the one that joined last die. */
static int kill_last(Animal *self)
{
    (void)self;
    for (int i = MOST - 1; i > 0; i--)
        if (animals[i] != NULL) {
            die(i);
            return 0;
        }
    return 0;
}

static int kill_last_and_stop(Animal *self)
{
    kill_last(self);
    return self->number + 1;
}

static int kill_last_within(Animal *self)
{
    self->act = kill_last;
    return herd_each(herd, see, arg_wanted);
}

static int kill_last_and_walk(Animal *self)
{
    kill_last(self);
    self->act = NULL;
    return herd_each(herd, see, arg_wanted);
}

static int kill_ten(Animal *self)
{
    (void)self;
    for (int i = 2; i < 12; i++)
        die(i);
    return 0;
}

/* Nothing is left of them when the walk is over. */
static void tidies_many(void)
{
    begin();
    join(0);
    join(1);
    size_t before = 0;
    for (int round = 0; round < 4; round++) {
        for (int i = 2; i < 12; i++)
            join(i);
        animals[round % 2]->act = kill_ten;
        (void)herd_each(herd, see, arg_wanted);
        seen[0] = '\0';
        animals[round % 2]->act = NULL;
        expect_int("animals", (long long)herd_size(herd), 2, SIZE);
        before = round == 0 ? blocks() : before;
        expect_int("blocks more, when ten died in each walk",
                   (long long)(blocks() - before), 0, TIDY);
    }
    end();
}

/* It dies, and so do the references to it. */
static void expect_none_left(int number)
{
    ObObject *refs = need(ob_weakref_refs(animal(number)));
    ObPeek peeks[9];
    size_t n = ob_list_size(refs);
    for (size_t i = 0; i < n && i < 9; i++)
        peeks[i] = ob_peek_at(ob_list_get_borrowed(refs, (int64_t)i));
    ob_decref(refs);
    die(number);
    for (size_t i = 0; i < n && i < 9; i++)
        expect_gone("a reference to an animal that is dead", peeks[i], TIDY);
}

static ObObject *other_herd;

static int kill_last_and_walk_elsewhere(Animal *self)
{
    kill_last(self);
    return herd_each(other_herd, see, arg_wanted);
}

/* A walk through one herd within a walk through another one. */
static void tidies_each(void)
{
    begin();
    join(0);
    other_herd = herd;
    begin();
    join(1);
    join(2);
    arg_wanted = NULL;
    animals[1]->act = kill_last_and_walk_elsewhere;
    size_t before = 0;
    for (int i = 0; i < 4; i++) {
        seen[0] = '\0';
        (void)herd_each(herd, see, arg_wanted);
        before = i == 0 ? blocks() : before;
        expect_int("blocks more, when one has died in each walk", (long long)(blocks() - before), 0, TIDY);
        join(2);
    }
    animals[1]->act = NULL;
    ob_decref(other_herd);
    end();
}

/* Nobody is walking through the herd, but through another one: at the
 * latest when that walk is over, nothing is left. */
static ObObject *quiet_herd;
static ObPeek left_there[2];

static int die_elsewhere(Animal *self)
{
    ObObject *walked = herd;
    herd = quiet_herd;
    ObObject *refs = need(ob_weakref_refs(animal(10 + self->number)));
    left_there[self->number - 1] = ob_peek_at(need(ob_list_get_borrowed(refs, 0)));
    ob_decref(refs);
    die(10 + self->number);
    expect_size(2 - self->number, SIZE);
    herd = walked;
    return 0;
}

static void tidies_elsewhere(void)
{
    begin();
    join(11);
    join(12);
    quiet_herd = herd;
    begin();
    arg_wanted = NULL;
    for (int i = 1; i < 3; i++) {
        join(i);
        animals[i]->act = die_elsewhere;
    }
    expect_seen("1 2 ", 0, HERDS);
    for (int i = 0; i < 2; i++)
        expect_gone("a reference to an animal that is dead", left_there[i], TIDY);
    ob_decref(quiet_herd);
    end();
}

/* Whatever visit returns is the result. */
static int wanted_result;

static int return_it(Animal *self)
{
    (void)self;
    return wanted_result;
}

static void results(void)
{
    static const int some[] = { 1, -1, 2, -2, 256, -256, 65536, INT32_MAX, INT32_MIN };
    begin();
    for (int i = 1; i < 4; i++)
        join(i);
    animals[2]->act = return_it;
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
        wanted_result = some[i];
        expect_seen("1 2 ", some[i], STOPS);
    }
    end();
}

static void tidies(void)
{
    static int (*const acts[])(Animal *) = { kill_last, kill_last_and_stop,
                                             kill_last_within,
                                             kill_last_and_walk };
    begin();
    join(0);
    join(1);
    for (int i = 2; i < 300; i++) {
        join(i);
        die(i);
    }
    size_t before = blocks();
    for (int i = 2; i < 300; i++) {
        join(i);
        die(i);
    }
    expect_int("blocks more, when nobody was walking",
               (long long)(blocks() - before), 0, TIDY);
    for (int i = 0; i < 4; i++) {
        animals[0]->act = NULL;
        for (int j = 2; j < 300; j++) {
            join(j);
            animals[0]->act = acts[i];
            (void)herd_each(herd, see, arg_wanted);
            seen[0] = '\0';
            if (animals[1] == NULL)
                join(1);
        }
        animals[0]->act = NULL;
        expect_int("animals", (long long)herd_size(herd), 2, SIZE);
        expect_int("blocks more, when they died in a walk",
                   (long long)(blocks() - before), 0, TIDY);
    }
    animals[0]->act = animals[1]->act = NULL;
    expect_none_left(0);
    expect_none_left(1);
    end();
}

static void cannot(void)
{
    begin();
    join(1);
    ObObject *some[] = { need(ob_list_new()), need(ob_int_new(5000)), ob_none() };
    for (int i = 0; i < 9; i++) {
        long long count = ob_refcnt(some[i % 3]);
        expect_int("what herd_add returns for what cannot be referred to weakly", herd_add(herd, some[i % 3]),
                   -1, CANNOT);
        expect_raised(OB_TYPE_ERROR, CANNOT);
        expect_count("its count", some[i % 3], count, CANNOT);
    }
    expect_size(1, CANNOT);
    expect_seen("1 ", 0, CANNOT);
    ob_decref(some[0]);
    ob_decref(some[1]);
    end();
}

static int reported;

static void hear(const ObError *error, const char *context, void *arg)
{
    (void)error;
    (void)context;
    (void)arg;
    reported++;
}

static void two(void)
{
    ob_unraisable_to(hear, NULL);
    begin();
    join(1);
    join(2);
    ObObject *first = herd, *refs = need(ob_weakref_refs(animal(1)));
    begin();
    join(3);
    expect_int("what herd_add returns", herd_add(herd, animal(2)), 0, HERDS);
    expect_seen("3 2 ", 0, HERDS);
    ObObject *second = herd;
    herd = first;
    arg_wanted = NULL;
    expect_seen("1 2 ", 0, HERDS);
    ObPeek peek = ob_peek_at(herd);
    ob_decref(herd);
    expect_gone("a herd that nobody holds", peek, GONE);
    herd = second;
    ob_raise(OB_KEY_ERROR, "'spam'");
    die(1);
    expect_raised(OB_KEY_ERROR, "What is pending when one dies stays so.");
    expect_int("exceptions that nobody could catch", reported, 0, GONE);
    ob_unraisable_to(NULL, NULL);
    ob_decref(refs);
    expect_seen("3 2 ", 0, HERDS);
    end();
}

/* Each dies when there is no memory, or one block less; the last when
 * there is. */
static void end_of_memory(bool all)
{
    if (all)
        let_memory_end(1);
    else
        ob_mem_fail_nth(ob_mem(), 1);
}

static void memory_again(void)
{
    let_memory_end(0);
    ob_mem_fail_nth(ob_mem(), 0);
}

static void die_poor(bool all)
{
    ob_unraisable_to(hear, NULL);
    begin();
    join(0);
    join(1);
    size_t before = blocks();
    for (int i = 2; i < 400; i++)
        join(i);
    for (int i = 2; i < 399; i++) {
        end_of_memory(all);
        die(i);
        memory_again();
        expect_raised(OB_NO_ERROR, QUIET);
        expect_size(401 - i, SIZE);
    }
    expect_int("exceptions that nobody could catch", reported, 0, QUIET);
    expect_seen("0 1 399 ", 0, DIES);
    die(399);
    expect_int("blocks more, when another has died",
               (long long)(blocks() - before), 0, QUIET);
    expect_seen("0 1 ", 0, DIES);
    ob_unraisable_to(NULL, NULL);
    end();
}

static void dies_poor(void)
{
    die_poor(false);
    die_poor(true);
}

/* Most of them die in a walk, which ends when there is no memory. */
static int kill_most(Animal *self)
{
    for (int i = 2; i < 399; i++)
        die(i);
    self->act = NULL;
    ob_raise(OB_VALUE_ERROR, "no more of them");
    let_memory_end(1);
    return -1;
}

static void walk_ends_poor(void)
{
    ob_unraisable_to(hear, NULL);
    begin();
    join(0);
    join(1);
    size_t before = blocks();
    for (int i = 2; i < 400; i++)
        join(i);
    animals[1]->act = kill_most;
    seen[0] = '\0';
    int result = herd_each(herd, see, arg_wanted);
    let_memory_end(0);
    expect_int("what herd_each returns", result, -1, STOPS);
    expect_raised(OB_VALUE_ERROR, PENDING);
    expect_seen("0 1 399 ", 0, DIES);
    animals[1]->act = kill_most;
    for (int i = 2; i < 399; i++)
        join(i);
    seen[0] = '\0';
    (void)herd_each(herd, see, arg_wanted);
    let_memory_end(0);
    ob_error_clear();
    die(399);
    expect_int("blocks more, when another has died", (long long)(blocks() - before), 0, QUIET);
    expect_int("exceptions that nobody could catch", reported, 0, QUIET);
    ob_unraisable_to(NULL, NULL);
    end();
}

/* For each that dies, another one comes: never more than may live. */
static int take_turns(Animal *self)
{
    self->act = NULL;
    for (int i = 6; i < 206; i += 4) {
        die(i);
        join(i);
        expect_size(MOST / 2, SIZE);
    }
    return 0;
}

/* As many as there may be. */
static void many(void)
{
    enum { FULL = MOST / 2 };
    begin();
    for (int i = 0; i < FULL; i++)
        join(2 * i);
    for (int i = 0; i < FULL; i += 37)
        expect_int("what herd_add returns", herd_add(herd, animal(2 * i)), 0,
                   ONCE);
    expect_size(FULL, ONCE);
    ObObject *list = need(ob_list_new());
    for (int i = 0; i < FULL; i += 2) {
        need(ob_list_append_steal(list, animal(2 * i)) == 0 ? list : NULL);
        animals[2 * i] = NULL;
    }
    ob_decref(list);
    expect_size(FULL / 2, SIZE);
    seen[0] = '\0';
    expect_int("what herd_each returns", herd_each(herd, see, arg_wanted), 0,
               ORDER);
    const char *at = seen;
    for (int i = 1; i < FULL; i += 2) {
        expect_int("who was visited", atoi(at), 2 * i, ORDER);
        at = strchr(at, ' ') + 1;
    }
    expect_int("bytes of what was seen beyond", (long long)strlen(at), 0,
               ORDER);
    for (int i = 0; i < FULL / 2; i++)
        join(2 * i + 1);
    animals[2]->act = take_turns;
    seen[0] = '\0';
    expect_int("what herd_each returns", herd_each(herd, see, arg_wanted), 0,
               DIES);
    expect_size(FULL, SIZE);
    end();
}

/* Others may refer to it, and who could not join may do so later. */
static int add_or_again(int n)
{
    ObObject *ref = ob_ref_new(animal(n), NULL);
    int result = ref == NULL ? -1 : expect_done(herd_add(herd, animal(n)));
    ObError error = ob_self()->error;
    ob_error_clear();
    expect_size(n + (result == 0), MEMORY);
    if (result != 0) {
        let_memory_end(0);
        expect_int("what herd_add returns, when there is memory again", herd_add(herd, animal(n)),
                   0, MEMORY);
        expect_size(n + 1, MEMORY);
    }
    ob_self()->error = error;
    if (ref != NULL)
        ob_decref(ref);
    return result;
}

static int refused(void)
{
    herd = expect_made(herd_new());
    arg_wanted = herd;
    int result = herd == NULL ? -1 : 0;
    for (int n = 0; n < 20 && result == 0; n++) {
        animals[n] = NULL;
        result = make_animal(n) == NULL ? -1 : 0;
        if (result == 0)
            result = add_or_again(n);
    }
    for (int i = 0; i < 20; i++)
        if (animals[i] != NULL) {
            expect_count("the count of an animal", animal(i), 1, MEMORY);
            die(i);
        }
    if (herd != NULL)
        ob_decref(herd);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "animals are visited", visits, .held = OWED,
          .section = "looking" },
        { "they die", weak, .held = OWED, .section = "looking" },
        { "they die during a walk", dies, .held = OWED, .dead = HELD,
          .section = "looking" },
        { "one dies of another one's death", last_words, .held = OWED,
          .section = "looking" },
        { "one that is saved from a collection", saved, .held = OWED,
          .section = "looking" },
        { "one that is born where another died", born_anew, .held = OWED,
          .section = "looking" },
        { "some that live for ever", immortal, .held = OWED,
          .section = "looking" },
        { "how many live, when one dies", asked_when_one_dies,
          .held = OWED, .section = "looking" },
        { "a herd that dies when one dies", last_let_go_in_a_death, .held = OWED, .dead = GONE,
          .section = "looking" },
        { "they join again, during a walk", joins_again, .held = OWED, .section = "looking" },
        { "they join during a walk", joins, .held = OWED,
          .section = "looking" },
        { "a walk within a walk", nested, .held = OWED,
          .section = "looking" },
        { "when a walk within a walk is over", after_nested, .held = OWED,
          .section = "looking" },
        { "walks within walks", deep_walks, .held = OWED,
          .section = "looking" },
        { "a walk that ends early", stops, .held = OWED,
          .section = "looking" },
        { "whatever a visit returns", results, .held = OWED,
          .section = "looking" },
        { "a visit that raises, and returns 0", pending, .held = OWED, .section = "looking" },
        { "a walk asks for nothing", asks_nothing, .held = OWED,
          .section = "looking" },
        { "nothing is left of the dead", tidies, .held = OWED,
          .section = "looking" },
        { "nor where another herd has its walk", tidies_each,
          .held = OWED, .section = "looking" },
        { "nor of who dies while another herd is walked through",
          tidies_elsewhere, .held = OWED, .section = "looking" },
        { "nor of ten who die in one walk", tidies_many, .held = OWED,
          .section = "looking" },
        { "what cannot be in a herd", cannot, .held = CANNOT,
          .section = "looking" },
        { "two herds", two, .held = OWED, .section = "looking" },
        { "there is no memory when they die", dies_poor, .held = OWED,
          .section = "looking" },
        { "there is no memory when a walk is over", walk_ends_poor, .held = OWED, .section = "looking" },
        { "two thousand", many, .held = OWED, .section = "looking" },
        { "ever more", ever_more, .held = OWED, .section = "looking" },
        { "memory runs out", .scenario = refused, .held = MEMORY,
          .section = "bytes" },
    };
    return RUN(checks);
}
