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
#define STRONG "The cache does not keep its objects alive."
#define LEFT "What came and went leaves nothing behind: no key, and nothing about it."
#define OTHERS "While one thread is in make, others get what they ask for, and make it, if it is for another key."
#define GIL "Who waits for another thread gives up the GIL meanwhile, and every lock that the other one may need."
#define FAILED "If make fails, its exception is that of its own thread, and nothing is remembered."
#define OVER "Those who waited for what was not made start over: one of them calls make."
#define WOKEN "Those who wait are woken, whatever has become of what they wait for."
#define INNER "make may ask the cache for other keys."
#define TYPE "What cannot be referred to weakly: TypeError, and nothing is remembered or left."
#define BETWEEN \
    "Between two looks, another thread may have made it, from beginning to end. Look whether it lives once more when " \
    "it is certain that nobody else is making it."
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

static void one_question(void)
{
    if (ob_thread_self == stopping && ++asked == stop_at)
        stop_here();
}

static int key_equal(ObObject *a, ObObject *b)
{
    if (ob_type(a) != ob_type(b))
        return OB_NOT_IMPLEMENTED;
    one_question();
    return ((Key *)a)->number == ((Key *)b)->number ? OB_EQUAL : OB_UNEQUAL;
}

static int64_t key_hash(ObObject *op)
{
    one_question();
    if (raises_now) {
        ob_raise(OB_VALUE_ERROR, "no hash");
        return -1;
    }
    return ((Key *)op)->number % 4;
}

static ObType key_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Key",
    .basic_size = sizeof(Key), .equal = key_equal, .hash = key_hash,
    .free = ob_object_free,
};

static ObObject *key_of(int number)
{
    ObObject *op = need(ob_object_new(&key_type, sizeof(Key)));
    ((Key *)op)->number = number;
    return op;
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

static ObType thing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Thing",
    .basic_size = sizeof(Thing), .free = thing_free,
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
static int in_make[8], most_in_make;    /* for the keys 0 to 7 */
static int fails;                       /* so many more times */
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
        return ob_raise(OB_VALUE_ERROR, "not made");
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
    ob_decref(cache);
    expect_int("things that are alive, in the end", alive, 0, STRONG);
}

typedef struct Asker {
    ObThread *state;
    int number;
    bool lets_go;               /* at once */
    ObObject *got;
    const ObObject *was;
    ObExc raised;
    Started thread;
} Asker;

static void *ask(void *arg)
{
    Asker *self = arg;
    ob_thread_attach(self->state);
    ObObject *key = key_of(self->number);
    arrived++;
    self->got = cache_get(cache, key);
    self->was = self->got;
    self->raised = ob_error();
    ob_error_clear();
    ob_decref(key);
    if (self->lets_go && self->got != NULL) {
        ob_decref(self->got);
        self->got = NULL;
    }
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
    begin(make, NULL);
    fails = 1;
    expect_int("whether it has failed", get(1) == NULL, 1, FAILED);
    expect_raised(OB_VALUE_ERROR, FAILED);
    ObObject *a = need(get(1));
    expect_int("how often make was called", made, 2, FAILED);
    ob_decref(a);
    end();
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
    ObObject *a = need(get(5));
    expect_int("how often make was called", made, 6, INNER);
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

static atomic_int met;

/* Returns when somebody is in here for the other key, too. */
static ObObject *make_meeting(ObObject *key, void *arg)
{
    (void)key;
    (void)arg;
    made++;
    met++;
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 2000 && met < 2; i++)
        moment(1000);
    OB_END_ALLOW_THREADS
    return thing_new();
}

static void meeting(void)
{
    Asker askers[2] = { { .lets_go = false } };
    begin(make_meeting, NULL);
    send(&askers[0], 1);
    send(&askers[1], 2);
    wait_for(&askers[0]);
    wait_for(&askers[1]);
    expect_int("how many were in make at the same time", met, 2, OTHERS);
    let_go(&askers[0]);
    let_go(&askers[1]);
    end();
}

static void fails_for_all(void)
{
    Asker askers[4] = { { .lets_go = false } };
    int failed = 0, got = 0;
    begin(make, NULL);
    slow = true;
    asking = 4;
    fails = 1;
    for (int i = 0; i < 4; i++)
        send(&askers[i], 1);
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
    end();
}

/* --- one is stopped at one of its questions, and another asks --- */

static atomic_bool stopped, go_on;

static void stop(void)
{
    stopped = true;
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 100 && !go_on; i++)
        moment(1000);
    OB_END_ALLOW_THREADS
}

/* At its nth question; false: it did not ask so often. */
static bool stop_at_question(long n)
{
    Asker one = { .lets_go = false };
    stop_here = stop;
    stop_at = n;
    asked = 0;
    stopped = go_on = false;
    made = 0;
    one.state = need(ob_thread_new());
    one.number = 1;
    stopping = one.state;
    one.thread = start(ask, &one);
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 300 && !stopped; i++)
        moment(500);
    OB_END_ALLOW_THREADS
    bool was_stopped = stopped;
    Asker other = { .lets_go = false };
    send(&other, 1);
    wait_for(&other);
    go_on = true;
    wait_for(&one);
    expect_int("whether both got the same", one.was == other.was, 1, BETWEEN);
    expect_int("how often make was called", made, 1, BETWEEN);
    let_go(&one);
    let_go(&other);
    return was_stopped;
}

static atomic_bool over;

/* The key 2 takes until all is over. */
static ObObject *make_around(ObObject *key, void *arg)
{
    (void)arg;
    if (((Key *)key)->number == 2) {
        OB_BEGIN_ALLOW_THREADS
        while (!over)
            moment(500);
        OB_END_ALLOW_THREADS
    } else
        made++;
    return thing_new();
}

static void between(void)
{
    begin(make_around, NULL);
    /* with one that lives, and one that is being made, there are
     * questions in both places */
    ObObject *a = need(get(5));
    Asker around = { .lets_go = true };
    send(&around, 2);
    OB_BEGIN_ALLOW_THREADS
    moment(20000);
    OB_END_ALLOW_THREADS
    long n = 1;
    while (stop_at_question(n) && n < 20)
        n++;
    over = true;
    wait_for(&around);
    ob_decref(a);
    end();
}

static ObObject *make_what_arg_says(ObObject *key, void *arg)
{
    (void)key;
    (void)arg;
    return thing_new();
}

static int made_and_asked(void)
{
    ObObject *op = cache_new(make_what_arg_says, NULL);
    ObObject *key = op != NULL ? ob_object_new(&key_type, sizeof(Key)) : NULL;
    ObObject *thing = NULL;
    if (key != NULL) {
        ((Key *)key)->number = 1;
        thing = cache_get(op, key);
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
        { "two threads, two keys", meeting, THREADS },
        { "eight threads, eight keys", other_keys, THREADS },
        { "eight threads, one key", same_key, THREADS },
        { "eight threads, who let go at once", same_key_let_go, THREADS },
        { "four threads, and make fails", fails_for_all, THREADS },
        { "whenever a key is asked", between, THREADS },
        { "no memory", NULL, made_and_asked, .held = MEMORY },
    };
    return RUN(checks);
}
