/* Exercise 8.5: listeners. */
#include "lists.h"
#include "listeners.h"

#include <stdlib.h>
#include <string.h>

#define ORDER "Listeners are told in the order in which they joined."
#define EVENT "Each is told by the method that was asked for, with the event."
#define ONCE \
    "Who joins twice is in the group once, at the place where it was."
#define WEAK "The group keeps no listener alive."
#define COUNTS \
    "Let go of what you took: what a method returns, the listener, the " \
    "reference."
#define IS "Who equals a listener is not that listener: go by `is`."
#define EACH \
    "Three have joined. They equal each other, and yet each is a listener: " \
    "go by `is`."
#define NOBODY "Who is not in it, whatever it is: 0, and nothing is raised."
#define LEFT "Who has left is not told, and can join again, at the end."
#define ALONE "Who leaves leaves alone: all others are in the group."
#define LEAVES \
    "Who leaves while the group is telling is not told any more, and the " \
    "others are, each once."
#define DIES \
    "Who dies while the group is telling is not told. Nobody holds it but " \
    "while its own method runs."
#define DEAD "Who has died is passed over, and all others are told."
#define HELD "A listener is held while its own method runs."
#define JOINS "Who joins while the group is telling is told the next time."
#define BORN \
    "One may be born where a dead one lay, and it is another one: it has " \
    "joined when it joins."
#define NESTED "A listener may tell the group: each telling goes its own way."
#define ENDS "The first exception ends the telling: -1, and it is the caller's."
#define ASKED "Each is asked for its method when its turn comes, and not before."
#define CANNOT "What cannot be referred to weakly: TypeError, and nothing has changed."
#define COUNT "listeners_count counts those that live."
#define PILE "Take the dead out, at the latest when somebody joins."
#define PILE_LEFT "Take out those who have left as well, at the latest when somebody joins."
#define MEMORY "When there is no memory, the group is as it was."
#define POOR \
    "Who joins is in the group (0, and no exception is pending), or is not " \
    "(-1 with MemoryError)."
#define POOR_TOO \
    "Who leaves is not in the group any more (1, and no exception is " \
    "pending), or is there still (-1 with MemoryError)."
#define OFTEN \
    "However often somebody has left and joined again: all who are in the " \
    "group are told, each once, in the order in which they joined."
#define ANYTHING \
    "Whatever they do meanwhile: told are those who were in the group when it began, and are in it when their turn comes, " \
    "in the order in which they joined."
#define GROUPS "Each group has listeners of its own."

typedef struct Ear Ear;

/* Those that equal each other all have one hash. */
struct Ear {
    ObObject base;
    ObRef *weakrefs;
    int number;
    int (*act)(Ear *self);      /* 0 or -1; NULL: nothing to do */
    void (*last_act)(void);     /* when it dies; NULL: nothing */
    bool deaf;                  /* has no method */
};

static char heard[20000];       /* "h1 h2 ": method's letter, number */
static ObObject *group, *event;
static Ear *ears[3000];

static int ear_equal(ObObject *a, ObObject *b)
{
    return ob_type(a) == ob_type(b) ? OB_EQUAL : OB_NOT_IMPLEMENTED;
}

static int64_t ear_hash(ObObject *op)
{
    (void)op;
    return 1;
}

/* A method that hears, of a borrowed ear: who is told holds it. */
typedef struct Hear {
    ObObject base;
    ObPeek ear;
    Ear *self;
    char letter;
} Hear;

static ObObject *hear_call(ObObject *op, ObObject *const args[], size_t n)
{
    const Hear *hear = (Hear *)op;
    expect_int("arguments", (long long)n, 1, EVENT);
    expect_same("the argument", args[0], event, EVENT);
    char word[20];
    snprintf(word, sizeof word, "%c%d ", hear->letter, hear->self->number);
    strcat(heard, word);
    int result = hear->self->act != NULL ? hear->self->act(hear->self) : 0;
    expect_int("whether the listener still lives when its method ends",
               ob_peek(hear->ear) > 0, 1, HELD);
    return result < 0 ? NULL : ob_list_new();
}

static ObType hear_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Hear",
    .basic_size = sizeof(Hear), .call = hear_call, .free = ob_object_free,
};

static ObObject *ear_getattr(ObObject *op, ObObject *name)
{
    if (((Ear *)op)->deaf)
        return ob_raise(OB_ATTRIBUTE_ERROR, "%s", ob_str_utf8(name));
    ObObject *hear = ob_object_new(&hear_type, sizeof(Hear));
    if (hear != NULL)
        *(Hear *)hear = (Hear){ *hear, ob_peek_at(op), (Ear *)op,
                                ob_str_utf8(name)[0] };
    return hear;
}

static void ear_finalize(ObObject *op)
{
    if (((Ear *)op)->last_act != NULL)
        ((Ear *)op)->last_act();
}

static ObType ear_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Ear",
    .basic_size = sizeof(Ear), .equal = ear_equal, .hash = ear_hash,
    .getattro = ear_getattr, .finalize = ear_finalize, .free = ob_object_free,
    .weak_offset = offsetof(Ear, weakrefs),
};

static ObObject *make_ear(int number)
{
    ObObject *op = ob_object_new(&ear_type, sizeof(Ear));
    if (op == NULL)
        return NULL;
    ears[number] = (Ear *)op;
    *ears[number] = (Ear){ .base = *op, .number = number };
    return op;
}

static ObObject *ear(int number)
{
    return &ears[number]->base;
}

/* Makes ear `number`, which joins. */
static ObObject *join(int number)
{
    ObObject *op = need(make_ear(number));
    expect_int("what listeners_add returns", listeners_add(group, op), 0,
               "There is memory, and it can be referred to weakly.");
    expect_count("the count of a listener, which only you hold", op, 1,
                 WEAK);
    return op;
}

static void die(int number)
{
    ObObject *op = ear(number);
    ears[number] = NULL;
    ob_decref(op);
}

static void leave(int number, int was_there, const char *why)
{
    expect_int("what listeners_remove returns",
               listeners_remove(group, ear(number)), was_there, why);
}

static void expect_told(const char *method, const char *expected,
                        const char *why)
{
    heard[0] = '\0';
    expect_int("what listeners_tell returns",
               listeners_tell(group, method, event), 0, why);
    expect_raised(OB_NO_ERROR, why);
    expect_choice("who was told", heard, expected, why);
}

static void expect_size(long long expected, const char *why)
{
    expect_int("what listeners_count returns",
               (long long)listeners_count(group), expected, why);
}

static void begin(void)
{
    group = need(listeners_new());
    event = need(ob_list_new());
}

/* Those that still live were held by the check alone. */
static void end(void)
{
    for (int i = 0; i < 3000; i++)
        if (ears[i] != NULL) {
            expect_count("the count of a listener", ear(i), 1, COUNTS);
            die(i);
        }
    expect_count("the count of the event", event, 1, COUNTS);
    expect_size(0, COUNT);
    ob_decref(event);
    ob_decref(group);
}

static void tells(void)
{
    begin();
    expect_told("hear", "", ORDER);
    expect_size(0, COUNT);
    join(2);
    join(1);
    join(3);
    expect_size(3, EACH);
    expect_told("hear", "h2 h1 h3 ", ORDER);
    expect_told("see", "s2 s1 s3 ", EVENT);
    for (int i = 1; i < 4; i++)
        expect_int("what listeners_add returns", listeners_add(group, ear(i)),
                   0, ONCE);
    expect_size(3, ONCE);
    expect_told("hear", "h2 h1 h3 ", ONCE);
    end();
}

static void leaves(void)
{
    begin();
    for (int i = 1; i < 6; i++)
        join(i);
    leave(4, 1, IS);
    expect_told("hear", "h1 h2 h3 h5 ", IS);
    leave(4, 0, LEFT);
    expect_size(4, LEFT);
    leave(1, 1, LEFT);
    listeners_add(group, ear(1));
    expect_told("hear", "h2 h3 h5 h1 ", LEFT);
    need(make_ear(7));
    leave(7, 0, IS);
    expect_size(4, IS);
    end();
}

static void weak(void)
{
    begin();
    for (int i = 1; i < 5; i++) {
        join(i);
        expect_count("the count of a listener", ear(i), 1, WEAK);
    }
    ObPeek peek = ob_peek_at(ear(2));
    die(2);
    expect_gone("a listener that nobody else holds", peek, WEAK);
    expect_size(3, COUNT);
    expect_told("hear", "h1 h3 h4 ", DEAD);
    die(1);
    die(4);
    expect_size(1, COUNT);
    expect_told("hear", "h3 ", DEAD);
    join(2);
    expect_told("hear", "h3 h2 ", ORDER);
    end();
}

static int kill_next(Ear *self)
{
    if (ears[self->number + 1] != NULL)
        die(self->number + 1);
    return 0;
}

static int kill_itself(Ear *self)
{
    die(self->number);
    return 0;
}

static int kill_all(Ear *self)
{
    (void)self;
    for (int i = 0; i < 3000; i++)
        if (ears[i] != NULL)
            die(i);
    return 0;
}

/* Asked in the middle of it. */
static int kill_two_and_count(Ear *self)
{
    (void)self;
    long long before = (long long)listeners_count(group);
    die(2);
    expect_size(before - 1, COUNT);
    die(4);
    expect_size(before - 2, COUNT);
    return 0;
}

static void counted_meanwhile(void)
{
    begin();
    for (int i = 1; i < 6; i++)
        join(i);
    ears[3]->act = kill_two_and_count;
    expect_told("hear", "h1 h2 h3 h5 ", DIES);
    expect_size(3, COUNT);
    end();
}

static void dies(void)
{
    begin();
    for (int i = 1; i < 8; i++)
        join(i);
    ears[1]->act = kill_next;
    ears[4]->act = kill_itself;
    ears[5]->act = kill_next;
    expect_told("hear", "h1 h3 h4 h5 h7 ", DIES);
    expect_size(4, COUNT);
    expect_told("hear", "h1 h3 h5 h7 ", DIES);
    ears[1]->act = kill_all;
    expect_told("hear", "h1 ", DIES);
    end();
}

static int leave_itself(Ear *self)
{
    leave(self->number, 1, LEAVES);
    return 0;
}

static int next_leaves(Ear *self)
{
    leave(self->number + 1, 1, LEAVES);
    return 0;
}

static int all_leave(Ear *self)
{
    (void)self;
    for (int i = 0; i < 3000; i++)
        if (ears[i] != NULL)
            listeners_remove(group, ear(i));
    return 0;
}

/* Of a group of any size, everyone in turn lets all others die. */
static int kill_others(Ear *self)
{
    for (int i = 1; i <= 6; i++) {
        if (ears[i] == NULL || ears[i] == self)
            continue;
        ObPeek peek = ob_peek_at(ear(i));
        die(i);
        expect_gone("a listener that nobody else holds", peek, DIES);
    }
    return 0;
}

static void die_in_small_groups(void)
{
    for (int n = 1; n <= 6; n++)
        for (int k = 1; k <= n; k++) {
            char told[40] = "";
            begin();
            for (int i = 1; i <= n; i++) {
                join(i);
                if (i <= k)
                    snprintf(told + strlen(told), 10, "h%d ", i);
            }
            ears[k]->act = kill_others;
            expect_told("hear", told, DIES);
            expect_size(1, COUNT);
            end();
        }
}

static void leaves_meanwhile(void)
{
    begin();
    for (int i = 1; i < 8; i++)
        join(i);
    ears[1]->act = leave_itself;
    ears[3]->act = next_leaves;
    expect_told("hear", "h1 h2 h3 h5 h6 h7 ", LEAVES);
    ears[3]->act = NULL;
    expect_told("hear", "h2 h3 h5 h6 h7 ", LEAVES);
    ears[7]->act = leave_itself;
    expect_told("hear", "h2 h3 h5 h6 h7 ", LEAVES);
    ears[2]->act = all_leave;
    expect_told("hear", "h2 ", LEAVES);
    expect_size(0, LEFT);
    end();
}

/* The group is as large as before. */
static int next_leaves_and_joins(Ear *self)
{
    self->act = NULL;
    leave(self->number + 1, 1, LEAVES);
    join(self->number + 10);
    return 0;
}

static void leaves_and_joins(void)
{
    for (int who = 1; who < 6; who++) {
        char expected[40] = "";
        begin();
        for (int i = 1; i < 7; i++) {
            join(i);
            if (i != who + 1)
                snprintf(expected + strlen(expected), 8, "h%d ", i);
        }
        ears[who]->act = next_leaves_and_joins;
        expect_told("hear", expected, LEAVES);
        snprintf(expected + strlen(expected), 8, "h%d ", who + 10);
        expect_told("hear", expected, JOINS);
        end();
    }
}

/* In groups of each size, each makes the one behind it leave. */
static void leave_in_small_groups(void)
{
    char expected[100], word[10];
    for (int n = 1; n < 7; n++)
        for (int who = 1; who < n; who++) {
            begin();
            expected[0] = '\0';
            for (int i = 1; i <= n; i++) {
                join(i);
                snprintf(word, sizeof word, "h%d ", i);
                if (i != who + 1)
                    strcat(expected, word);
            }
            ears[who]->act = next_leaves;
            expect_told("hear", expected, LEAVES);
            end();
        }
}

static void second_leaves(void)
{
    leave(2, 1, LEAVES);
}

static void second_dies(void)
{
    die(2);
}

/* When its method is over, the first dies, and has last words. */
static void last_words(void)
{
    for (int i = 0; i < 2; i++) {
        begin();
        for (int k = 1; k < 4; k++)
            join(k);
        ears[1]->act = kill_itself;
        ears[1]->last_act = i == 0 ? second_leaves : second_dies;
        expect_told("hear", "h1 h3 ", i == 0 ? LEAVES : DIES);
        end();
    }
}

static int call_more(Ear *self)
{
    self->act = NULL;
    for (int i = 100; i < 400; i++)
        join(i);
    return 0;
}

/* One leaves, and one joins in its stead. */
static int take_turns(Ear *self)
{
    self->act = NULL;
    leave(self->number, 1, LEAVES);
    join(9);
    return 0;
}

static void joins(void)
{
    begin();
    join(1);
    join(2);
    ears[2]->act = take_turns;
    expect_told("hear", "h1 h2 ", JOINS);
    expect_told("hear", "h1 h9 ", JOINS);
    ears[1]->act = call_more;
    expect_told("hear", "h1 h9 ", JOINS);
    expect_size(302, COUNT);
    expect_int("what listeners_tell returns",
               listeners_tell(group, "hear", event), 0, JOINS);
    expect_int("bytes of what was heard then", (long long)strlen(heard),
               6 + 6 + 300 * 5, JOINS);
    end();
}

/* Another one is born where it lay. */
static int next_dies_for_another(Ear *self)
{
    die(self->number + 1);
    bury_others();
    ObObject *born = need(make_ear(self->number + 10));
    return self->number == 1 ? listeners_add(group, born) : 0;
}

static void born_where_one_died(void)
{
    let_addresses_come_again();
    begin();
    for (int i = 1; i < 6; i++)
        join(i);
    ears[1]->act = ears[3]->act = next_dies_for_another;
    expect_told("hear", "h1 h3 h5 ", BORN);
    ears[1]->act = ears[3]->act = NULL;
    expect_size(4, BORN);
    expect_told("hear", "h1 h3 h5 h11 ", BORN);
    leave(13, 0, BORN);
    listeners_add(group, ear(13));
    expect_told("hear", "h1 h3 h5 h11 h13 ", BORN);
    end();
}

static int tell_again(Ear *self)
{
    self->act = NULL;
    die(3);
    join(5);
    return listeners_tell(group, "see", event);
}

static void nested(void)
{
    begin();
    for (int i = 1; i < 5; i++)
        join(i);
    ears[2]->act = tell_again;
    expect_told("hear", "h1 h2 s1 s2 s4 s5 h4 ", NESTED);
    expect_told("hear", "h1 h2 h4 h5 ", NESTED);
    end();
}

/* Who of four tells all when one has gone: each, and whoever goes. */
static int who_goes;
static bool by_death;

static int one_goes_and_tell(Ear *self)
{
    self->act = NULL;
    if (by_death)
        die(who_goes);
    else
        leave(who_goes, 1, LEAVES);
    return listeners_tell(group, "see", event);
}

static void expect_nested(int teller)
{
    char told[60] = "";
    begin();
    for (int i = 1; i < 5; i++)
        join(i);
    for (int i = 1; i <= teller; i++)
        snprintf(told + strlen(told), 5, "h%d ", i);
    for (int i = 1; i < 5; i++)
        if (i != who_goes)
            snprintf(told + strlen(told), 5, "s%d ", i);
    for (int i = teller + 1; i < 5; i++)
        if (i != who_goes)
            snprintf(told + strlen(told), 5, "h%d ", i);
    ears[teller]->act = one_goes_and_tell;
    expect_told("hear", told, NESTED);
    end();
}

static void nested_and_gone(void)
{
    for (int teller = 1; teller < 5; teller++)
        for (who_goes = 1; who_goes < 5; who_goes++) {
            by_death = false;
            expect_nested(teller);
            by_death = true;
            if (who_goes != teller)
                expect_nested(teller);
        }
}

static ObExc exc;

static int fail(Ear *self)
{
    (void)self;
    ob_raise(exc, "too loud");
    return -1;
}

static int tell_again_and_fail(Ear *self)
{
    self->act = fail;
    int result = listeners_tell(group, "hear", event);
    self->act = NULL;
    return result;
}

static int fail_and_die(Ear *self)
{
    die(self->number);
    return fail(self);
}

static void end_with(void)
{
    begin();
    for (int i = 1; i < 5; i++)
        join(i);
    for (int i = 0; i < 2; i++) {
        ears[2]->act = i == 0 ? fail : fail_and_die;
        ObPeek peek = ob_peek_at(ear(2));
        heard[0] = '\0';
        expect_int("what listeners_tell returns",
                   listeners_tell(group, "hear", event), -1, ENDS);
        expect_raised(exc, ENDS);
        expect_choice("who was told", heard, "h1 h2 ", ENDS);
        if (i == 0)
            expect_count("the count of a listener whose method has raised", ear(2), 1, COUNTS);
        else
            expect_gone("a listener whose method has raised, and that was let go of in it", peek, COUNTS);
    }
    expect_told("hear", "h1 h3 h4 ", ENDS);
    end();
}

static void ends(void)
{
    for (exc = OB_MEMORY_ERROR; exc <= OB_REFERENCE_ERROR; exc++)
        end_with();
}

/* The third of four has no method. */
static void one_is_deaf(void)
{
    begin();
    for (int i = 1; i < 5; i++)
        join(i);
    ears[3]->deaf = true;
    heard[0] = '\0';
    expect_int("what listeners_tell returns",
               listeners_tell(group, "hear", event), -1, ENDS);
    expect_raised(OB_ATTRIBUTE_ERROR, ENDS);
    expect_choice("who was told", heard, "h1 h2 ", ASKED);
    expect_count("the count of one that has no method", ear(3), 1, COUNTS);
    end();
}

static void cannot(void)
{
    begin();
    join(1);
    ObObject *list = need(ob_list_new());
    for (int i = 0; i < 3; i++) {
        expect_int("what listeners_add returns for a list",
                   listeners_add(group, list), -1, CANNOT);
        expect_raised(OB_TYPE_ERROR, CANNOT);
        expect_int("what listeners_remove returns for it",
                   listeners_remove(group, list), 0, NOBODY);
        expect_raised(OB_NO_ERROR, NOBODY);
    }
    expect_count("the count of the list", list, 1, CANNOT);
    expect_size(1, CANNOT);
    ob_decref(list);
    end();
}

static void two(void)
{
    begin();
    join(1);
    join(2);
    ObObject *first = group;
    group = need(listeners_new());
    join(3);
    listeners_add(group, ear(2));
    expect_told("hear", "h3 h2 ", GROUPS);
    leave(2, 1, GROUPS);
    ob_decref(group);
    group = first;
    expect_told("hear", "h1 h2 ", GROUPS);
    end();
}

static void many(void)
{
    enum { MANY = 1400 };
    begin();
    for (int i = 0; i < MANY; i++)
        join(2 * i);
    heard[0] = '\0';
    expect_int("what listeners_tell returns",
               listeners_tell(group, "hear", event), 0, ORDER);
    leave(0, 1, IS);
    expect_size(MANY - 1, ALONE);
    listeners_add(group, ear(0));
    expect_size(MANY, COUNT);
    for (int i = 0; i < MANY; i += 2)
        die(2 * i);
    expect_size(MANY / 2, COUNT);
    for (int i = 1; i < MANY; i += 4)
        leave(2 * i, 1, IS);
    expect_size(MANY / 4, COUNT);
    heard[0] = '\0';
    expect_int("what listeners_tell returns",
               listeners_tell(group, "hear", event), 0, ORDER);
    const char *at = heard;
    for (int i = 3; i < MANY; i += 4) {
        expect_int("who was told", atoi(at + 1), 2 * i, ORDER);
        at = strchr(at, ' ') + 1;
    }
    expect_int("bytes of what was heard beyond", (long long)strlen(at), 0,
               ORDER);
    end();
}

/* They die, or they leave and then die. */
static void come_and_go(bool leaving)
{
    size_t bytes = 0;
    for (int i = 0; i < 2000; i++) {
        join(2);
        if (i % 100 == 0)
            expect_told("hear", "h1 h2 ", ORDER);
        if (leaving)
            leave(2, 1, LEFT);
        die(2);
        if (i == 100)
            bytes = ob_mem_bytes(ob_mem());
    }
    expect_size(1, COUNT);
    size_t more = ob_mem_bytes(ob_mem());
    expect_int("whether more bytes are held than after a hundred",
               more > bytes, 0, PILE);
}

static void pile(void)
{
    begin();
    join(1);
    come_and_go(false);
    come_and_go(true);
    end();
}

/* An exception has ended a telling, and another one within it. */
static void pile_after_one_fails(void)
{
    begin();
    join(1);
    exc = OB_VALUE_ERROR;
    for (int i = 0; i < 2; i++) {
        ears[1]->act = i == 0 ? fail : tell_again_and_fail;
        expect_int("what listeners_tell returns", listeners_tell(group, "hear", event), -1, ENDS);
        expect_raised(OB_VALUE_ERROR, ENDS);
    }
    come_and_go(false);
    end();
}

/* --- whatever they do --- */

/* Twelve, in two groups; what has become of them, and what is being told
 * to whom. Whom it may leave out, or tell: who left meanwhile and has
 * joined again. */
enum { TWELVE = 12, DEEP = 3 };

typedef struct Telling {
    int group, size, at;
    int turns[TWELVE];          /* those who were in it when it began */
    bool again[TWELVE];         /* who has left meanwhile */
} Telling;

static ObObject *groups[2];
static int members[2][TWELVE], sizes[2];
static Telling tellings[DEEP];
static int depth, in_method[TWELVE];
static unsigned chances;

static int chance(int n)
{
    chances = chances * 1103515245u + 12345u;
    return (int)(chances >> 16) % n;
}

static int place_of(int g, int number)
{
    int i = 0;
    while (i < sizes[g] && members[g][i] != number)
        i++;
    return i;
}

static bool is_member(int g, int number)
{
    return place_of(g, number) < sizes[g];
}

static void take_out(int g, int number)
{
    int place = place_of(g, number);
    if (place == sizes[g])
        return;
    sizes[g]--;
    memmove(&members[g][place], &members[g][place + 1], sizeof members[g][0] * (size_t)(sizes[g] - place));
    for (int i = 0; i < depth; i++)
        if (tellings[i].group == g)
            tellings[i].again[number] = true;
}

/* The next whose turn it is, and who must be told; -1: nobody. */
static int next_turn(Telling *now)
{
    for (; now->at < now->size; now->at++) {
        int number = now->turns[now->at];
        if (is_member(now->group, number) && !now->again[number])
            return number;
    }
    return -1;
}

static void one_dies(int number)
{
    if (ears[number] == NULL || in_method[number])
        return;
    take_out(0, number);
    take_out(1, number);
    die(number);
}

static int do_anything(Ear *self);
static void tell_twelve(int g);

static void one_joins(int g, int number)
{
    if (ears[number] == NULL)
        need(make_ear(number));
    ears[number]->act = do_anything;
    expect_int("what listeners_add returns", listeners_add(groups[g], ear(number)), 0, ANYTHING);
    if (!is_member(g, number))
        members[g][sizes[g]++] = number;
}

static void one_leaves(int g, int number)
{
    if (ears[number] == NULL)
        return;
    expect_int("what listeners_remove returns", listeners_remove(groups[g], ear(number)), is_member(g, number), ANYTHING);
    take_out(g, number);
}

static void do_something(void)
{
    int g = chance(2), number = chance(TWELVE);
    switch (chance(7)) {
    case 0:
        one_dies(number);
        break;
    case 1:
    case 2:
        one_leaves(g, number);
        break;
    case 3:
        if (depth < DEEP)
            tell_twelve(g);
        break;
    default:
        one_joins(g, number);
    }
    expect_int("what listeners_count returns", (long long)listeners_count(groups[g]), sizes[g], ANYTHING);
}

static int do_anything(Ear *self)
{
    Telling *now = &tellings[depth - 1];
    if (!now->again[self->number] || !is_member(now->group, self->number)) {
        expect_int("who is told (-1: nobody is to be)", self->number, next_turn(now), ANYTHING);
        now->at++;
    }
    in_method[self->number]++;
    for (int n = chance(5); n > 0; n--)
        do_something();
    in_method[self->number]--;
    return 0;
}

static void tell_twelve(int g)
{
    Telling *now = &tellings[depth++];
    *now = (Telling){ .group = g, .size = sizes[g] };
    memcpy(now->turns, members[g], sizeof now->turns);
    heard[0] = '\0';
    expect_int("what listeners_tell returns", listeners_tell(groups[g], "hear", event), 0, ANYTHING);
    expect_int("who else was to be told (-1: nobody)", next_turn(now), -1, ANYTHING);
    depth--;
}

static void anything(void)
{
    begin();
    groups[0] = group;
    groups[1] = need(listeners_new());
    for (int i = 0; i < 1500; i++)
        do_something();
    for (int i = 0; i < TWELVE; i++)
        one_dies(i);
    ob_decref(groups[1]);
    end();
}

static void come_again(int number)
{
    if (listeners_remove(group, ear(number)) != 1 || listeners_add(group, ear(number)) != 0)
        expect_int("whether one who is there leaves and joins again", 0, 1, OFTEN);
}

/* One who lives leaves and joins again. */
static void pile_of_living(void)
{
    size_t bytes = 0;
    begin();
    join(1);
    join(2);
    for (int i = 0; i < 300; i++) {
        come_again(1 + i % 2);
        if (i == 100)
            bytes = ob_mem_bytes(ob_mem());
    }
    expect_int("whether more bytes are held than after a hundred who left and joined again",
               ob_mem_bytes(ob_mem()) > bytes, 0, PILE_LEFT);
    expect_told("hear", "h1 h2 ", OFTEN);
    end();
}

/* More often than two bytes count, and another one in between. */
static void very_often(void)
{
    begin();
    join(1);
    join(2);
    for (long i = 0; i < 70000; i++)
        come_again(i == 60000 ? 1 : 2);
    join(3);
    expect_told("hear", "h1 h2 h3 ", OFTEN);
    end();
}

/* To another group, which is not telling. */
static int others_come_and_go(Ear *self)
{
    ObObject *telling = group;
    self->act = NULL;
    group = need(listeners_new());
    size_t bytes = 0;
    for (int i = 0; i < 300; i++) {
        join(2);
        die(2);
        if (i == 100)
            bytes = ob_mem_bytes(ob_mem());
    }
    expect_int("whether more bytes are held than after a hundred", ob_mem_bytes(ob_mem()) > bytes, 0, PILE);
    ob_decref(group);
    group = telling;
    return 0;
}

static void pile_elsewhere(void)
{
    begin();
    join(1);
    ears[1]->act = others_come_and_go;
    expect_told("hear", "h1 ", GROUPS);
    end();
}

/* Hundreds die before the next one joins. */
static void pile_up(void)
{
    begin();
    join(1);
    join(2);
    die(2);
    join(2);
    size_t blocks = ob_mem_blocks(ob_mem());
    for (int round = 0; round < 3; round++) {
        for (int i = 100; i < 400; i++)
            join(i);
        for (int i = 100; i < 400; i++)
            die(i);
        die(1);
        die(2);
        join(1);
        join(2);
        expect_int("blocks more, when three hundred had died and somebody "
                   "has joined",
                   (long long)(ob_mem_blocks(ob_mem()) - blocks), 0, PILE);
    }
    expect_told("hear", "h1 h2 ", ORDER);
    end();
}

/* Of those who have died, each has somebody behind it who lives. */
static void pile_between(void)
{
    begin();
    for (int i = 1; i < 5; i++)
        join(i);
    size_t blocks = ob_mem_blocks(ob_mem());
    die(2);
    die(3);
    die(4);
    for (int i = 100; i < 160; i++)
        join(i);
    join(2);
    for (int i = 100; i < 160; i++)
        die(i);
    join(3);
    join(4);
    expect_int("blocks more, when sixty had died between two who live, and "
               "somebody has joined",
               (long long)(ob_mem_blocks(ob_mem()) - blocks), 0, PILE);
    expect_told("hear", "h1 h2 h3 h4 ", ORDER);
    end();
}

/* Somebody joins, others have died, and there is no memory for some of
 * what that takes. */
static void joins_poor(void)
{
    for (int i = 2; i < 40; i++) {
        begin();
        for (int k = 0; k < 80; k++)
            join(k);
        for (int k = 0; k < 80; k++)
            if (k % 16 != 1)
                die(k);
        need(make_ear(90));
        let_memory_fail((unsigned long)i / 2, i % 2);
        int result = listeners_add(group, ear(90));
        let_memory_fail(0, false);
        expect_raised(result < 0 ? OB_MEMORY_ERROR : OB_NO_ERROR, POOR);
        expect_told("hear", result < 0 ? "h1 h17 h33 h49 h65 "
                                       : "h1 h17 h33 h49 h65 h90 ", MEMORY);
        end();
    }
}

/* Eighty leave, one after the other, and once there is no memory. */
static void leaves_poor(void)
{
    for (int i = 1; i < 5; i++) {
        int there = 80;
        begin();
        for (int k = 0; k < 80; k++)
            join(k);
        ob_mem_fail_nth(ob_mem(), (unsigned long)i);
        for (int k = 0; k < 80; k++) {
            int result = listeners_remove(group, ear(k));
            expect_raised(result < 0 ? OB_MEMORY_ERROR : OB_NO_ERROR,
                          POOR_TOO);
            there -= result == 1;
            expect_size(there, POOR_TOO);
        }
        ob_mem_fail_nth(ob_mem(), 0);
        end();
    }
}

/* A step fails, and then the group is as it was; or it does not. */
static int step(int result, long long before, long long after)
{
    ObError error = ob_self()->error;
    expect_size(expect_done(result) < 0 ? before : after, MEMORY);
    ob_self()->error = error;
    return result < 0 ? -1 : 0;
}

static int refused(void)
{
    group = expect_made(listeners_new());
    if (group == NULL)
        return -1;
    event = ob_list_new();
    int result = event == NULL ? -1 : 0, n = 0;
    for (; n < 12 && result == 0; n++) {
        ears[n] = NULL;
        result = make_ear(n) == NULL ? -1 : 0;
        if (result == 0)
            result = step(listeners_add(group, ear(n)), n, n + 1);
    }
    for (int i = 0; i < 9 && result == 0; i++)
        result = step(listeners_remove(group, ear(i)), 12 - i, 11 - i);
    if (result == 0)
        result = expect_done(listeners_tell(group, "hear", event));
    heard[0] = '\0';
    for (int i = 0; i < n; i++)
        if (ears[i] != NULL) {
            expect_count("the count of a listener", ear(i), 1, MEMORY);
            die(i);
        }
    if (event != NULL)
        ob_decref(event);
    ob_decref(group);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "listeners are told", tells, .held = COUNTS,
          .section = "asking-weakly" },
        { "they leave", leaves, .held = COUNTS,
          .section = "asking-weakly" },
        { "they die", weak, .held = COUNTS, .section = "asking-weakly" },
        { "they die while others are told", dies, .held = COUNTS,
          .dead = HELD, .section = "asking-weakly" },
        { "the same in small groups", die_in_small_groups, .held = COUNTS,
          .dead = HELD, .section = "asking-weakly" },
        { "one leaves and another one joins", leaves_and_joins,
          .held = COUNTS, .section = "asking-weakly" },
        { "they leave while others are told", leaves_meanwhile,
          .held = COUNTS, .section = "asking-weakly" },
        { "they leave in small groups", leave_in_small_groups,
          .held = COUNTS, .section = "asking-weakly" },
        { "they die when they were told", last_words, .held = COUNTS,
          .section = "asking-weakly" },
        { "they join while others are told", joins, .held = COUNTS,
          .section = "asking-weakly" },
        { "they are born where others died", born_where_one_died, .held = COUNTS,
          .section = "asking-weakly" },
        { "they tell others", nested, .held = COUNTS,
          .section = "asking-weakly" },
        { "they tell others when one has gone", nested_and_gone,
          .held = COUNTS, .section = "asking-weakly" },
        { "they fail", ends, .held = COUNTS, .section = "asking-weakly" },
        { "one has no such method", one_is_deaf, .held = COUNTS,
          .section = "asking-weakly" },
        { "a list cannot listen", cannot, .held = CANNOT,
          .section = "asking-weakly" },
        { "two groups", two, .held = COUNTS, .section = "asking-weakly" },
        { "a thousand", many, .held = COUNTS, .section = "asking-weakly" },
        { "the dead do not pile up", pile, .held = COUNTS,
          .section = "asking-weakly" },
        { "nor do those who left", pile_of_living, .held = COUNTS, .section = "asking-weakly" },
        { "one who comes and goes", very_often, .held = COUNTS,
          .section = "asking-weakly" },
        { "the dead do not pile up when one has failed", pile_after_one_fails, .held = COUNTS,
          .section = "asking-weakly" },
        { "the dead do not pile up in one group while another is telling", pile_elsewhere, .held = COUNTS,
          .section = "asking-weakly" },
        { "hundreds die at once", pile_up, .held = COUNTS,
          .section = "asking-weakly" },
        { "some die between others", pile_between, .held = COUNTS,
          .section = "asking-weakly" },
        { "whatever they do", anything, .held = COUNTS, .dead = HELD, .section = "asking-weakly" },
        { "no memory while the dead are taken out", joins_poor,
          .held = COUNTS, .section = "bytes" },
        { "no memory when they leave", leaves_poor, .held = COUNTS,
          .section = "bytes" },
        { "memory runs out", .scenario = refused, .held = COUNTS,
          .section = "bytes" },
        { "they are counted while they are told", counted_meanwhile,
          .held = COUNTS, .section = "asking-weakly" },
    };
    return RUN(checks);
}
