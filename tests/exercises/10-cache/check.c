/* Exercise 10.4: the weak cache, asked by several threads. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "threads.h"
#include "cache.h"

#include <stdatomic.h>
#include <string.h>

#define SAME "The object that was made for a key is found as long as it lives, also with an equal key."
#define ONCE "Who finds that another thread is just making it waits, and gets what that one has made."
#define VERY "Those who wait get the object, also if the one who has made it lets go of it at once: hold it for them."
#define STRONG "The cache does not keep its objects alive, and who takes a reference lets go of it."
#define LEFT "What came and went leaves nothing behind: no key, and nothing about it."
#define OTHERS "While one thread is in make, others get what they ask for, and make it, if it is for another key."
#define GIL "Who waits for another thread gives up the GIL meanwhile, and every lock that the other one may need."
#define FAILED "If make fails, its exception is that of its own thread, and nothing is remembered."
#define OVER "Those who waited for what was not made start over: one of them calls make."
#define WOKEN "Those who wait are woken, whatever has become of what they wait for."
#define INNER "make may ask the cache for other keys."
#define TYPE "What cannot be referred to weakly: TypeError, and nothing is remembered or left."
#define INTS "What cannot be referred to weakly is nobody's: TypeError for who has made it, and those who waited start over."
#define BETWEEN \
    "Between two looks, another thread may have made it, from beginning to end. Look whether it lives once more when " \
    "it is certain that nobody else is making it."
#define MAKING \
    "To compare keys, or to hash one, may let others in, and they may begin to make something, or be done with it: look " \
    "for who is making it from the beginning again, if anything has changed."
#define REMEMBERED \
    "To remember what has been made, its key is hashed and compared, which may let others in: until it is remembered, it " \
    "is being made, and they wait."
#define IS "The very same key is the same key, whatever its == says."
#define ARG "make is called with the key, and with `arg`, which was given to cache_new with it."
#define CACHES "Each cache is on its own: what one makes is nothing to the other."
#define ADDRESS "A key that has died is another one than whichever is born where it was."
#define FOUND "Whoever is in make is found until it has made what it makes, also when others come and go before it."
#define NOTHING \
    "A wait may come back for nothing. Who has begun to wait for what is being made waits until it is made, or has " \
    "failed, and gets it, also if nobody else holds it any more."
#define EQUALS "What is made may be anything: nobody compares or hashes it. Its key is what it is found by."
#define DEAD "What has died is not found any more, whoever is called back first."
#define SUCCESSOR \
    "What one is called back for has died, and perhaps another object was made for its key before. Forget only what is " \
    "dead."
#define PASSED "What the hash or the == of a key raises is passed on, and make is not called."
#define DIES "A cache that nobody refers to dies at once."
#define MEMORY "When there is no memory, nothing is left of what was begun."
#define OWED "Let go of what you took: what make returned, the key, and what others wait at."

/* --- keys, which may let others in whenever they are asked --- */

typedef struct Key {
    ObObject base;
    int number;
} Key;

static const ObThread *stopping;        /* this thread, at its question */
static long stop_at, asked;             /* of that number */
static void (*stop_here)(void);
static bool raises_now;
static bool equals_nothing;             /* also not itself */

/* Whether it raises. */
static bool one_question(void)
{
    ObExc before = ob_error();
    if (ob_thread_self == stopping && ++asked == stop_at)
        stop_here();
    return ob_error() != before;
}

static int key_equal(ObObject *a, ObObject *b)
{
    if (ob_type(a) != ob_type(b))
        return OB_NOT_IMPLEMENTED;
    if (one_question())
        return -1;
    return ((Key *)a)->number == ((Key *)b)->number && !equals_nothing ? OB_EQUAL : OB_UNEQUAL;
}

static int64_t key_hash(ObObject *op)
{
    if (one_question())
        return -1;
    if (raises_now) {
        ob_raise(OB_VALUE_ERROR, "no hash");
        return -1;
    }
    return ((Key *)op)->number % 4;
}

static atomic_int keys_alive;

static void key_free(ObObject *op)
{
    keys_alive--;
    ob_object_free(op);
}

static ObType key_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Key",
    .basic_size = sizeof(Key), .equal = key_equal, .hash = key_hash,
    .free = key_free,
};

static ObObject *key_new(int number)
{
    ObObject *op = ob_object_new(&key_type, sizeof(Key));
    if (op == NULL)
        return NULL;
    ((Key *)op)->number = number;
    keys_alive++;
    return op;
}

static ObObject *key_of(int number)
{
    return need(key_new(number));
}

/* --- what is made --- */

typedef struct Thing {
    ObObject base;
    ObRef *weakrefs;
} Thing;

static atomic_int alive;

static void thing_free(ObObject *op)
{
    alive--;
    ob_object_free(op);
}

static int thing_equal(ObObject *a, ObObject *b);
static int64_t thing_hash(ObObject *op);

static ObType thing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Thing",
    .basic_size = sizeof(Thing), .free = thing_free,
    .equal = thing_equal, .hash = thing_hash,
    .weak_offset = offsetof(Thing, weakrefs),
};

static ObObject *thing_new(void)
{
    ObObject *op = ob_object_new(&thing_type, sizeof(Thing));
    if (op == NULL)
        return NULL;
    *(Thing *)op = (Thing){ .base = *op };
    alive++;
    return op;
}

/* --- a cache, and who asks it --- */

static ObObject *cache;
static int made;                        /* how often make was called */
static int in_make[16], most_in_make;   /* for the keys 0 to 15 */
static int fails;                       /* so many more times */
static ObExc make_raises = OB_VALUE_ERROR;
static bool slow;                       /* make lets others in */
static atomic_int asking, arrived;      /* threads that have begun */

/* Until all who shall ask have begun to, and a moment more. */
static void until_all_ask(void)
{
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 3000 && arrived < asking; i++)
        moment(1000);
    moment(20000);
    OB_END_ALLOW_THREADS
}

static ObObject *make(ObObject *key, void *arg)
{
    int number = ((Key *)key)->number;
    (void)arg;
    made++;
    if (++in_make[number] > most_in_make)
        most_in_make = in_make[number];
    if (slow)
        until_all_ask();
    in_make[number]--;
    if (fails > 0) {
        fails--;
        return ob_raise(make_raises, "not made");
    }
    return thing_new();
}

static void begin(CacheMake *how, void *arg)
{
    ob_gil_set_interval(2000000);       /* who waits in vain sleeps */
    cache = need(cache_new(how, arg));
}

static void end(void)
{
    int kept = alive == 0 ? keys_alive : 0;
    ob_decref(cache);
    expect_int("keys that the cache kept, when nothing was alive that was made", kept - keys_alive, 0, LEFT);
    expect_int("things that are alive, in the end", alive, 0, STRONG);
}

typedef struct Asker {
    ObThread *state;
    ObObject *from, *key;       /* NULL: `cache`, and one of its own */
    int number;
    bool lets_go;               /* at once */
    ObObject *got;
    const ObObject *was;
    ObExc raised;
    Started thread;
    atomic_bool is_over;
} Asker;

static void *ask(void *arg)
{
    Asker *self = arg;
    ob_thread_attach(self->state);
    ObObject *key = self->key;
    if (key != NULL)
        ob_incref(key);
    else
        key = key_of(self->number);
    arrived++;
    self->got = cache_get(self->from != NULL ? self->from : cache, key);
    self->was = self->got;
    self->raised = ob_error();
    ob_error_clear();
    ob_decref(key);
    if (self->lets_go && self->got != NULL) {
        ob_decref(self->got);
        self->got = NULL;
    }
    self->is_over = true;
    ob_thread_end();
    return NULL;
}

static void send(Asker *asker, int number)
{
    asker->state = need(ob_thread_new());
    asker->number = number;
    asker->thread = start(ask, asker);
}

static void wait_for(Asker *asker)
{
    OB_BEGIN_ALLOW_THREADS
    finish(asker->thread);
    OB_END_ALLOW_THREADS
}

static void let_go(Asker *asker)
{
    if (asker->got != NULL)
        ob_decref(asker->got);
    asker->got = NULL;
}

static ObObject *get(int number)
{
    ObObject *key = key_of(number), *op = cache_get(cache, key);
    ob_decref(key);
    return op;
}

/* --- one thread --- */

static void alone(void)
{
    begin(make, NULL);
    ObObject *a = need(get(1)), *b = need(get(1)), *c = need(get(2));
    expect_same("cache_get(cache, key), again", b, a, SAME);
    expect_int("whether another key has another object", a != c, 1, SAME);
    expect_int("how often make was called", made, 2, SAME);
    ob_decref(a);
    ob_decref(b);
    ob_decref(c);
    expect_int("things that are alive", alive, 0, STRONG);
    a = need(get(1));
    expect_int("how often make was called", made, 3, STRONG);
    ob_decref(a);
    end();
}

static void fails_alone(void)
{
    for (make_raises = OB_MEMORY_ERROR; make_raises <= OB_REFERENCE_ERROR; make_raises++) {
        begin(make, NULL);
        made = 0;
        fails = 1;
        expect_int("whether it has failed", get(1) == NULL, 1, FAILED);
        expect_raised(make_raises, FAILED);
        ObObject *a = need(get(1));
        expect_int("how often make was called", made, 2, FAILED);
        ob_decref(a);
        end();
    }
    make_raises = OB_VALUE_ERROR;
}

static const void *came;

static ObObject *make_with_arg(ObObject *key, void *arg)
{
    (void)key;
    came = arg;
    return thing_new();
}

static void each_with_its_arg(void)
{
    static int args[2];
    void *const given[] = { &args[0], NULL, &args[1] };
    ObObject *caches[3];
    for (int i = 0; i < 3; i++)
        caches[i] = need(cache_new(make_with_arg, given[i]));
    for (int i = 0; i < 9; i++) {
        ObObject *key = key_of(i / 3);
        ob_decref(need(cache_get(caches[i % 3], key)));
        expect_int("whether its argument came to make", came == given[i % 3], 1, ARG);
        ob_decref(key);
    }
    for (int i = 0; i < 3; i++)
        ob_decref(caches[i]);
}

static ObObject *make_int(ObObject *key, void *arg)
{
    (void)key;
    (void)arg;
    made++;
    return ob_int_new(5000);
}

static void ints(void)
{
    begin(make_int, NULL);
    for (int i = 0; i < 2; i++) {
        expect_int("whether it has failed", get(1) == NULL, 1, TYPE);
        expect_raised(OB_TYPE_ERROR, TYPE);
    }
    expect_int("how often make was called", made, 2, TYPE);
    end();
}

static ObObject *make_an_int_first(ObObject *key, void *arg)
{
    ObObject *op = make(key, arg);
    if (op == NULL || made > 1)
        return op;
    ob_decref(op);
    return make_int(key, arg);
}

static void raises(void)
{
    begin(make, NULL);
    ObObject *key = key_of(1);
    raises_now = true;
    expect_int("whether it has failed", cache_get(cache, key) == NULL, 1, PASSED);
    raises_now = false;
    expect_raised(OB_VALUE_ERROR, PASSED);
    expect_int("how often make was called", made, 0, PASSED);
    ob_decref(key);
    end();
}

static ObObject *make_inner(ObObject *key, void *arg)
{
    int number = ((Key *)key)->number;
    (void)arg;
    made++;
    if (number > 0) {
        ObObject *inner = get(number - 1);
        if (inner == NULL)
            return NULL;
        ob_decref(inner);
    }
    return thing_new();
}

static void inner(void)
{
    begin(make_inner, NULL);
    ObObject *a = need(get(300));
    expect_int("how often make was called", made, 301, INNER);
    ob_decref(a);
    end();
}

static void many(void)
{
    begin(make, NULL);
    size_t before = 0;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 8; i++)
            ob_decref(need(get(i)));
        if (round == 0)
            before = ob_mem_blocks(ob_mem());
    }
    expect_int("blocks of memory in use", (int)ob_mem_blocks(ob_mem()), (int)before, LEFT);
    end();
}

/* --- several threads --- */

static void eight(bool let_go_at_once)
{
    Asker askers[8] = { { .lets_go = false } };
    begin(make, NULL);
    slow = true;
    asking = 8;
    for (int i = 0; i < 8; i++) {
        askers[i].lets_go = let_go_at_once;
        send(&askers[i], 1);
    }
    for (int i = 0; i < 8; i++)
        wait_for(&askers[i]);
    expect_int("how often make was called", made, 1, let_go_at_once ? VERY : ONCE);
    for (int i = 0; i < 8; i++) {
        expect_int("whether each got something", askers[i].was != NULL, 1, WOKEN);
        expect_int("whether each got the same", askers[i].was == askers[0].was, 1, let_go_at_once ? VERY : ONCE);
        let_go(&askers[i]);
    }
    expect_int("things that are alive", alive, 0, STRONG);
    end();
}

static void same_key(void)
{
    eight(false);
}

static void same_key_let_go(void)
{
    eight(true);
}

/* A key that does not equal itself. */
static void very_same_key(void)
{
    Asker askers[3] = { { .lets_go = false } };
    begin(make, NULL);
    ObObject *key = key_of(1);
    equals_nothing = slow = true;
    asking = 3;
    for (int i = 0; i < 3; i++) {
        askers[i].key = key;
        send(&askers[i], 1);
    }
    for (int i = 0; i < 3; i++)
        wait_for(&askers[i]);
    expect_int("how often make was called", made, 1, IS);
    for (int i = 0; i < 3; i++)
        let_go(&askers[i]);
    ob_decref(key);
    end();
}

/* Each key is made while all the others are. */
static void other_keys(void)
{
    Asker askers[8] = { { .lets_go = false } };
    begin(make, NULL);
    slow = true;
    asking = 8;
    for (int i = 0; i < 8; i++)
        send(&askers[i], i);
    for (int i = 0; i < 8; i++)
        wait_for(&askers[i]);
    expect_int("how often make was called", made, 8, OTHERS);
    for (int i = 0; i < 8; i++)
        let_go(&askers[i]);
    end();
}

static atomic_int met, all;
static atomic_bool missed;

/* Returns when somebody is in here for each of the other keys, too. */
static ObObject *make_meeting(ObObject *key, void *arg)
{
    (void)key;
    (void)arg;
    met++;
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 2000 && met < all; i++)
        moment(1000);
    OB_END_ALLOW_THREADS
    if (met < all)
        missed = true;
    return thing_new();
}

static void meet(int n)
{
    Asker askers[8] = { { .lets_go = false } };
    begin(make_meeting, NULL);
    all = n;
    for (int i = 0; i < n; i++)
        send(&askers[i], i + 1);
    for (int i = 0; i < n; i++)
        wait_for(&askers[i]);
    expect_int("whether one was in make until the others were, too", missed, 0, OTHERS);
    for (int i = 0; i < n; i++)
        let_go(&askers[i]);
    end();
}

static void meeting(void) { meet(2); }
static void all_meeting(void) { meet(8); }

/* Of keys that are equal, or of one and the same. */
static void fail_for_all(bool same)
{
    Asker askers[4] = { { .lets_go = false } };
    int failed = 0, got = 0;
    begin(make, NULL);
    slow = true;
    asking = 4;
    fails = 1;
    ObObject *key = key_of(1);
    for (int i = 0; i < 4; i++) {
        askers[i].key = same ? key : NULL;
        send(&askers[i], 1);
    }
    for (int i = 0; i < 4; i++)
        wait_for(&askers[i]);
    for (int i = 0; i < 4; i++) {
        failed += askers[i].raised == OB_VALUE_ERROR;
        got += askers[i].was != NULL;
    }
    expect_int("how many have failed", failed, 1, FAILED);
    expect_int("how many have got something", got, 3, OVER);
    expect_int("how often make was called", made, 2, OVER);
    expect_int("how many were in make at the same time", most_in_make, 1, OVER);
    for (int i = 0; i < 4; i++)
        let_go(&askers[i]);
    ob_decref(key);
    end();
}

static void fails_for_all(void) { fail_for_all(false); }
static void fails_for_one_key(void) { fail_for_all(true); }

/* Again and again: the last two get something. */
static void fails_six_times(void)
{
    enum { ALL = 8, FAIL = 6 };
    Asker askers[ALL] = { { .lets_go = false } };
    int got = 0;
    begin(make, NULL);
    slow = true;
    asking = ALL;
    fails = FAIL;
    for (int i = 0; i < ALL; i++)
        send(&askers[i], 1);
    for (int i = 0; i < ALL; i++)
        wait_for(&askers[i]);
    for (int i = 0; i < ALL; i++) {
        if (askers[i].was == NULL)
            expect_choice("what one has raised", ob_exc_name(askers[i].raised), ob_exc_name(OB_VALUE_ERROR), OVER);
        got += askers[i].was != NULL;
        let_go(&askers[i]);
    }
    expect_int("how often make was called", made, FAIL + 1, OVER);
    expect_int("how many have got something", got, ALL - FAIL, OVER);
    end();
}

/* Those who wait for what is an int start over. */
static void int_for_all(void)
{
    Asker askers[4] = { { .lets_go = false } };
    int failed = 0;
    begin(make_an_int_first, NULL);
    slow = true;
    asking = 4;
    for (int i = 0; i < 4; i++)
        send(&askers[i], 1);
    for (int i = 0; i < 4; i++)
        wait_for(&askers[i]);
    for (int i = 0; i < 4; i++) {
        failed += askers[i].raised == OB_TYPE_ERROR;
        expect_choice("what each got", askers[i].got == NULL ? "NULL" : ob_type(askers[i].got)->name,
                      askers[i].raised == OB_TYPE_ERROR ? "NULL" : "Thing", INTS);
        let_go(&askers[i]);
    }
    expect_int("how many have failed", failed, 1, INTS);
    end();
}

/* --- make, held up until it is told to go on --- */

static atomic_bool held_up[16];
static atomic_int makes[16], inside[16];

static ObObject *make_held_up(ObObject *key, void *arg)
{
    int number = ((Key *)key)->number;
    (void)arg;
    makes[number]++;
    if (++inside[number] > most_in_make)
        most_in_make = inside[number];
    OB_BEGIN_ALLOW_THREADS
    while (held_up[number])
        moment(200);
    OB_END_ALLOW_THREADS
    inside[number]--;
    return thing_new();
}

static void until_in_make(int number)
{
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 3000 && inside[number] == 0; i++)
        moment(1000);
    OB_END_ALLOW_THREADS
}

static Asker hold_up(int number)
{
    held_up[number] = true;
    Asker asker = { .lets_go = true };
    return asker;
}

static void let_go_on(Asker *asker, int number)
{
    held_up[number] = false;
    wait_for(asker);
}

/* Until it has got something, or is in make, with so many others, or
 * waits. (Who waits otherwise than at a condition variable has a
 * moment.) */
static void until_settled(const Asker *asker, int others)
{
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 60 && !asker->is_over && at_conditions() == 0 && inside[asker->number] <= others; i++)
        moment(1000);
    OB_END_ALLOW_THREADS
}

/* Of several in make, the first ends before the others, or the last. */
static void come_and_go(void)
{
    static const int first_to_go[] = { 0, 2 };
    for (int k = 0; k < 2; k++) {
        begin(make_held_up, NULL);
        Asker askers[3], late = { .lets_go = true };
        for (int i = 0; i < 3; i++) {
            askers[i] = hold_up(i);
            send(&askers[i], i);
            until_in_make(i);
        }
        int gone = first_to_go[k];
        let_go_on(&askers[gone], gone);
        makes[1] = 0;
        send(&late, 1);
        until_settled(&late, 1);
        expect_int("how often make was called, of one who is in it", makes[1], 0, FOUND);
        for (int i = 0; i < 3; i++)
            if (i != gone)
                let_go_on(&askers[i], i);
        wait_for(&late);
        expect_int("whether it got something", late.was != NULL, 1, FOUND);
        end();
    }
}

/* What is made for 2 needs what is made for 1. */
static ObObject *make_of_another(ObObject *key, void *arg)
{
    if (((Key *)key)->number != 2)
        return make_held_up(key, arg);
    ObObject *other = get(1);
    if (other == NULL)
        return NULL;
    ob_decref(other);
    return thing_new();
}

/* Another thread is making it. */
static void inner_waits(void)
{
    begin(make_of_another, NULL);
    Asker one = hold_up(1), two = { .lets_go = true };
    send(&one, 1);
    until_in_make(1);
    send(&two, 2);
    until_settled(&two, 0);
    OB_BEGIN_ALLOW_THREADS
    moment(5000);
    OB_END_ALLOW_THREADS
    expect_int("how often make was called, of one who is in it", makes[1], 1, INNER);
    let_go_on(&one, 1);
    wait_for(&two);
    expect_int("whether each got something", one.was != NULL && two.was != NULL, 1, INNER);
    end();
}

static unsigned long refused;

/* The first time, there is no memory for something that comes after. */
static ObObject *make_and_be_poor(ObObject *key, void *arg)
{
    ObObject *op = make_held_up(key, arg);
    if (makes[1] == 1)
        ob_mem_fail_nth(ob_mem(), refused);
    return op;
}

static void poor_meanwhile(void)
{
    for (refused = 1; refused < 6; refused++) {
        begin(make_and_be_poor, NULL);
        makes[1] = 0;
        Asker one = hold_up(1), two = { .lets_go = true };
        send(&one, 1);
        until_in_make(1);
        send(&two, 1);
        until_settled(&two, 1);
        let_go_on(&one, 1);
        wait_for(&two);
        ob_mem_fail_nth(ob_mem(), 0);
        Asker *both[] = { &one, &two };
        for (int i = 0; i < 2; i++)
            expect_choice("what each raised", ob_exc_name(both[i]->raised),
                          both[i]->was != NULL ? "" : "MemoryError", OVER);
        expect_int("whether one of them got something", one.was != NULL || two.was != NULL, 1, OVER);
        end();
    }
}

/* Who is about to wait for it, while it is done. */
static void about_to_wait(void)
{
    begin(make_held_up, NULL);
    Asker one = hold_up(1), other = { .lets_go = true };
    send(&one, 1);
    until_in_make(1);
    treat(STAY_AWAKE);
    send(&other, 1);
    until_settled(&other, 1);
    let_go_on(&one, 1);
    wait_for(&other);
    treat(ROUGH);
    expect_int("whether each got something", one.was != NULL && other.was != NULL, 1, WOKEN);
    end();
}

/* --- one is stopped at one of its questions, and others do something --- */

static atomic_bool stopped, go_on;

static void stop(void)
{
    stopped = true;
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 100 && !go_on; i++)
        moment(1000);
    OB_END_ALLOW_THREADS
}

/* All ask for keys with the same hash: 5 lives, 9 and 13 are in make. */
typedef enum Meanwhile { GETS_IT, MAKES_IT, ONE_GOES, GO, GO_AND_COME } Meanwhile;

/* With ONE_GOES, it is done with 9, and another one makes it. */
static bool makes_it(Meanwhile what)
{
    return what == MAKES_IT || what == ONE_GOES;
}

typedef struct Scene {
    Asker one, other, around[3];
    bool has_other, has_third, is_gone[2];
} Scene;

static void go(Scene *scene, int i)
{
    let_go_on(&scene->around[i], i == 0 ? 9 : 13);
    scene->is_gone[i] = true;
}

static void do_meanwhile(Scene *scene, Meanwhile what)
{
    if (what != GETS_IT && what != MAKES_IT)
        go(scene, 0);
    if (what == GO || what == GO_AND_COME)
        go(scene, 1);
    if (what == GO_AND_COME) {
        scene->has_third = true;
        scene->around[2] = hold_up(9);
        send(&scene->around[2], 9);
        until_settled(&scene->around[2], 0);
    }
    if (what == GETS_IT || makes_it(what)) {
        held_up[1] = makes_it(what);
        scene->has_other = true;
        send(&scene->other, 1);
        until_settled(&scene->other, 0);
    }
}

static void end_scene(Scene *scene, Meanwhile what)
{
    until_settled(&scene->one, makes_it(what));
    held_up[1] = false;
    wait_for(&scene->one);
    if (scene->has_other)
        wait_for(&scene->other);
    for (int i = 0; i < 2; i++)
        if (!scene->is_gone[i])
            go(scene, i);
    if (scene->has_third)
        let_go_on(&scene->around[2], 9);
}

/* At its nth question; false: it did not ask so often. */
static bool stop_at_question(long n, Meanwhile what)
{
    static Scene scene;
    scene = (Scene){ .one = { .lets_go = false } };
    begin(make_held_up, NULL);
    ObObject *a = need(get(5));
    for (int i = 0; i < 2; i++) {
        scene.around[i] = hold_up(i == 0 ? 9 : 13);
        send(&scene.around[i], i == 0 ? 9 : 13);
        until_in_make(i == 0 ? 9 : 13);
    }
    stop_here = stop;
    stop_at = n;
    asked = 0;
    stopped = go_on = false;
    makes[1] = most_in_make = 0;
    scene.one.state = need(ob_thread_new());
    scene.one.number = 1;
    stopping = scene.one.state;
    scene.one.thread = start(ask, &scene.one);
    OB_BEGIN_ALLOW_THREADS
    while (!stopped && !scene.one.is_over)
        moment(200);
    OB_END_ALLOW_THREADS
    bool was_stopped = stopped, was_made = was_stopped && makes[1] > 0;
    const char *why = was_made ? REMEMBERED : makes_it(what) ? MAKING : BETWEEN;
    do_meanwhile(&scene, what);
    go_on = true;
    end_scene(&scene, what);
    stopping = NULL;
    if (scene.has_other) {
        expect_int("whether both got the same", scene.one.was == scene.other.was, 1, why);
        let_go(&scene.other);
    }
    expect_int("how often make was called", makes[1], 1, why);
    let_go(&scene.one);
    ob_decref(a);
    end();
    return was_stopped;
}

static void stop_at_each(Meanwhile what)
{
    long n = 1;
    while (stop_at_question(n, what) && n < 40)
        n++;
}

static void between(void) { stop_at_each(GETS_IT); }
static void between_making(void) { stop_at_each(MAKES_IT); }
static void between_one_going(void) { stop_at_each(ONE_GOES); }
static void between_going(void) { stop_at_each(GO); }
static void between_coming(void) { stop_at_each(GO_AND_COME); }

static ObExc raised_here;

static void raise_here(void)
{
    ob_raise(raised_here, "not now");
}

/* The same keys; one of the questions raises. */
static bool raise_at_question(long n)
{
    Asker around = hold_up(9);
    begin(make_held_up, NULL);
    ObObject *a = need(get(5)), *key = key_of(1);
    send(&around, 9);
    until_in_make(9);
    stop_here = raise_here;
    stop_at = n;
    asked = 0;
    stopping = ob_thread_self;
    ObObject *op = cache_get(cache, key);
    stopping = NULL;
    bool raised = asked >= n;
    if (raised) {
        expect_int("whether it has failed", op == NULL, 1, PASSED);
        expect_raised(raised_here, PASSED);
    } else
        ob_decref(need(op));
    let_go_on(&around, 9);
    ob_decref(key);
    ob_decref(a);
    end();
    return raised;
}

static void raises_anywhere(void)
{
    static const ObExc some[] = { OB_VALUE_ERROR, OB_KEY_ERROR, OB_TYPE_ERROR };
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
        raised_here = some[i];
        long n = 1;
        while (raise_at_question(n) && n < 40)
            n++;
    }
}

/* --- one asks for what another one is making --- */

static Asker maker, asker;

/* At its n-th question it stops; and what it does then. Whether it has
 * stopped, or waits, within so many milliseconds. */
static bool ask_for_what_is_made(long n, void (*then)(void), int patience)
{
    begin(make_held_up, NULL);
    ob_decref(need(get(5)));
    makes[1] = most_in_make = 0;
    maker = hold_up(1);
    maker.lets_go = false;
    send(&maker, 1);
    until_in_make(1);
    stop_here = then;
    stop_at = n;
    asked = 0;
    stopped = go_on = false;
    asker = (Asker){ .state = need(ob_thread_new()), .number = 1 };
    stopping = asker.state;
    asker.thread = start(ask, &asker);
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < patience && !stopped && !asker.is_over && at_conditions() == 0; i++)
        moment(1000);
    OB_END_ALLOW_THREADS
    return stopped || at_conditions() > 0;
}

static void end_asking(void)
{
    stopping = NULL;
    let_go(&maker);
    let_go(&asker);
    end();
}

/* Before its question is answered, it has been made. */
static void made_meanwhile(void)
{
    bool was_stopped = true;
    for (long n = 1; was_stopped && n < 40; n++) {
        ask_for_what_is_made(n, stop, 60);
        was_stopped = stopped;
        let_go_on(&maker, 1);
        go_on = true;
        wait_for(&asker);
        expect_int("how often make was called", makes[1], 1, BETWEEN);
        expect_int("whether both got the same", maker.was == asker.was, 1, BETWEEN);
        end_asking();
    }
}

static ObObject *leaves;
static Asker taker;

/* One that was passed by dies, and another thread's key gets its place. */
static void take_its_place(void)
{
    ob_decref(leaves);
    leaves = NULL;
    send(&taker, 1);
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 60 && !taker.is_over && at_conditions() == 0; i++)
        moment(1000);
    OB_END_ALLOW_THREADS
}

/* Three keys of one hash: who has looked where the first was does not come
 * by there again. */
static void made_where_it_has_looked(void)
{
    bool was_left = true;
    for (long n = 1; was_left && n < 40; n++) {
        begin(make, NULL);
        made = 0;
        leaves = need(get(5));
        ObObject *a = leaves, *b = need(get(9));
        taker = (Asker){ 0 };
        stop_here = take_its_place;
        stop_at = n;
        asked = 0;
        stopping = ob_thread_self;
        ObObject *op = need(get(1));
        stopping = NULL;
        was_left = leaves == NULL;
        if (was_left) {
            wait_for(&taker);
            expect_int("whether both got the same", taker.was == op, 1, BETWEEN);
            let_go(&taker);
        } else
            ob_decref(a);
        expect_int("how often make was called, for three keys", made, 3, BETWEEN);
        ob_decref(op);
        ob_decref(b);
        end();
    }
}

static void stop_and_raise(void)
{
    stop();
    ob_raise(OB_VALUE_ERROR, "not now");
}

/* One that asks, and perhaps is waited for, has an exception. */
static void raises_meanwhile(void)
{
    bool was_stopped = true;
    for (long n = 1; was_stopped && n < 40; n++) {
        Asker third = { .lets_go = true };
        ask_for_what_is_made(n, stop_and_raise, 60);
        was_stopped = stopped;
        send(&third, 1);
        until_settled(&third, 1);
        go_on = true;
        if (was_stopped)
            wait_for(&asker);
        OB_BEGIN_ALLOW_THREADS
        moment(10000);
        OB_END_ALLOW_THREADS
        expect_int("how often make was called, of one who is in it", makes[1], 1, FOUND);
        let_go_on(&maker, 1);
        wait_for(&third);
        if (!was_stopped)
            wait_for(&asker);
        expect_int("what it has raised", asker.raised, asked >= n ? OB_VALUE_ERROR : OB_NO_ERROR, PASSED);
        expect_int("whether it got the same as who has made it", third.was == maker.was, 1, FOUND);
        end_asking();
    }
}

/* How often one asks before it waits for the first time; -1: it does
 * not wait at a condition variable. */
static long questions_before_it_waits(void)
{
    treat(CALM);
    bool waits = ask_for_what_is_made(0, stop, 500);
    long n = asked;
    let_go_on(&maker, 1);
    wait_for(&asker);
    end_asking();
    treat(ROUGH);
    return waits ? n : -1;
}

/* If one asks again then, it is made and let go of before there is an
 * answer. */
static void waits_for_nothing(void)
{
    long n = questions_before_it_waits();
    if (n < 0)
        return;
    bool waits = ask_for_what_is_made(n + 1, stop, 3000);
    maker.lets_go = waits;
    let_go_on(&maker, 1);
    go_on = true;
    wait_for(&asker);
    expect_int("how often make was called", makes[1], 1, NOTHING);
    expect_int("whether both got the same", maker.was == asker.was, 1, NOTHING);
    end_asking();
}

static ObObject *make_what_arg_says(ObObject *key, void *arg)
{
    (void)key;
    (void)arg;
    return thing_new();
}

/* While one makes it for a cache, another one asks another cache. */
static void apart(void)
{
    begin(make_held_up, NULL);
    ObObject *other_cache = need(cache_new(make_what_arg_says, NULL));
    ObObject *key = key_of(1);
    Asker one = hold_up(1), other = { .from = other_cache, .number = 2 };
    one.lets_go = false;
    one.key = other.key = key;
    send(&one, 1);
    until_in_make(1);
    other.state = need(ob_thread_new());
    other.thread = start(ask, &other);
    until_settled(&other, 0);
    let_go_on(&one, 1);
    wait_for(&other);
    expect_int("whether each has made one", one.was != other.was, 1, CACHES);
    for (int i = 0; i < 4; i++) {
        ObObject *op = need(cache_get(i % 2 == 0 ? cache : other_cache, key));
        expect_same("cache_get, of one cache after the other", op, i % 2 == 0 ? one.was : other.was, CACHES);
        ob_decref(op);
    }
    let_go(&one);
    let_go(&other);
    ob_decref(key);
    ob_decref(other_cache);
    end();
}

/* So many die that the first of them is given back, and its block is the
 * next that is given out. */
static void bury(void)
{
    ObObject *dead[OB_BURIED];
    for (int i = 0; i < OB_BURIED; i++)
        dead[i] = need(ob_list_new());
    for (int i = 0; i < OB_BURIED; i++)
        ob_decref(dead[i]);
}

/* Of two keys that are equal, either dies; a third one lies where it
 * was. */
static void at_one_address(void)
{
    let_addresses_come_again();
    begin(make, NULL);
    ObObject *key = key_of(1), *a = need(cache_get(cache, key));
    for (int i = 2; i < 5; i++) {
        ob_decref(need(get(1)));
        bury();
        ObObject *b = need(get(i));
        expect_int("whether another key has another object", a != b, 1, ADDRESS);
        ob_decref(b);
        bury();
    }
    ob_decref(key);
    ob_decref(a);
    end();
}

/* Objects that are all equal, or have no hash. */
static bool things_are_equal, things_have_no_hash;

static int thing_equal(ObObject *a, ObObject *b)
{
    return a == b || things_are_equal ? OB_EQUAL : OB_UNEQUAL;
}

static int64_t thing_hash(ObObject *op)
{
    if (!things_have_no_hash)
        return things_are_equal ? 1 : ob_hash_address(op);
    ob_raise(OB_TYPE_ERROR, "unhashable type: 'Thing'");
    return -1;
}

static void whatever_is_made(void)
{
    ObObject *a, *b;
    for (int i = 0; i < 3; i++) {
        things_are_equal = i == 1;
        things_have_no_hash = i == 2;
        made = 0;
        begin(make, NULL);
        a = need(get(1));
        b = need(get(2));
        for (int k = 0; k < 4; k++) {
            ObObject *again = need(get(1 + k % 2));
            expect_same("cache_get(cache, key), again", again, k % 2 == 0 ? a : b, EQUALS);
            ob_decref(again);
        }
        expect_int("how often make was called", made, 2, EQUALS);
        ob_decref(a);
        ob_decref(b);
        end();
    }
    things_have_no_hash = false;
}

/* Called back when what was made dies, before anybody else. */
static ObObject *successor;

static ObObject *get_anew(ObObject *op, ObObject *const args[], size_t n)
{
    (void)op;
    (void)args;
    (void)n;
    successor = need(get(1));
    return ob_none();
}

static ObType heir_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Heir",
    .basic_size = sizeof(ObObject), .call = get_anew, .free = ob_object_free,
};

static void made_anew(void)
{
    begin(make, NULL);
    ObObject *a = need(get(1)), *heir = need(ob_object_new(&heir_type, sizeof(ObObject)));
    ObObject *ref = need(ob_ref_new(a, heir));
    ob_decref(heir);
    ob_decref(a);
    expect_int("whether it was made anew as soon as it had died", made, 2, DEAD);
    ob_decref(ref);
    a = need(get(1));
    expect_same("cache_get(cache, key), again", a, successor, SUCCESSOR);
    ob_decref(a);
    ob_decref(successor);
    end();
}

static int made_and_asked(void)
{
    ObObject *op = expect_made(cache_new(make_what_arg_says, NULL));
    ObObject *key = op != NULL ? key_new(1) : NULL;
    ObObject *thing = NULL;
    if (key != NULL) {
        thing = expect_made(cache_get(op, key));
        ob_decref(key);
    }
    if (op != NULL)
        ob_decref(op);
    if (thing == NULL)
        return -1;
    ob_decref(thing);
    return 0;
}

static void garbage(void)
{
    begin(make, NULL);
    ObObject *a = need(get(1));
    ob_decref(cache);
    expect_int("things that are alive, without the cache", alive, 1, DIES);
    ob_decref(a);
    expect_int("things that are alive", alive, 0, DIES);
}

#define THREADS .slow = GIL, .held = OWED, .section = "protects"

int main(void)
{
    static const Check checks[] = {
        { "one thread", alone, .held = OWED },
        { "make fails", fails_alone, .held = OWED },
        { "make returns an int", ints, .held = OWED },
        { "a hash that raises", raises, .held = OWED },
        { "make asks for others", inner, .held = OWED, .slow = INNER },
        { "what came and went", many, .held = LEFT },
        { "a cache that goes", garbage, .held = OWED },
        { "keys at one address", at_one_address, .held = OWED },
        { "whatever is made", whatever_is_made, .held = OWED },
        { "made anew by a callback", made_anew, .held = OWED },
        { "two caches", apart, THREADS },
        { "three caches, each with its argument", each_with_its_arg, .held = OWED },
        { "two threads, two keys", meeting, THREADS },
        { "eight threads, eight keys", other_keys, THREADS },
        { "and all of them at once", all_meeting, THREADS },
        { "eight threads, one key", same_key, THREADS },
        { "eight threads, who let go at once", same_key_let_go, THREADS },
        { "three threads, a key unlike itself", very_same_key, THREADS },
        { "four threads, and make fails", fails_for_all, THREADS },
        { "the same, with one and the same key", fails_for_one_key, THREADS },
        { "eight threads, and make fails six times", fails_six_times, THREADS },
        { "four threads, and make returns an int", int_for_all, THREADS },
        { "make asks for what another thread is making", inner_waits, THREADS },
        { "memory runs out for the one who makes it", poor_meanwhile, THREADS },
        { "one is about to wait", about_to_wait, THREADS },
        { "one after the other", come_and_go, THREADS },
        { "whenever a key is asked", between, THREADS },
        { "and another thread makes it", between_making, THREADS },
        { "and one is done before", between_one_going, THREADS },
        { "and others are done", between_going, THREADS },
        { "and others come", between_coming, THREADS },
        { "whatever a question raises", raises_anywhere, THREADS },
        { "it is made while one asks for it", made_meanwhile, THREADS },
        { "it is made where one has looked", made_where_it_has_looked, THREADS },
        { "who asks for it has an exception", raises_meanwhile, THREADS },
        { "a wait comes back for nothing", waits_for_nothing, THREADS },
        { "no memory", NULL, made_and_asked, .held = MEMORY },
    };
    return RUN(checks);
}
