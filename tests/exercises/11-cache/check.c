/* Exercise 11.4: the weak cache, with one thread, two, and eight. */
#include "harness.h"
#include "others.h"
#include "cache.h"

#include <string.h>

#define SAME "While an object lives, it is found, and none is made for its key."
#define ASKED "make is called with the key that was asked for, and with arg."
#define STRONG "The cache must not keep its objects alive."
#define ANEW "When the object has died, a new one is made, and found from then on."
#define APART "Each key has its own object, and each cache has its own."
#define FAILED \
    "If make fails, the answer is NULL, nothing is remembered, and the next " \
    "one who asks has it called again."
#define MEMORY \
    "If there is no memory for the weak reference, let go of the object, and " \
    "answer NULL. What is remembered stays as it was."
#define SECTION \
    "Somebody is in a section of the cache, and you have looked into it, or " \
    "changed it, nevertheless. Begin a section first."
#define AGAIN \
    "While make ran, another thread has put an object in, and it lives: look " \
    "again, and return that one."
#define HOWEVER_MANY \
    "However many have come while make ran: if the last one lives, return it."
#define ONE_CALL \
    "make is called once. What has come meanwhile has gone again: what make has " \
    "returned is remembered, and returned."
#define AT_ONCE \
    "Look again, and put it in, in one and the same section: between two, " \
    "another thread has put one in."
#define LOSER "The new one, which nobody wants now, is to be let go of."
#define INNER "make may call cache_get, for the same key, too, for another, or of another cache."
#define ENDED "A section that was begun is ended, on each way out."
#define NONE \
    "NULL if make returns NULL, whoever has put an object in meanwhile."
#define NOT_YOURS \
    "When make returns NULL, what somebody else has put in meanwhile stays in."
#define STAYS \
    "Somebody is in a section of the cache, and something in it has changed."
#define WORDS \
    "Last words may call cache_get. Let go of things when you are in no " \
    "section, and know nothing of the cache any more."
#define LEFT \
    "When all is over, something is left: a reference to an object, or a weak " \
    "reference that you replaced, or the cache's own when it died."
#define EIGHT "Eight threads: while an object lives, no other is made for its key."
#define STUCK \
    "make waits for another thread, and that one waits for you. In what is " \
    "yours alone nobody can be suspended: begin a section of the cache."

typedef struct Thing {
    ObBiased base;
    void *weak;
    int key;
    void (*act)(void);
} Thing;

static ObBiased *cache;
static atomic_int stage;
static atomic_int made, dead;
static _Atomic(void *) given;           /* arg, the last time */
static atomic_bool refuses;             /* there is no memory */

/* The newest blocks. */
typedef struct Block {
    const char *at;
    size_t size;
} Block;

enum { BLOCKS = 64 };

static Block blocks[BLOCKS];
static atomic_uint n_blocks;

static void *allocate(size_t size)
{
    if (atomic_load(&refuses))
        return NULL;
    void *block = malloc(size);
    blocks[atomic_fetch_add(&n_blocks, 1) % BLOCKS] = (Block){ block, size };
    return block;
}

static void drop(ObBiased *op)
{
    atomic_fetch_add(&dead, 1);
    if (((Thing *)op)->act != NULL)
        ((Thing *)op)->act();
}

static const ObBiasedType type = { .name = "thing", .drop = drop,
                                   .weak_offset = offsetof(Thing, weak) };

static ObBiased *make(int key, void *arg)
{
    bool refused = atomic_exchange(&refuses, false);
    Thing *op = need(ob_biased_new(&type, sizeof *op));
    atomic_store(&refuses, refused);
    op->key = key;
    atomic_store(&given, arg);
    atomic_fetch_add(&made, 1);
    return &op->base;
}

static int key_of(ObBiased *op)
{
    return ((Thing *)need(op))->key;
}

static void expect_makes(int right, const char *why)
{
    expect_int("how many were made", atomic_load(&made), right, why);
}

static void begin(CacheMake *maker, void *arg)
{
    enter_world(allocate);
    cache = need(cache_new(maker, arg));
}

static void end(void)
{
    ob_biased_decref(cache);
    ob_biased_checkpoint();
    expect_int("how many died", atomic_load(&dead), atomic_load(&made),
               LEFT);
    ob_biased_leave();
    expect_int("what is left", (long long)ob_biased_world_end(world), 0,
               LEFT);
}

/* --- one thread --- */

static void found(void)
{
    int arg;
    begin(make, &arg);
    ObBiased *op = cache_get(cache, 3), *again = cache_get(cache, 3);
    expect_int("the key", key_of(op), 3, ASKED);
    expect_int("whether arg came", atomic_load(&given) == &arg, 1, ASKED);
    expect_int("whether it is the same", op == again, 1, SAME);
    expect_makes(1, SAME);
    ob_biased_decref(again);
    expect_int("how many died", atomic_load(&dead), 0, SAME);
    ob_biased_decref(op);
    expect_int("how many died", atomic_load(&dead), 1, STRONG);
    op = cache_get(cache, 3);
    expect_makes(2, ANEW);
    ob_biased_decref(op);
    end();
}

static atomic_int fails;

static ObBiased *make_or_fail(int key, void *arg)
{
    return atomic_fetch_sub(&fails, 1) > 0 ? NULL : make(key, arg);
}

static void apart(void)
{
    begin(make, NULL);
    ObBiased *one = cache_get(cache, 0), *two = cache_get(cache, KEYS - 1);
    expect_int("the key", key_of(two), KEYS - 1, APART);
    expect_int("whether it is the same", one == two, 0, APART);
    int arg;
    ObBiased *other = need(cache_new(make_or_fail, &arg));
    ObBiased *three = cache_get(other, 0);
    expect_int("whether it is the same", one == three, 0, APART);
    expect_int("whether arg came", atomic_load(&given) == &arg, 1, ASKED);
    atomic_store(&fails, 1);
    ObBiased *four = cache_get(cache, 1);
    expect_int("whether it is NULL, as the other one's make would say", four == NULL, 0, APART);
    atomic_store(&fails, 0);
    ob_biased_decref(four);
    expect_int("whether the first one's arg came", atomic_load(&given) == NULL, 1, APART);
    ob_biased_decref(one);
    ob_biased_decref(two);
    ob_biased_decref(three);
    ob_biased_decref(other);
    end();
}

static void failed(void)
{
    begin(make_or_fail, NULL);
    atomic_store(&fails, 1);
    expect_int("whether it is NULL", cache_get(cache, 1) == NULL, 1,
               FAILED);
    ObBiased *op = cache_get(cache, 1);
    expect_makes(1, FAILED);
    expect_int("the key", key_of(op), 1, FAILED);
    ob_biased_decref(op);
    end();
}

static void no_memory(void)
{
    begin(make, NULL);
    atomic_store(&refuses, true);
    expect_int("whether there is a cache", cache_new(make, NULL) == NULL, 1,
               MEMORY);
    ObBiased *op = cache_get(cache, 2);
    atomic_store(&refuses, false);
    expect_int("whether it is NULL", op == NULL, 1, MEMORY);
    expect_int("how many died", atomic_load(&dead), 1, MEMORY);
    op = cache_get(cache, 2);
    expect_makes(2, MEMORY);
    ObBiased *again = cache_get(cache, 2);
    expect_int("whether it is the same", op == again, 1, MEMORY);
    ob_biased_decref(op);
    ob_biased_decref(again);
    end();
}

static bool within;

static ObBiased *make_within(int key, void *arg)
{
    if (within)
        return make(key, arg);
    within = true;
    ObBiased *op = cache_get(cache, key);
    atomic_store(&given, op);
    return make(key, arg);
}

static void inner(void)
{
    begin(make_within, NULL);
    ObBiased *op = cache_get(cache, 5);
    expect_makes(2, INNER);
    expect_int("how many died", atomic_load(&dead), 1, LOSER);
    ObBiased *again = cache_get(cache, 5);
    expect_int("whether it is the same", op == again, 1, INNER);
    ob_biased_decref(again);
    ob_biased_decref(op);
    ob_biased_decref(op);               /* make_within's */
    end();
}

/* It asks for another key, or another cache for the same one, and keeps
 * what it gets. */
static ObBiased *asked_within;
static int key_within;

static ObBiased *make_another(int key, void *arg)
{
    if (!within) {
        within = true;
        atomic_store(&given, cache_get(asked_within, key_within));
    }
    ObBiased *kept = atomic_load(&given), *op = make(key, arg);
    atomic_store(&given, kept);
    return op;
}

static void inner_other(void)
{
    begin(make_another, NULL);
    ObBiased *other = need(cache_new(make_another, NULL));
    for (int i = 0; i < 2; i++) {
        within = false;
        asked_within = i == 0 ? cache : other;
        key_within = i == 0 ? 6 : 5;
        ObBiased *op = cache_get(cache, 5), *kept = atomic_load(&given);
        ObBiased *again = cache_get(cache, 5), *one = cache_get(asked_within, key_within);
        expect_int("whether it is the same", op == again, 1, INNER);
        expect_int("whether it is what make has got", one == kept, 1, INNER);
        expect_int("whether both are one", one == op, 0, APART);
        ob_biased_decref(one);
        ob_biased_decref(again);
        ob_biased_decref(op);
        ob_biased_decref(kept);
    }
    expect_makes(4, INNER);
    ob_biased_decref(other);
    end();
}

/* make returns what it has from the cache. */
static ObBiased *make_none(int key, void *arg)
{
    if (within)
        return make(key, arg);
    within = true;
    return cache_get(cache, key);
}

static void inner_itself(void)
{
    begin(make_none, NULL);
    ObBiased *op = cache_get(cache, 5);
    expect_int("whether a section of the cache has not ended", atomic_load(&cache->mutex) != 0, 0, ENDED);
    expect_makes(1, INNER);
    ObBiased *again = cache_get(cache, 5);
    expect_int("whether it is the same", op == again, 1, INNER);
    ob_biased_decref(again);
    ob_biased_decref(op);
    end();
}

/* One object for all keys. */
static ObBiased *the_only_one;

static ObBiased *make_the_same(int key, void *arg)
{
    if (the_only_one == NULL)
        return the_only_one = make(key, arg);
    ob_biased_incref(the_only_one);
    return the_only_one;
}

static void same_for_all(void)
{
    begin(make_the_same, NULL);
    for (int round = 0; round < 2; round++)
        for (int key = 0; key < KEYS; key++)
            expect_int("whether it is what make has returned",
                       cache_get(cache, key) == the_only_one, 1, SAME);
    for (int i = 0; i < 2 * KEYS; i++)
        ob_biased_decref(the_only_one);
    end();
}

/* So many come that eight bits would tell none; the last one lives. */
static ObBiased *last_come;

static ObBiased *make_very_many(int key, void *arg)
{
    enum { MANY = 256 };
    if (within)
        return make(key, arg);
    within = true;
    for (int i = 1; i < MANY; i++) {
        ob_biased_decref(cache_get(cache, key));
        ob_biased_checkpoint();
    }
    last_come = cache_get(cache, key);
    return make(key, arg);
}

static void inner_often(void)
{
    begin(make_very_many, NULL);
    ObBiased *op = cache_get(cache, 5);
    expect_int("whether it is the last that has come",
               op == last_come, 1, HOWEVER_MANY);
    ob_biased_decref(op);
    ob_biased_decref(op);               /* make_very_many's */
    end();
}

/* It puts one in, and has none itself. */
static ObBiased *make_and_fail(int key, void *arg)
{
    if (within)
        return make(key, arg);
    within = true;
    atomic_store(&given, cache_get(cache, key));
    return NULL;
}

static void inner_fails(void)
{
    begin(make_and_fail, NULL);
    ObBiased *op = cache_get(cache, 5);
    expect_int("whether it is NULL", op == NULL, 1, NONE);
    ObBiased *again = cache_get(cache, 5);
    expect_int("whether it is what make has put in",
               again == atomic_load(&given), 1, NOT_YOURS);
    ob_biased_decref(again);
    ob_biased_decref(again);            /* make's */
    end();
}

static ObBiased *asked_last;

static void ask_last(void)
{
    asked_last = cache_get(cache, 7);
}

/* The weak reference that is replaced is the last one's. */
static void last_words(void)
{
    begin(make_within, NULL);
    within = true;
    Thing *op = (Thing *)cache_get(cache, 7);
    op->act = ask_last;
    ob_biased_decref(&op->base);
    expect_makes(2, WORDS);
    ObBiased *again = cache_get(cache, 7);
    expect_int("whether it is the same", again == asked_last, 1, WORDS);
    ob_biased_decref(again);
    ob_biased_decref(asked_last);
    end();
}

/* Last words of the one that nobody wants, or of which there is no weak
 * reference: they ask for its key and for another, and let go of the one
 * that came first. */
static int asked_in_vain;

static void ask_both(void)
{
    atomic_store(&refuses, false);
    for (int i = 7; i < 9; i++) {
        ObBiased *op = cache_get(cache, i);
        asked_in_vain += key_of(op) == i;
        ob_biased_decref(op);
    }
    if (last_come != NULL)
        ob_biased_decref(last_come);
}

static ObBiased *make_talker(int key, void *arg)
{
    bool first = !within;
    within = true;
    ObBiased *op = NULL;
    if (first && arg == NULL)
        last_come = cache_get(cache, key);
    op = make(key, arg);
    if (first)
        ((Thing *)op)->act = ask_both;
    if (first && arg != NULL)
        atomic_store(&refuses, true);
    return op;
}

static void last_words_of_losers(void)
{
    for (int i = 0; i < 2; i++) {
        int arg;
        within = false;
        last_come = NULL;
        asked_in_vain = 0;
        atomic_store(&made, 0);
        atomic_store(&dead, 0);
        begin(make_talker, i == 0 ? NULL : &arg);
        ObBiased *op = cache_get(cache, 7);
        atomic_store(&refuses, false);
        expect_int("whether it is NULL", op == NULL, i, i == 0 ? WORDS : MEMORY);
        expect_int("how often its last words got what they asked for", asked_in_vain, 2, WORDS);
        if (op != NULL) {
            expect_int("whether it is the one that came first", op == last_come, 1, INNER);
            expect_int("how many died", atomic_load(&dead), 2, WORDS);
            ob_biased_decref(op);
        }
        end();
    }
}

/* --- two --- */

static Other b;
static _Atomic(ObBiased *) theirs;

static int key_there;            /* the first, another one, the last */
static const int keys_there[] = { 0, 4, KEYS - 1 };

static void get_theirs(void)
{
    atomic_store(&theirs, cache_get(cache, key_there));
}

static void give_theirs(void)
{
    ob_biased_decref(atomic_load(&theirs));
}

static atomic_int depth;
static atomic_bool got;

static void begin_there(int key, CacheMake *maker)
{
    key_there = key;
    atomic_store(&got, false);
    atomic_store(&made, 0);
    atomic_store(&dead, 0);
    atomic_store(&stage, 0);
    atomic_store(&depth, 0);
    begin(maker, NULL);
}

/* The first time, another thread asks meanwhile. */
static ObBiased *make_slowly(int key, void *arg)
{
    if (atomic_fetch_add(&depth, 1) == 0) {
        ob_biased_detach();
        ask_other(&b, get_theirs);
        ob_biased_attach();
    }
    return make(key, arg);
}

static void another_is_faster(int key)
{
    begin_there(key, make_slowly);
    begin_other(&b);
    ObBiased *mine = cache_get(cache, key);
    expect_makes(2, AGAIN);
    expect_int("whether it is the same", mine == atomic_load(&theirs), 1,
               AGAIN);
    expect_int("how many died", atomic_load(&dead), 1, LOSER);
    ObBiased *again = cache_get(cache, key);
    expect_int("whether it is the same", mine == again, 1, AGAIN);
    ob_biased_decref(mine);
    ob_biased_decref(again);
    ask_other(&b, give_theirs);
    end_other(&b);
    end();
}

static void meanwhile(void)
{
    for (int i = 0; i < 3; i++)
        another_is_faster(keys_there[i]);
}

/* The other one's has come, and gone. */
static void give_at_once(void)
{
    get_theirs();
    give_theirs();
}

static ObBiased *make_more_slowly(int key, void *arg)
{
    if (atomic_fetch_add(&depth, 1) == 0) {
        ob_biased_detach();
        ask_other(&b, give_at_once);
        ob_biased_attach();
    }
    return make(key, arg);
}

static void another_came_and_went(int key)
{
    begin_there(key, make_more_slowly);
    begin_other(&b);
    ObBiased *mine = cache_get(cache, key);
    expect_makes(2, ONE_CALL);
    expect_int("how many died", atomic_load(&dead), 1, ANEW);
    ObBiased *again = cache_get(cache, key);
    expect_int("whether it is the same", mine == again, 1, ANEW);
    ob_biased_decref(mine);
    ob_biased_decref(again);
    end_other(&b);
    end();
}

static void came_and_went(void)
{
    for (int i = 0; i < 3; i++)
        another_came_and_went(keys_there[i]);
}

static void *get_there(void *arg)
{
    ob_biased_enter(world);
    ObBiased *op = cache_get(cache, key_there);
    atomic_store(&got, true);
    ob_biased_decref(op);
    ob_biased_leave();
    return arg;
}

/* Nobody comes in while somebody is in a section; and out again. */
static void wait_outside(int key, bool in_cache)
{
    ObBiasedSection section;
    pthread_t thread;
    begin_there(key, make);
    ObBiased *op = in_cache ? cache_get(cache, key_there) : NULL;
    ob_biased_begin(&section, cache);
    thread = start_thread(get_there, NULL);
    while (atomic_load(&cache->mutex) != 2 && !atomic_load(&got))
        sched_yield();
    expect_int("whether it was looked into", atomic_load(&got), 0, SECTION);
    expect_makes(in_cache, SECTION);
    ob_biased_end(&section);
    pthread_join(thread, NULL);
    expect_makes(1, SAME);
    if (op != NULL)
        ob_biased_decref(op);
    ob_biased_checkpoint();
    end();
}

static void outside(void)
{
    for (int i = 0; i < 3; i++)
        wait_outside(keys_there[i], false);
}

static void outside_of_what_is_there(void)
{
    for (int i = 0; i < 3; i++)
        wait_outside(keys_there[i], true);
}

static ObBiased *make_and_begin(int key, void *arg)
{
    if (atomic_fetch_add(&depth, 1) > 0)
        return make(key, arg);
    atomic_store(&stage, 1);
    ob_biased_detach();
    while (atomic_load(&stage) != 2)
        sched_yield();
    ob_biased_attach();
    return make(key, arg);
}

/* It has looked, and makes; then somebody is in a section. */
static void wait_the_second_time(int key)
{
    ObBiasedSection section;
    pthread_t thread;
    begin_there(key, make_and_begin);
    thread = start_thread(get_there, NULL);
    while (atomic_load(&stage) != 1)
        sched_yield();
    ob_biased_begin(&section, cache);
    atomic_store(&stage, 2);
    while (atomic_load(&cache->mutex) != 2 && !atomic_load(&got))
        sched_yield();
    expect_int("whether it was looked into", atomic_load(&got), 0, SECTION);
    ob_biased_end(&section);
    pthread_join(thread, NULL);
    end();
}

static void outside_the_second_time(void)
{
    for (int i = 0; i < 3; i++)
        wait_the_second_time(keys_there[i]);
}

/* The other one began to make before, and has put its own in while ours
 * is made. */
static ObBiased *make_after_theirs(int key, void *arg)
{
    if (atomic_load(&depth) != 1)
        return make_and_begin(key, arg);
    atomic_fetch_add(&depth, 1);
    atomic_store(&stage, 2);
    ob_biased_detach();
    while (!atomic_load(&got))
        sched_yield();
    ob_biased_attach();
    return make(key, arg);
}

static void *get_and_keep(void *arg)
{
    ob_biased_enter(world);
    atomic_store(&theirs, cache_get(cache, key_there));
    atomic_store(&got, true);
    ob_biased_detach();
    while (atomic_load(&stage) != 3)
        sched_yield();
    ob_biased_attach();
    ob_biased_decref(atomic_load(&theirs));
    ob_biased_leave();
    return arg;
}

static void another_began_before(int key)
{
    begin_there(key, make_after_theirs);
    pthread_t thread = start_thread(get_and_keep, NULL);
    while (atomic_load(&stage) != 1)
        sched_yield();
    ObBiased *mine = cache_get(cache, key);
    expect_makes(2, AGAIN);
    expect_int("whether it is the same", mine == atomic_load(&theirs), 1, AGAIN);
    expect_int("how many died", atomic_load(&dead), 1, LOSER);
    atomic_store(&stage, 3);
    pthread_join(thread, NULL);
    ob_biased_decref(mine);
    ob_biased_checkpoint();
    end();
}

static void began_before(void)
{
    for (int i = 0; i < 3; i++)
        another_began_before(keys_there[i]);
}

/* Between two sections of its own, it may have to wait: for another one
 * that it was in, and lost. */
static ObBiased *apart_from_it;
static ObBiasedSection theirs_begun;

static void begin_apart(void) { ob_biased_begin(&theirs_begun, apart_from_it); }
static void end_apart(void) { ob_biased_end(&theirs_begun); }

static void *get_within(void *arg)
{
    ObBiasedSection section;
    ob_biased_enter(world);
    ob_biased_begin(&section, apart_from_it);
    atomic_store(&theirs, cache_get(cache, 9));
    atomic_store(&got, true);
    ob_biased_end(&section);
    ob_biased_checkpoint();
    while (atomic_load(&stage) != 3)
        sched_yield();
    ob_biased_decref(atomic_load(&theirs));
    ob_biased_leave();
    return arg;
}

/* It has made, looks again, and is held up as soon as it is out of the
 * section; then we ask. */
static void in_between(void)
{
    ObBiasedSection section;
    begin_there(9, make_and_begin);
    apart_from_it = need(cache_new(make, NULL));
    begin_other(&b);
    pthread_t thread = start_thread(get_within, NULL);
    while (atomic_load(&stage) != 1)
        sched_yield();
    ob_biased_begin(&section, cache);
    atomic_store(&stage, 2);
    while (atomic_load(&cache->mutex) != 2 && !atomic_load(&got))
        sched_yield();
    ask_other(&b, begin_apart);
    ob_biased_end(&section);
    while (atomic_load(&apart_from_it->mutex) != 2 && !atomic_load(&got))
        sched_yield();
    ObBiased *mine = cache_get(cache, 9);
    ask_other(&b, end_apart);
    while (!atomic_load(&got))
        sched_yield();
    expect_int("whether both got the same", mine == atomic_load(&theirs), 1, AT_ONCE);
    ObBiased *again = cache_get(cache, 9);
    expect_int("whether it is the same", mine == again, 1, AT_ONCE);
    ob_biased_decref(mine);
    ob_biased_decref(again);
    atomic_store(&stage, 3);
    pthread_join(thread, NULL);
    end_other(&b);
    ob_biased_decref(apart_from_it);
    end();
}

/* What it has behind what every object has. */
static Block inside_of_cache(void)
{
    const char *own = (const char *)(cache + 1);
    for (int i = 0; i < BLOCKS; i++) {
        const char *end = blocks[i].at + blocks[i].size;
        if (own > blocks[i].at && own <= end)
            return (Block){ own, (size_t)(end - own) };
    }
    return (Block){ own, 0 };
}

/* The second one, of which there is to be no weak reference. */
static ObBiased *make_without_memory(int key, void *arg)
{
    if (atomic_fetch_add(&depth, 1) == 0)
        return make(key, arg);
    atomic_store(&stage, 1);
    ob_biased_detach();
    while (atomic_load(&stage) != 2)
        sched_yield();
    ob_biased_attach();
    ObBiased *op = make(key, arg);
    atomic_store(&refuses, true);
    return op;
}

static void *get_nothing(void *arg)
{
    ob_biased_enter(world);
    ObBiased *op = cache_get(cache, key_there);
    atomic_store(&theirs, op);
    atomic_store(&got, true);
    if (op != NULL)
        ob_biased_decref(op);
    ob_biased_leave();
    return arg;
}

/* One that has died is remembered, too: changed in sections only. */
static void no_memory_for(int key)
{
    ObBiasedSection section;
    char before[4096];
    begin_there(key, make_without_memory);
    ob_biased_decref(cache_get(cache, key));
    pthread_t thread = start_thread(get_nothing, NULL);
    while (atomic_load(&stage) != 1 && !atomic_load(&got))
        sched_yield();
    ob_biased_begin(&section, cache);
    Block own = inside_of_cache();
    size_t size = own.size < sizeof before ? own.size : sizeof before;
    memcpy(before, own.at, size);
    atomic_store(&stage, 2);
    while (atomic_load(&cache->mutex) != 2 && !atomic_load(&got))
        sched_yield();
    expect_int("whether it is as it was", memcmp(before, own.at, size) == 0,
               1, STAYS);
    ob_biased_end(&section);
    pthread_join(thread, NULL);
    atomic_store(&refuses, false);
    expect_int("whether it is NULL", atomic_load(&theirs) == NULL, 1, MEMORY);
    end();
}

static void no_memory_outside(void)
{
    for (int i = 0; i < 3; i++)
        no_memory_for(keys_there[i]);
}

/* --- eight --- */

enum { THREADS = 8, ROUNDS = 1000 };

static atomic_int mistakes;

static void *use(void *arg)
{
    unsigned random = (unsigned)(size_t)arg * 7919u + 1;
    ObBiased *held[4] = { NULL };
    ob_biased_enter(world);
    for (int i = 0; i < ROUNDS; i++) {
        random = random * 1103515245u + 12345u;
        int key = (int)(random >> 16) % KEYS;
        ObBiased *op = cache_get(cache, key);
        ObBiased *again = cache_get(cache, key);
        if (op != again || op == NULL || ((Thing *)op)->key != key)
            atomic_fetch_add(&mistakes, 1);
        if (again != NULL)
            ob_biased_decref(again);
        if (held[i % 4] != NULL)
            ob_biased_decref(held[i % 4]);
        held[i % 4] = op;
        ob_biased_checkpoint();
    }
    for (int i = 0; i < 4; i++)
        if (held[i] != NULL)
            ob_biased_decref(held[i]);
    ob_biased_leave();
    return NULL;
}

static void eight(void)
{
    pthread_t threads[THREADS];
    begin(make, NULL);
    ob_biased_detach();
    for (size_t i = 0; i < THREADS; i++)
        threads[i] = start_thread(use, (void *)i);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    ob_biased_attach();
    expect_int("how often it was another one", atomic_load(&mistakes), 0,
               EIGHT);
    end();
}

int main(void)
{
    static const Check checks[] = {
        { "found while it lives", found, .section = "weak-to-strong" },
        { "keys, and caches, apart", apart, .section = "weak-to-strong" },
        { "make fails", failed, .section = "weak-to-strong" },
        { "no memory", no_memory, .section = "weak-to-strong" },
        { "nobody looks into it from outside", outside,
          .section = "sections", .slow = STUCK },
        { "nor at what is there", outside_of_what_is_there,
          .section = "sections", .slow = STUCK },
        { "nor the second time", outside_the_second_time,
          .section = "sections", .slow = STUCK },
        { "another thread was faster", meanwhile,
          .section = "weak-to-strong", .slow = STUCK },
        { "another thread began before, and was faster", began_before,
          .section = "weak-to-strong", .slow = STUCK },
        { "another one's came and went", came_and_went,
          .section = "weak-to-strong", .slow = STUCK },
        { "and it comes between", in_between, .section = "sections",
          .slow = STUCK },
        { "make calls the cache", inner, .section = "weak-to-strong" },
        { "for another key, and another cache", inner_other, .section = "weak-to-strong" },
        { "and returns what it got", inner_itself, .section = "weak-to-strong" },
        { "and returns one and the same for all keys", same_for_all,
          .section = "weak-to-strong" },
        { "and has called it very often", inner_often,
          .section = "weak-to-strong" },
        { "and has put one in, and fails", inner_fails,
          .section = "weak-to-strong" },
        { "no memory, and somebody is in a section", no_memory_outside,
          .section = "sections", .slow = STUCK },
        { "last words call the cache", last_words,
          .section = "weak-to-strong" },
        { "last words of what nobody wants", last_words_of_losers, .section = "weak-to-strong",
          .slow = WORDS },
        { "eight threads", eight, .section = "weak-to-strong" },
    };
    return RUN(checks);
}
