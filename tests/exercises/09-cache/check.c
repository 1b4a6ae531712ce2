/* Exercise 9.6: the weak cache. */
#include "lists.h"
#include "cache.h"

#include <string.h>

#define SAME "The object that was made for a key is found as long as it lives."
#define ONCE "While an object lives, none is made for its key."
#define ASKED "make is called with the key that was asked for, and with arg."
#define ITSELF "A key is itself, also if its == says no, as that of nan does."
#define EQUAL "A key that is equal to the first finds the same object, and others do not."
#define ANY \
    "Whatever has a hash is a key: of any type, one that lives for ever, and a " \
    "cache itself."
#define STAY \
    "Whoever dies while keys are compared, the others are found."
#define STRONG "The cache must not keep its objects alive."
#define LOST \
    "A weak dictionary does not hold what you put into it. Until you return " \
    "it, you have to hold it: let go of what make returned at the end."
#define DEAD \
    "What is returned is alive. For a dead one, a new one is made; None, or " \
    "NULL without an exception, is no answer."
#define KEYS "When an object dies, its key goes with it, at once."
#define ONE_KEY "The cache has one key for an object, the first."
#define NEWER \
    "When an object died, its key may have another one by the time that you " \
    "hear of it: take away the entry that died, and no other."
#define INNER \
    "While make ran, an object for this key has come to live. That one is " \
    "returned, and the new one is let go of."
#define AGAIN \
    "While make ran, an object for this key came and went. It is the new one " \
    "that is returned."
#define FAILED \
    "If make fails, its exception is the caller's, as it is, and nothing is " \
    "remembered."
#define PASSED \
    "What the hash or the == of a key raises is passed on, and make is not " \
    "called."
#define PASSED_LATE \
    "What the hash or the == of a key raises is passed on, whenever you ask."
#define TYPE \
    "What cannot be referred to weakly: TypeError, and nothing is remembered " \
    "or left."
#define BETWEEN \
    "Between two looks into the dictionary the object may die. Look once, " \
    "and hold what you found."
#define SHARED "Two caches have nothing in common."
#define WORDS \
    "A key's last words may ask the cache: let go of a key when nothing of " \
    "its entry is there any more."
#define SAVED \
    "Who saves itself by its last words, and was not garbage, is still found."
#define ODD \
    "Keys are asked, and objects are not: they need have no hash, and some equal " \
    "everything."
#define TAKEN "One object may be there under several keys, and others may hold it."
#define DIES \
    "A cache that nobody refers to dies at once: what waits for the death of " \
    "an object must not hold the cache."
#define QUIET \
    "An object dies quietly, also when the cache is gone: nothing is raised, " \
    "and what was pending stays so."
#define BORN \
    "A key may be born where a dead one lay, and it is another key: hold it, " \
    "or do not go by its address."
#define TOLD \
    "What a key raises when its object dies is left pending by the callback; " \
    "the library reports it."
#define STOP \
    "traverse ends when visit returns something other than 0, and returns " \
    "that."
#define CYCLES \
    "The collector finds a cache that is garbage if traverse shows what it " \
    "holds, and ob_track was called."
#define CLEAR \
    "The collector has found it, and it lives on: a cycle is broken where a " \
    "type has clear, and a key need not have one."
#define PILE "What came and went leaves nothing behind."
#define OWED "Let go of what you took: what make returned, the key, the reference."
#define MEMORY "When there is no memory, nothing is left of what was begun."

/* --- keys --- */

typedef struct Key {
    ObObject base;
    int number;
    ObObject *held;             /* so that it can be in a cycle */
} Key;

static long compared;           /* how often */
static ObExc raised = OB_VALUE_ERROR;
static long raise_at, kill_at;  /* at which of them; 0: never */
static ObObject *victim;

static int key_equal(ObObject *a, ObObject *b)
{
    if (ob_type(a) != ob_type(b))
        return OB_NOT_IMPLEMENTED;
    compared++;
    if (compared == raise_at) {
        ob_raise(raised, "no comparison");
        return -1;
    }
    int result = ((Key *)a)->number == ((Key *)b)->number;
    if (compared == kill_at && victim != NULL) {
        ObObject *op = victim;
        victim = NULL;
        ob_decref(op);
    }
    return result ? OB_EQUAL : OB_UNEQUAL;
}

static long hashed, hash_raises_at;      /* at which of them; 0: never */

static int hashes = 16;         /* different ones */

static int64_t key_hash(ObObject *op)
{
    if (++hashed == hash_raises_at) {
        ob_raise(raised, "no hash");
        return -1;
    }
    return ((Key *)op)->number % hashes;
}

static int key_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Key *self = (Key *)op;
    return self->held != NULL ? visit(self->held, arg) : 0;
}

static ObObject *key_drop_next(ObObject *op)
{
    Key *self = (Key *)op;
    ObObject *held = self->held;
    self->held = NULL;
    return held != NULL ? ob_dropped(held) : NULL;
}

static void key_finalize(ObObject *op);

static ObType key_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Key",
    .basic_size = sizeof(Key), .equal = key_equal, .hash = key_hash, .finalize = key_finalize,
    .traverse = key_traverse, .drop_next = key_drop_next,
    .free = ob_object_free,
};

/* Equal to a key, and without a hash. */
static int same_number(ObObject *a, ObObject *b)
{
    return ((Key *)a)->number == ((Key *)b)->number ? OB_EQUAL : OB_UNEQUAL;
}

static ObType no_hash_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "NoHash",
    .basic_size = sizeof(Key), .equal = same_number, .free = ob_object_free,
};

static ObObject *make_key(int number)
{
    ObObject *op = ob_object_new(&key_type, sizeof(Key));
    if (op == NULL)
        return NULL;
    *(Key *)op = (Key){ *op, number, NULL };
    ob_track(op);
    return op;
}

static ObObject *key(int number)
{
    return need(make_key(number));
}

/* --- things --- */

typedef struct Thing {
    ObObject base;
    ObRef *weakrefs;
    ObObject *held[2];          /* let go of in a collection, too */
    bool saves_itself;
} Thing;

static ObObject *saved;         /* a reference, or NULL */

static int thing_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Thing *self = (Thing *)op;
    int result = 0;
    for (int i = 0; i < 2 && result == 0; i++)
        if (self->held[i] != NULL)
            result = visit(self->held[i], arg);
    return result;
}

static ObObject *thing_drop_next(ObObject *op)
{
    Thing *self = (Thing *)op;
    ObObject **held = &self->held[self->held[0] == NULL], *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static void thing_clear(ObObject *op)
{
    Thing *self = (Thing *)op;
    for (int i = 0; i < 2; i++) {
        ObObject *held = self->held[i];
        self->held[i] = NULL;
        if (held != NULL)
            ob_decref(held);
    }
}

static void thing_finalize(ObObject *op)
{
    if (((Thing *)op)->saves_itself) {
        ob_incref(op);
        saved = op;
    }
}

static bool odd;                /* then they have no hash, and are all equal */

static int64_t thing_hash(ObObject *op)
{
    if (!odd)
        return ob_hash_address(op);
    ob_raise(OB_TYPE_ERROR, "unhashable type: 'Thing'");
    return -1;
}

static int thing_equal(ObObject *a, ObObject *b)
{
    return odd || a == b ? OB_EQUAL : OB_UNEQUAL;
}

static ObType thing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Thing",
    .basic_size = sizeof(Thing), .traverse = thing_traverse,
    .hash = thing_hash, .equal = thing_equal,
    .drop_next = thing_drop_next, .clear = thing_clear,
    .finalize = thing_finalize, .free = ob_object_free,
    .weak_offset = offsetof(Thing, weakrefs),
};

static ObObject *thing(void)
{
    ObObject *op = ob_object_new(&thing_type, sizeof(Thing));
    if (op == NULL)
        return NULL;
    *(Thing *)op = (Thing){ .base = *op };
    ob_track(op);
    return op;
}

static void hold(ObObject *op, int i, ObObject *other)
{
    ob_incref(other);
    ((Thing *)op)->held[i] = other;
}

/* --- makers --- */

/* What a maker is given as arg. */
typedef struct Maker {
    ObObject *cache;            /* borrowed */
    int calls;
    int fails;                  /* so many calls fail */
    ObObject *last_key;         /* borrowed */
    ObObject *kept;             /* a reference, or NULL */
} Maker;

static Maker maker, other_maker;

static ObObject *make_thing(ObObject *k, void *arg)
{
    expect_int("whether make is called with arg",
               arg == &maker || arg == &other_maker, 1, ASKED);
    Maker *m = arg;
    m->calls++;
    m->last_key = k;
    if (m->calls <= m->fails)
        return ob_raise(OB_INDEX_ERROR, "attempt %d", m->calls);
    return thing();
}

static ObObject *cache_of(CacheMake *make)
{
    maker = (Maker){ 0 };
    maker.cache = need(cache_new(make, &maker));
    return maker.cache;
}

static ObObject *fresh(void)
{
    return cache_of(make_thing);
}

/* What cache_get returns: an object, and no exception. */
static ObObject *get(ObObject *cache, ObObject *k, const char *why)
{
    ObObject *op = cache_get(cache, k);
    expect_choice("what cache_get returns",
                  op == NULL ? "NULL" : ob_type(op)->name, "Thing", why);
    expect_raised(OB_NO_ERROR, why);
    return op;
}

/* The same for a key that nobody else holds. */
static ObObject *get_new(ObObject *cache, int number, const char *why)
{
    ObObject *k = key(number), *op = get(cache, k, why);
    ob_decref(k);
    return op;
}

/* The last words of a key: it asks for an equal one, which only it has,
 * and for another of its hash. */
static ObObject *asked_by_key;          /* a cache, borrowed; NULL: none */

static void key_finalize(ObObject *op)
{
    ObObject *cache = asked_by_key;
    asked_by_key = NULL;
    for (int i = 0; i < 2 && cache != NULL; i++)
        ob_decref(get_new(cache, ((Key *)op)->number + 16 * i, WORDS));
}

static void expect_calls(int expected, const char *why)
{
    expect_int("calls of make", maker.calls, expected, why);
}

static void expect_null(ObObject *cache, ObObject *k, ObExc exc,
                        const char *why)
{
    ObObject *op = cache_get(cache, k);
    expect_choice("what cache_get returns",
                  op == NULL ? "NULL" : ob_type(op)->name, "NULL", why);
    expect_raised(exc, why);
}

/* Lets go of the last reference. */
static void kill(ObObject *op, const char *why)
{
    ObPeek peek = ob_peek_at(op);
    expect_count("the count of an object that only you hold", op, 1, why);
    ob_decref(op);
    expect_gone("the object, when nobody holds it", peek, why);
}

static int reported;

static void hear(const ObError *error, const char *context, void *arg)
{
    (void)error;
    (void)context;
    (void)arg;
    reported++;
}

/* --- the checks --- */

static void found(void)
{
    ObObject *cache = fresh(), *a = key(1), *b = key(17);
    for (int i = 0; i < 4; i++)         /* others hold the cache, too */
        ob_incref(cache);
    ObObject *one = get(cache, a, LOST);
    expect_same("the key that make was called with", maker.last_key, a,
                ASKED);
    ObObject *two = get(cache, b, LOST);
    expect_int("whether two keys have one object", one == two, 0, EQUAL);
    expect_same("the key that make was called with", maker.last_key, b,
                ASKED);
    expect_count("the count of an object", one, 1, STRONG);
    for (int i = 0; i < 3; i++) {
        ObObject *op = get(cache, a, SAME);
        expect_same("what cache_get returns", op, one, SAME);
        expect_count("the count of an object that you hold twice", op, 2,
                     STRONG);
        ob_decref(op);
    }
    expect_calls(2, ONCE);
    kill(one, STRONG);
    kill(two, STRONG);
    expect_count("the count of a key", a, 1, KEYS);
    expect_count("the count of a key", b, 1, KEYS);
    ob_decref(a);
    ob_decref(b);
    for (int i = 0; i < 5; i++)
        ob_decref(cache);
}

static ObObject *make_for_nobody(ObObject *k, void *arg)
{
    (void)k;
    expect_int("whether make is called with arg", arg == NULL, 1, ASKED);
    return thing();
}

static void no_arg(void)
{
    ObObject *cache = need(cache_new(make_for_nobody, NULL)), *k = key(1);
    ObObject *op = get(cache, k, LOST);
    kill(op, STRONG);
    ob_decref(k);
    ob_decref(cache);
}

static void expect_found(ObObject *cache, ObObject *k, ObObject *op)
{
    ObObject *got = get(cache, need(k), EQUAL);
    expect_same("what cache_get returns for an equal key", got, op, EQUAL);
    ob_decref(got);
    ob_decref(k);
}

/* Three of one hash, asked for in any order, and again and again. */
static void of_one_hash(void)
{
    ObObject *cache = fresh(), *ops[3];
    for (int i = 0; i < 3; i++)
        ops[i] = get_new(cache, 3 + 16 * i, LOST);
    for (int i = 0; i < 81; i++) {
        int k = i / 27 % 3, m = i / 9 % 3;
        expect_found(cache, key(3 + 16 * k), ops[k]);
        expect_found(cache, key(3 + 16 * ((k + m) % 3)), ops[(k + m) % 3]);
        expect_found(cache, key(3 + 16 * (i % 3)), ops[i % 3]);
    }
    expect_calls(3, EQUAL);
    for (int i = 0; i < 3; i++)
        kill(ops[i], STRONG);
    ob_decref(cache);
}

/* Each lies where one lay that is equal to the first. */
static void keys_at_one_address(void)
{
    let_addresses_come_again();
    ObObject *cache = fresh(), *op = get_new(cache, 1, LOST);
    for (int i = 0; i < 3; i++) {
        expect_found(cache, key(1), op);
        bury_others();
        ObObject *other = get_new(cache, 2 + 16 * i, BORN);
        expect_int("whether another key has another object", other != op, 1, BORN);
        kill(other, STRONG);
        bury_others();
    }
    kill(op, STRONG);
    ob_decref(cache);
}

static void equals(void)
{
    ObObject *cache = fresh(), *ops[5];
    ObObject *keys[] = { ob_str_from("spam"), ob_int_new(1), ob_int_new(5000),
                         ob_str_from("1"), ob_none() };
    for (int i = 0; i < 5; i++)
        ops[i] = get(cache, need(keys[i]), EQUAL);
    expect_calls(5, EQUAL);
    expect_found(cache, ob_str_format("sp%s", "am"), ops[0]);
    expect_found(cache, ob_float_new(1.0), ops[1]);
    expect_found(cache, ob_bool(true), ops[1]);
    expect_found(cache, ob_float_new(5000.0), ops[2]);
    expect_found(cache, ob_str_format("%d", 1), ops[3]);
    expect_found(cache, ob_none(), ops[4]);
    expect_calls(5, ONCE);
    for (int i = 0; i < 5; i++) {
        kill(ops[i], STRONG);
        ob_decref(keys[i]);
    }
    ob_decref(cache);
}

/* The same key, and another one, where == says no to everybody. */
static void unlike_itself(void)
{
    volatile double zero = 0;
    ObObject *cache = fresh(), *k = need(ob_float_new(zero / zero));
    ObObject *other = need(ob_float_new(zero / zero)), *op = get(cache, k, LOST);
    for (int i = 0; i < 2; i++) {
        ObObject *again = get(cache, k, ITSELF), *one = get(cache, other, EQUAL);
        expect_same("what cache_get returns for this key", again, op, ITSELF);
        expect_int("whether another nan has another object", one != op, 1, EQUAL);
        ob_decref(again);
        kill(one, STRONG);
    }
    expect_calls(3, ITSELF);
    kill(op, STRONG);
    expect_count("the count of the key", k, 1, KEYS);
    ob_decref(k);
    ob_decref(other);
    ob_decref(cache);
}

/* A key's hash raises the first time that it is asked, the second ... */
static void hash_raises(void)
{
    for (ObExc exc = OB_MEMORY_ERROR; exc <= OB_REFERENCE_ERROR; exc++)
        for (long n = 1; n < 9; n++) {
            ObObject *cache = fresh(), *k = key(1);
            raised = exc;
            hashed = 0;
            hash_raises_at = n;
            ObObject *op = cache_get(cache, k);
            hash_raises_at = 0;
            bool late = hashed < n;
            expect_int("whether there is an object", op != NULL, late, PASSED);
            expect_raised(op == NULL ? exc : OB_NO_ERROR, PASSED);
            if (n == 1)
                expect_calls(0, PASSED);
            if (op != NULL)
                kill(op, STRONG);
            expect_count("the count of that key", k, 1, PASSED);
            ob_decref(k);
            ob_decref(cache);
            if (late)
                break;
        }
    raised = OB_VALUE_ERROR;
}

static void keys_say_last_words(void)
{
    for (int i = 0; i < 4; i++) {
        ObObject *cache = fresh(), *before = i % 2 ? get_new(cache, 17, LOST) : NULL;
        ObObject *op = get_new(cache, 1, LOST), *after = i > 1 ? get_new(cache, 33, LOST) : NULL;
        asked_by_key = cache;
        kill(op, STRONG);
        expect_int("whether the key has said its last words", asked_by_key == NULL, 1, KEYS);
        for (int k = 0; k < 2; k++) {
            ObObject *there = k == 0 ? before : after;
            if (there != NULL) {
                expect_found(cache, key(k == 0 ? 17 : 33), there);
                kill(there, STRONG);
            }
        }
        ob_decref(cache);
    }
}

static void raises(void)
{
    ObObject *cache = fresh(), *list = need(ob_list_new());
    expect_null(cache, list, OB_TYPE_ERROR, PASSED);
    expect_null(cache, list, OB_TYPE_ERROR, PASSED);
    expect_calls(0, PASSED);
    ob_decref(list);
    ObObject *op = get_new(cache, 3, LOST), *other = key(19);
    ObObject *no_hash = need(ob_object_new(&no_hash_type, sizeof(Key)));
    *(Key *)no_hash = (Key){ *no_hash, 3, NULL };
    expect_null(cache, no_hash, OB_TYPE_ERROR, PASSED);
    ob_decref(no_hash);
    compared = 0;
    for (ObExc exc = OB_MEMORY_ERROR; exc <= OB_REFERENCE_ERROR; exc++) {
        raised = exc;
        compared = 0;
        raise_at = 1;
        expect_null(cache, other, raised, PASSED);
        raise_at = 0;
        expect_calls(1, PASSED);
        expect_count("the count of that key", other, 1, PASSED);
    }
    raised = OB_VALUE_ERROR;
    ObObject *two = get(cache, other, PASSED);
    kill(op, STRONG);
    kill(two, STRONG);
    ob_decref(other);
    ob_decref(cache);
}

static void gone(void)
{
    ObObject *cache = fresh(), *k = key(1);
    for (int i = 1; i < 6; i++) {
        ObObject *op = get(cache, k, i == 1 ? LOST : DEAD);
        expect_calls(i, ONCE);
        kill(op, STRONG);
        expect_count("the count of the key, when its object is gone", k, 1,
                     KEYS);
    }
    ob_decref(k);
    ob_decref(cache);
}

static void keys_go(void)
{
    ObObject *cache = fresh(), *first = key(1), *second = key(1);
    ObObject *op = get(cache, first, LOST);
    for (int i = 0; i < 2; i++) {
        ObObject *again = get(cache, second, EQUAL);
        expect_same("what cache_get returns", again, op, EQUAL);
        ob_decref(again);
        expect_count("the count of the second key", second, 1, ONE_KEY);
    }
    ObPeek peek = ob_peek_at(first);
    ob_decref(first);
    expect_int("whether the first key lives as long as its object",
               ob_peek(peek) > 0, 1, ONE_KEY);
    kill(op, STRONG);
    expect_gone("the first key, when its object is gone", peek, KEYS);
    ob_decref(second);
    ob_decref(cache);
}

enum { MANY = 1100 };

static void thousand(void)
{
    static ObObject *keys[MANY];
    ObObject *cache = fresh(), *list = need(ob_list_new());
    for (int i = 0; i < MANY; i++) {
        keys[i] = key(i);
        need(ob_list_append_steal(list, get(cache, keys[i], LOST)) == 0
             ? list : NULL);
    }
    for (int i = 0; i < MANY; i++) {
        ObObject *op = get_new(cache, i, SAME);
        expect_same("what cache_get returns", op,
                    ob_list_get_borrowed(list, i), SAME);
        ob_decref(op);
    }
    expect_calls(MANY, ONCE);
    for (int i = MANY / 2; i < MANY; i++)
        ob_decref(need(ob_list_pop(list)));
    for (int i = MANY / 2; i < MANY; i++)
        expect_count("the count of a key", keys[i], 1, KEYS);
    need(ob_list_append(list, list) == 0 ? list : NULL);
    ob_decref(list);
    ob_gc_collect();
    for (int i = 0; i < MANY; i++) {
        expect_count("the count of a key", keys[i], 1, KEYS);
        ob_decref(get(cache, keys[i], DEAD));
        ob_decref(keys[i]);
    }
    expect_calls(2 * MANY, DEAD);
    ob_decref(cache);
}

/* Each key has a hash of its own. */
static void very_many(void)
{
    enum { ALL = 10200 };
    ObObject *cache = fresh(), *list = need(ob_list_new());
    hashes = ALL;
    for (int i = 0; i < ALL; i++)
        need(ob_list_append_steal(list, get_new(cache, i, LOST)) == 0 ? list : NULL);
    for (int i = 0; i < ALL; i++) {
        ObObject *op = get_new(cache, i, SAME);
        expect_same("what cache_get returns", op, ob_list_get_borrowed(list, i), SAME);
        ob_decref(op);
    }
    expect_calls(ALL, ONCE);
    ob_decref(list);
    ob_decref(cache);
}

static void odd_things(void)
{
    enum { ALL = 6 };
    ObObject *cache = fresh(), *ops[ALL];
    odd = true;
    for (int i = 0; i < ALL; i++)
        ops[i] = get_new(cache, i, ODD);
    expect_calls(ALL, ODD);
    for (int i = 0; i < ALL; i++) {
        for (int k = i; k < ALL; k++) {
            ObObject *op = get_new(cache, k, ODD);
            expect_same("what cache_get returns", op, ops[k], ODD);
            ob_decref(op);
        }
        kill(ops[i], STRONG);
    }
    expect_calls(ALL, ODD);
    ob_decref(cache);
}

/* A callback that asks for the key of the object that has died. */
typedef struct Ask {
    ObObject base;
    ObObject *cache, *key;      /* borrowed */
    ObObject **kept;
} Ask;

static ObObject *ask_call(ObObject *op, ObObject *const args[], size_t n)
{
    const Ask *self = (Ask *)op;
    (void)args;
    (void)n;
    *self->kept = get(self->cache, self->key, DEAD);
    return ob_none();
}

static ObType ask_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Ask",
    .basic_size = sizeof(Ask), .call = ask_call, .free = ob_object_free,
};

/* A weak reference to op whose callback does so. */
static ObObject *ask_of(ObObject *op, ObObject *cache, ObObject *k,
                        ObObject **kept)
{
    ObObject *ask = need(ob_object_new(&ask_type, sizeof(Ask)));
    *(Ask *)ask = (Ask){ *ask, cache, k, kept };
    ObObject *ref = need(ob_ref_new(op, ask));
    ob_decref(ask);
    return ref;
}

static void newer_in(bool collection)
{
    ObObject *cache = fresh(), *k = key(1), *kept = NULL;
    ObObject *op = get(cache, k, LOST), *ref = ask_of(op, cache, k, &kept);
    ObPeek peek = ob_peek_at(op);
    if (collection)
        hold(op, 0, op);
    ob_decref(op);
    ob_gc_collect();
    expect_int("objects that the callback has got", kept != NULL, 1, STRONG);
    /* Who is found in a collection lives on, held by itself, too. */
    bool found_again = ob_peek(peek) > 0;
    if (found_again)
        thing_clear(kept);
    expect_calls(found_again ? 1 : 2, found_again ? ONCE : DEAD);
    ObObject *again = get(cache, k, NEWER);
    expect_same("what cache_get returns", again, kept, NEWER);
    ob_decref(again);
    expect_calls(found_again ? 1 : 2, NEWER);
    ob_decref(ref);
    kill(kept, STRONG);
    expect_count("the count of the key", k, 1, KEYS);
    ob_decref(k);
    ob_decref(cache);
}

/* A callback that lets go of the cache. */
static ObObject *drop_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ObObject *cache = ((Ask *)op)->cache;
    ((Ask *)op)->cache = NULL;
    ob_decref(cache);
    return ob_none();
}

static ObType drop_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Drop",
    .basic_size = sizeof(Ask), .call = drop_call, .free = ob_object_free,
};

static ObObject *make_taken(ObObject *k, void *arg);

/* It is called before the cache hears of the death, or afterwards. */
static void dies_of_a_death(void)
{
    for (int first = 0; first < 2; first++) {
        ObObject *cache = cache_of(make_taken), *k = key(1), *ref = NULL;
        ObObject *drop = need(ob_object_new(&drop_type, sizeof(Ask)));
        *(Ask *)drop = (Ask){ *drop, cache, NULL, NULL };
        maker.kept = need(thing());
        if (first)
            ref = need(ob_ref_new(maker.kept, drop));
        ob_decref(get(cache, k, LOST));
        if (!first)
            ref = need(ob_ref_new(maker.kept, drop));
        ObPeek peek = ob_peek_at(cache);
        kill(maker.kept, STRONG);
        expect_gone("the cache, when nobody holds it", peek, DIES);
        expect_count("the count of the key", k, 1, KEYS);
        ob_decref(ref);
        ob_decref(drop);
        ob_decref(k);
    }
}

static void newer(void) { newer_in(false); }
static void newer_collected(void) { newer_in(true); }

static void fails(void)
{
    ObObject *cache = fresh(), *k = key(1), *other = key(1);
    maker.fails = 3;
    for (int i = 1; i < 4; i++) {
        expect_null(cache, i == 2 ? other : k, OB_INDEX_ERROR, FAILED);
        expect_calls(i, FAILED);
        expect_count("the count of the key", k, 1, FAILED);
        expect_count("the count of the other", other, 1, FAILED);
    }
    ObObject *op = get(cache, k, FAILED), *again = get(cache, other, SAME);
    expect_same("what cache_get returns the second time", again, op, SAME);
    expect_calls(4, FAILED);
    ob_decref(again);
    kill(op, STRONG);
    ob_decref(k);
    ob_decref(other);
    ob_decref(cache);
}

/* The inner one fails, and nobody forgives it. */
static ObObject *make_and_fail(ObObject *k, void *arg)
{
    Maker *m = arg;
    if (++m->calls == 4)
        return ob_raise(OB_INDEX_ERROR, "attempt %d", m->calls);
    ObObject *other = key(((Key *)k)->number + 1), *op = cache_get(m->cache, other);
    ob_decref(other);
    if (op != NULL)
        ob_decref(op);
    return op != NULL ? thing() : NULL;
}

static void fails_within(void)
{
    ObObject *cache = cache_of(make_and_fail), *k = key(1);
    expect_null(cache, k, OB_INDEX_ERROR, FAILED);
    expect_calls(4, FAILED);
    ob_decref(k);
    ob_decref(cache);
}

/* It has got an object for its key, which lives, and fails itself. */
static ObObject *make_keep_and_fail(ObObject *k, void *arg)
{
    Maker *m = arg;
    if (++m->calls > 1)
        return thing();
    m->kept = get_new(m->cache, ((Key *)k)->number, INNER);
    return ob_raise(raised, "after all");
}

/* The inner one fails, and is forgiven. */
static ObObject *make_and_forgive(ObObject *k, void *arg)
{
    Maker *m = arg;
    if (++m->calls > 1)
        return ob_raise(raised, "within");
    expect_null(m->cache, k, raised, FAILED);
    m->kept = thing();
    ob_incref(m->kept);
    return m->kept;
}

static void fails_for_its_key(void)
{
    for (ObExc exc = OB_MEMORY_ERROR; exc <= OB_REFERENCE_ERROR; exc++)
        for (int i = 0; i < 2; i++) {
            ObObject *cache = cache_of(i == 0 ? make_keep_and_fail : make_and_forgive);
            ObObject *k = key(1);
            raised = exc;
            if (i == 0)
                expect_null(cache, k, exc, FAILED);
            else
                ob_decref(get(cache, k, FAILED));
            ObObject *again = get(cache, k, SAME);
            expect_same("what cache_get returns then", again, maker.kept, SAME);
            expect_calls(2, ONCE);
            ob_decref(again);
            kill(maker.kept, STRONG);
            expect_count("the count of the key", k, 1, KEYS);
            ob_decref(k);
            ob_decref(cache);
        }
    raised = OB_VALUE_ERROR;
}

/* The text of an exception stays, too. */
static void fails_as_it_is(void)
{
    ObObject *cache = fresh(), *k = key(1);
    maker.fails = 1;
    expect_int("what cache_get returns, as 1 for an object",
               cache_get(cache, k) != NULL, 0, FAILED);
    expect_choice("the text of the exception", ob_self()->error.text,
                  "attempt 1", FAILED);
    ob_error_clear();
    ob_decref(k);
    ob_decref(cache);
}

/* Each thing needs the one below it. */
static ObObject *make_tower(ObObject *k, void *arg)
{
    Maker *m = arg;
    m->calls++;
    ObObject *op = need(thing());
    int number = ((Key *)k)->number;
    if (number > 0) {
        ObObject *below = get_new(m->cache, number - 1, INNER);
        hold(op, 0, below);
        ob_decref(below);
    }
    return op;
}

static void towers(void)
{
    ObObject *cache = cache_of(make_tower);
    enum { HIGH = 1100 };
    ObObject *top = get_new(cache, HIGH, INNER);
    expect_calls(HIGH + 1, ONCE);
    ObObject *below = get_new(cache, HIGH - 1, SAME);
    expect_same("the one below", below, ((Thing *)top)->held[0], SAME);
    expect_calls(HIGH + 1, ONCE);
    ob_decref(below);
    kill(top, STRONG);
    ob_decref(get_new(cache, 0, DEAD));
    expect_calls(HIGH + 2, KEYS);
    ob_decref(cache);
}

/* The first call asks for the same key, and keeps what it gets. */
static ObObject *make_inner(ObObject *k, void *arg)
{
    Maker *m = arg;
    if (m->calls++ == 0)
        m->kept = get_new(m->cache, ((Key *)k)->number, INNER);
    return thing();
}

/* The first call asks for an equal key, and keeps what it gets. */
static ObObject *first_key;     /* a reference, or NULL */

static ObObject *make_for_equal(ObObject *k, void *arg)
{
    Maker *m = arg;
    if (m->calls++ == 0) {
        first_key = key(((Key *)k)->number);
        m->kept = get(m->cache, first_key, INNER);
    }
    return thing();
}

/* The first call asks for the same key, and lets go of what it gets. */
static ObObject *make_in_vain(ObObject *k, void *arg)
{
    Maker *m = arg;
    if (m->calls++ == 0)
        kill(get_new(m->cache, ((Key *)k)->number, INNER), STRONG);
    return thing();
}

/* Of the two keys, the cache has the one that came first. */
static void inner_key(void)
{
    ObObject *cache = cache_of(make_for_equal), *k = key(1);
    ObObject *op = get(cache, k, INNER);
    expect_same("what cache_get returns", op, maker.kept, INNER);
    ob_decref(op);
    expect_count("the count of the key that came second", k, 1, ONE_KEY);
    ObPeek peek = ob_peek_at(first_key);
    ob_decref(first_key);
    expect_int("whether the first key lives as long as its object",
               ob_peek(peek) > 0, 1, ONE_KEY);
    kill(maker.kept, STRONG);
    expect_gone("the first key, when its object is gone", peek, KEYS);
    ob_decref(k);
    ob_decref(cache);
}

static void inner(void)
{
    ObObject *cache = cache_of(make_inner), *k = key(1);
    ObObject *op = get(cache, k, INNER);
    expect_same("what cache_get returns", op, maker.kept, INNER);
    expect_count("the count of the object, held by you and by make", op, 2,
                 INNER);
    ob_decref(op);
    ObObject *again = get(cache, k, SAME);
    expect_same("what cache_get returns then", again, maker.kept, INNER);
    ob_decref(again);
    expect_calls(2, ONCE);
    kill(maker.kept, STRONG);
    expect_count("the count of the key", k, 1, KEYS);
    ob_decref(cache);
    cache = cache_of(make_in_vain);
    op = get(cache, k, AGAIN);
    expect_calls(2, AGAIN);
    again = get(cache, k, AGAIN);
    expect_same("what cache_get returns then", again, op, AGAIN);
    ob_decref(again);
    kill(op, STRONG);
    expect_count("the count of the key", k, 1, KEYS);
    ob_decref(k);
    ob_decref(cache);
}

static ObPeek last_made;

static ObObject *make_list(ObObject *k, void *arg)
{
    (void)k;
    ((Maker *)arg)->calls++;
    ObObject *list = ob_list_new();
    last_made = ob_peek_at(need(list));
    return list;
}

/* One that lives for ever: kept, or None. */
static ObObject *make_eternal(ObObject *k, void *arg)
{
    (void)k;
    ((Maker *)arg)->calls++;
    return ((Maker *)arg)->kept != NULL ? ((Maker *)arg)->kept : ob_none();
}

static void no_reference(void)
{
    for (int what = 0; what < 2; what++) {
        ObObject *cache = cache_of(what == 0 ? make_list : make_eternal), *k = key(1);
        for (int i = 1; i < 4; i++) {
            expect_null(cache, k, OB_TYPE_ERROR, TYPE);
            expect_calls(i, TYPE);
            if (what == 0)
                expect_gone("what make returned", last_made, TYPE);
            expect_count("the count of the key", k, 1, TYPE);
        }
        ob_decref(k);
        ob_decref(cache);
    }
}

/* A type lives for ever, and need not know who refers to it. */
static void eternal(void)
{
    ObObject *cache = cache_of(make_eternal), *keys[] = { key(1), key(17) };
    maker.kept = &ob_int_type.base;
    for (int i = 0; i < 6; i++) {
        ObObject *op = cache_get(cache, keys[i % 2]);
        expect_same("what cache_get returns", op, maker.kept, TAKEN);
        expect_calls(i == 0 ? 1 : 2, ONCE);
    }
    ob_decref(cache);
    for (int i = 0; i < 2; i++) {
        expect_count("the count of a key, when the cache is gone", keys[i], 1, DIES);
        ob_decref(keys[i]);
    }
}

/* cache_get, in which the victim may die: what it gives is alive. */
static void get_between(ObObject *cache)
{
    ObObject *op = get_new(cache, 1, BETWEEN);
    kill_at = 0;
    ObObject *again = get_new(cache, 1, BETWEEN);
    expect_same("what cache_get returns then", again, op, BETWEEN);
    ob_decref(again);
    if (victim != NULL)
        ob_decref(victim);
    victim = NULL;
    kill(op, BETWEEN);
}

static void between(void)
{
    for (int n = 1; n < 10; n++) {
        ObObject *cache = fresh(), *k = key(1);
        victim = get(cache, k, LOST);
        compared = 0;
        kill_at = n;
        get_between(cache);
        expect_count("the count of the key", k, 1, KEYS);
        ob_decref(k);
        ob_decref(cache);
    }
}

/* The first call asks for the same key; what it gets dies while the key
 * is compared later. */
static ObObject *make_mortal(ObObject *k, void *arg)
{
    Maker *m = arg;
    if (m->calls++ == 0) {
        victim = get_new(m->cache, ((Key *)k)->number, INNER);
        compared = 0;
        kill_at = m->fails;
    }
    return thing();
}

static void between_makes(void)
{
    for (int n = 1; n < 10; n++) {
        ObObject *cache = cache_of(make_mortal);
        maker.fails = n;
        get_between(cache);
        ob_decref(cache);
    }
}

static void saves_itself(void)
{
    ObObject *cache = fresh(), *k = key(1), *op = get(cache, k, LOST);
    ((Thing *)op)->saves_itself = true;
    ob_decref(op);
    expect_same("who was saved", saved, op, STRONG);
    ObObject *again = get(cache, k, SAVED);
    expect_same("what cache_get returns", again, saved, SAVED);
    expect_calls(1, SAVED);
    ob_decref(again);
    kill(saved, STRONG);
    saved = NULL;
    expect_count("the count of the key", k, 1, KEYS);
    op = get(cache, k, DEAD);
    expect_calls(2, DEAD);
    hold(op, 0, op);
    ((Thing *)op)->saves_itself = true;
    ob_decref(op);
    ob_gc_collect();
    expect_same("who was saved from a collection", saved, op, STRONG);
    ObObject *now = get(cache, k, DEAD);
    thing_clear(saved);
    ob_decref(saved);
    again = get(cache, k, NEWER);
    expect_same("what cache_get returns", again, now, NEWER);
    ob_decref(again);
    kill(now, STRONG);
    expect_count("the count of the key", k, 1, KEYS);
    ob_decref(k);
    ob_decref(cache);
}

static ObObject *make_taken(ObObject *k, void *arg)
{
    Maker *m = arg;
    (void)k;
    m->calls++;
    ob_incref(m->kept);
    return m->kept;
}

static void taken(void)
{
    ObObject *cache = cache_of(make_taken), *a = key(1), *b = key(2);
    maker.kept = need(thing());
    for (int i = 0; i < 2; i++) {
        ObObject *one = get(cache, a, TAKEN), *two = get(cache, b, TAKEN);
        expect_same("the one", one, maker.kept, TAKEN);
        expect_same("the other", two, maker.kept, TAKEN);
        expect_calls(2, TAKEN);
        ob_decref(one);
        ob_decref(two);
    }
    kill(maker.kept, STRONG);
    expect_count("the count of the one key", a, 1, KEYS);
    expect_count("the count of the other", b, 1, KEYS);
    ob_decref(a);
    ob_decref(b);
    ob_decref(cache);
}

static void two(void)
{
    ObObject *cache = fresh(), *k = key(1);
    other_maker = (Maker){ 0 };
    ObObject *other = need(cache_new(make_thing, &other_maker));
    ObObject *one = get(cache, k, LOST), *two = get(other, k, LOST);
    expect_int("whether both have one object", one == two, 0, SHARED);
    expect_calls(1, SHARED);
    expect_int("calls of the other make", other_maker.calls, 1, SHARED);
    kill(one, STRONG);
    ObObject *again = get(other, k, SHARED);
    expect_same("what the other returns", again, two, SHARED);
    ob_decref(again);
    kill(two, STRONG);
    ObObject *alike = need(cache_new(make_thing, &other_maker));
    expect_int("whether two caches with the same make and arg are one",
               alike == other, 0, SHARED);
    one = get(other, k, LOST);
    two = get(alike, k, LOST);
    expect_int("whether both have one object", one == two, 0, SHARED);
    kill(one, STRONG);
    kill(two, STRONG);
    ob_decref(alike);
    ob_decref(k);
    ob_decref(other);
    ob_decref(cache);
}

/* make asks another cache for the same key. */
static ObObject *make_by_another(ObObject *k, void *arg)
{
    Maker *m = arg;
    m->calls++;
    m->kept = get(other_maker.cache, k, SHARED);
    return thing();
}

static void one_asks_the_other(void)
{
    ObObject *cache = cache_of(make_by_another), *k = key(1);
    other_maker = (Maker){ 0 };
    other_maker.cache = need(cache_new(make_thing, &other_maker));
    ObObject *op = get(cache, k, SHARED), *again = get(cache, k, SAME);
    expect_same("what cache_get returns then", again, op, SHARED);
    expect_int("whether both caches have one object", op == maker.kept, 0, SHARED);
    ob_decref(again);
    again = get(other_maker.cache, k, SHARED);
    expect_same("what the other cache returns", again, maker.kept, SHARED);
    expect_calls(1, SHARED);
    expect_int("calls of the other make", other_maker.calls, 1, SHARED);
    ob_decref(again);
    kill(maker.kept, STRONG);
    kill(op, STRONG);
    expect_count("the count of the key", k, 1, KEYS);
    ob_decref(k);
    ob_decref(other_maker.cache);
    ob_decref(cache);
}

/* make is called with the key that was asked for, equal ones or not. */
static void another_key(void)
{
    ObObject *cache = fresh(), *name = need(ob_str_intern("spam"));
    ObObject *keys[] = { name, need(ob_str_from("spam")), key(1), key(1) };
    for (int i = 0; i < 4; i++) {
        ObObject *op = get(cache, keys[i], LOST);
        expect_same("the key that make is called with", maker.last_key,
                    keys[i], ASKED);
        kill(op, STRONG);
    }
    for (int i = 1; i < 4; i++)
        ob_decref(keys[i]);
    ob_decref(cache);
}

/* One key of each type, and the cache. */
static ObObject *no_function(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self, (void)args, (void)n;
    return ob_none();
}

static void any_key(void)
{
    ObObject *cache = fresh();
    ObObject *none[] = { ob_none() };
    ObObject *keys[] = {
        cache, need(cache_new(make_thing, &maker)), need(key(-5)), ob_none(),
        ob_bool(false), ob_bool(true), need(ob_int_new(7)), need(ob_int_new(70000)),
        need(ob_int_new(-2)), need(ob_int_new(-63)), need(ob_int_new(-70001)),
        need(ob_int_new(INT64_MIN + 1)), need(ob_int_new(INT64_MAX)),
        need(ob_float_new(2.5)), need(ob_str_from("spam")), need(ob_str_from("")),
        need(ob_tuple_new(0, NULL)), need(ob_tuple_new(1, none)),
        need(ob_function_new("f", no_function)),
        &ob_type_type.base, &ob_int_type.base, &thing_type.base,
    };
    enum { KINDS = sizeof keys / sizeof keys[0] };
    ObObject *ops[KINDS] = { NULL };
    for (int i = 0; i < KINDS; i++) {
        if (ob_hash(keys[i]) == -1) {       /* a cache need have none */
            ob_error_clear();
            continue;
        }
        ops[i] = get(cache, keys[i], ANY);
        expect_same("the key that make was called with", maker.last_key, keys[i], ASKED);
    }
    for (int i = 0; i < KINDS; i++) {
        if (ops[i] == NULL)
            continue;
        ObObject *again = get(cache, keys[i], ANY);
        expect_same("what cache_get returns", again, ops[i], ANY);
        ob_decref(again);
        kill(ops[i], STRONG);
    }
    expect_count("the count of the cache, which was a key", cache, 1, KEYS);
    for (int i = 1; i < KINDS; i++)
        if (!ob_is_immortal(keys[i]))
            ob_decref(keys[i]);
    ob_decref(cache);
}

/* Of several keys of one hash, the object of one dies when so many are
 * compared; another one is asked for. */
static void one_dies(int dies, int asked_for, int n)
{
    enum { SEVERAL = 4 };
    ObObject *cache = fresh(), *ops[SEVERAL];
    for (int i = 0; i < SEVERAL; i++)
        ops[i] = get_new(cache, 1 + 16 * i, LOST);
    ObObject *k = key(1 + 16 * asked_for);
    victim = ops[dies];
    compared = 0;
    kill_at = n;
    ObObject *op = get(cache, k, STAY);
    kill_at = 0;
    expect_calls(SEVERAL + (asked_for == SEVERAL), STAY);
    ops[dies] = victim;
    victim = NULL;
    if (asked_for < SEVERAL)
        expect_same("what cache_get returns", op, ops[asked_for], STAY);
    ob_decref(op);
    for (int i = 0; i < SEVERAL; i++)
        if (ops[i] != NULL) {
            op = get_new(cache, 1 + 16 * i, STAY);
            expect_same("what cache_get returns", op, ops[i], STAY);
            ob_decref(op);
        }
    for (int i = 0; i < SEVERAL; i++)
        if (ops[i] != NULL)
            kill(ops[i], STRONG);
    ob_decref(k);
    ob_decref(cache);
}

static void another_dies(void)
{
    for (int dies = 0; dies < 4; dies++)
        for (int asked_for = 0; asked_for < 5; asked_for++)
            for (int n = 1; n < 6 && dies != asked_for; n++)
                one_dies(dies, asked_for, n);
}

/* Of several keys of one hash, the object of one dies. When so many are
 * compared for that, it is asked for anew. */
static void asked_for_anew(int dies, int n)
{
    enum { SEVERAL = 4 };
    ObObject *cache = fresh(), *ops[SEVERAL], *kept = NULL;
    for (int i = 0; i < SEVERAL; i++)
        ops[i] = get_new(cache, 1 + 16 * i, LOST);
    ObObject *k = key(1 + 16 * dies);
    victim = thing();
    ObObject *ref = ask_of(victim, cache, k, &kept);
    compared = 0;
    kill_at = n;
    ob_decref(ops[dies]);
    kill_at = 0;
    if (victim != NULL)
        ob_decref(victim);
    victim = NULL;
    ops[dies] = kept;
    for (int i = 0; i < SEVERAL; i++) {
        ObObject *op = get_new(cache, 1 + 16 * i, NEWER);
        expect_same("what cache_get returns", op, ops[i], NEWER);
        ob_decref(op);
    }
    for (int i = 0; i < SEVERAL; i++)
        kill(ops[i], STRONG);
    ob_decref(ref);
    ob_decref(k);
    ob_decref(cache);
}

static void another_asks(void)
{
    for (int dies = 0; dies < 4; dies++)
        for (int n = 1; n < 10; n++)
            asked_for_anew(dies, n);
}

/* Each of the comparisons of one call raises, also those after make. */
static void raises_late(void)
{
    for (long n = 1; n < 20; n++) {
        ObObject *cache = fresh(), *old = get_new(cache, 3, LOST);
        ObObject *k = key(19);
        compared = 0;
        raise_at = n;
        ObObject *op = cache_get(cache, k);
        raise_at = 0;
        expect_int("whether there is an object", op != NULL, compared < n,
                   PASSED_LATE);
        if (op == NULL)
            expect_raised(OB_VALUE_ERROR, PASSED_LATE);
        else
            ob_decref(op);
        kill(old, STRONG);
        ob_decref(k);
        ob_decref(cache);
        if (compared < n)
            break;
    }
}

/* One that dies is looked for with its key, or not: a comparison may
 * raise then. */
static void raises_at_a_death(void)
{
    ob_unraisable_to(hear, NULL);
    for (long n = 1; n < 4; n++) {
        ObObject *cache = fresh(), *ops[3], *k = key(35);
        for (int i = 0; i < 2; i++)
            ops[i] = get_new(cache, 3 + 16 * i, LOST);
        ops[2] = get(cache, k, LOST);
        compared = reported = 0;
        raise_at = n;
        kill(ops[2], STRONG);
        raise_at = 0;
        expect_raised(OB_NO_ERROR, QUIET);
        if (ob_refcnt(k) > 1)
            expect_int("what was reported, as the key is still there", reported, 1, TOLD);
        ops[2] = get(cache, k, DEAD);
        expect_calls(4, DEAD);
        for (int i = 0; i < 3; i++)
            kill(ops[i], STRONG);
        ob_decref(k);
        ob_decref(cache);
    }
    ob_unraisable_to(NULL, NULL);
}

static void dies(void)
{
    ob_unraisable_to(hear, NULL);
    ObObject *cache = fresh(), *a = key(1), *b = key(2);
    ObObject *one = get(cache, a, LOST), *two = get(cache, b, LOST);
    ob_raise(OB_KEY_ERROR, "'spam'");
    ob_decref(one);
    expect_raised(OB_KEY_ERROR, QUIET);
    ObPeek peek = ob_peek_at(cache);
    ObObject *refs = need(ob_weakref_refs(two));
    expect_count("the count of the cache", cache, 1, DIES);
    ob_decref(cache);
    expect_gone("the cache, when nobody holds it", peek, DIES);
    ob_raise(OB_KEY_ERROR, "'spam'");
    ob_decref(two);
    expect_raised(OB_KEY_ERROR, QUIET);
    expect_int("exceptions that nobody could catch", reported, 0, QUIET);
    ob_decref(refs);
    ob_unraisable_to(NULL, NULL);
    expect_count("the count of a key", a, 1, KEYS);
    expect_count("the count of the other", b, 1, KEYS);
    ob_decref(a);
    ob_decref(b);
}

/* What is gone if it was found, and if something of it could let go. */
static void expect_collected(const char *what, const ObPeek *peeks, int n)
{
    const char *why = ob_gc_collect() > 0 ? CLEAR : CYCLES;
    for (int i = 0; i < n; i++)
        expect_gone(what, peeks[i], why);
}

static void cycles(void)
{
    ObObject *cache = fresh(), *k = key(1), *op = get(cache, k, LOST);
    ob_incref(cache);
    ((Key *)k)->held = cache;
    expect_stops(cache, STOP);
    ObObject *refs = need(ob_weakref_refs(op));
    for (int64_t i = 0; i < (int64_t)ob_list_size(refs); i++)
        expect_stops(ob_list_get_borrowed(refs, i), STOP);
    ob_decref(refs);
    ObPeek peeks[] = { ob_peek_at(cache), ob_peek_at(k) };
    ob_decref(k);
    ob_decref(cache);
    expect_collected("a cache, and a key that refers to it", peeks, 2);
    ob_decref(op);
    cache = fresh();
    k = key(2);
    op = get(cache, k, LOST);
    hold(op, 0, cache);
    hold(op, 1, k);
    ObPeek more[] = { ob_peek_at(cache), ob_peek_at(k), ob_peek_at(op) };
    ob_decref(cache);
    ob_decref(k);
    ob_decref(op);
    expect_collected("an object that refers to its cache and its key", more, 3);
}

static void pile(void)
{
    ObObject *cache = fresh();
    size_t bytes = 0, blocks = 0;
    for (int i = 0; i < 3000; i++) {
        ob_decref(get_new(cache, i, LOST));
        if (i == 500) {
            bytes = ob_mem_bytes(ob_mem());
            blocks = ob_mem_blocks(ob_mem());
        }
    }
    expect_int("whether more blocks are held than after 500 objects",
               ob_mem_blocks(ob_mem()) > blocks, 0, PILE);
    expect_int("whether more bytes are", ob_mem_bytes(ob_mem()) > bytes, 0,
               PILE);
    ob_decref(cache);
}

/* One get; when it fails, what was made is gone, and the key is free. */
static int try_get(ObObject *cache, int number, ObObject **op)
{
    ObObject *k = make_key(number);
    *op = NULL;
    if (k == NULL)
        return -1;
    *op = expect_made(cache_get(cache, k));
    if (*op == NULL)
        expect_count("the count of the key", k, 1, MEMORY);
    ob_decref(k);
    return *op == NULL ? -1 : 0;
}

static int refused(void)
{
    maker = (Maker){ 0 };
    ObObject *cache = expect_made(cache_new(make_thing, &maker)), *ops[12] = { NULL };
    int result = cache == NULL ? -1 : 0, n = 0;
    for (; n < 12 && result == 0; n++)
        result = try_get(cache, n % 6 + n / 6 * 20, &ops[n]);
    if (cache != NULL && result < 0 && ob_error() == OB_MEMORY_ERROR) {
        ob_error_clear();
        let_memory_end(0);
        ObObject *late = get_new(cache, 77, MEMORY);
        ObObject *again = get_new(cache, 77, MEMORY);
        expect_same("what cache_get returns afterwards", again, late,
                    MEMORY);
        ob_decref(again);
        kill(late, MEMORY);
        ob_raise(OB_MEMORY_ERROR, "again");
    }
    for (int i = 0; i < 12; i++)
        if (ops[i] != NULL)
            ob_decref(ops[i]);
    if (cache != NULL)
        ob_decref(cache);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "it is made, and found again", found, .held = OWED, .dead = LOST,
          .section = "weak-cache" },
        { "arg is NULL", no_arg, .held = OWED, .section = "weak-cache" },
        { "keys that are equal, and others", equals, .held = OWED,
          .section = "weak-cache" },
        { "keys that raise", raises, .held = OWED,
          .section = "weak-cache" },
        { "a key that is not equal to itself", unlike_itself, .held = OWED, .section = "weak-cache" },
        { "another key", another_key, .held = OWED, .section = "weak-cache" },
        { "objects that nobody holds", gone, .held = OWED,
          .section = "weak-cache" },
        { "their keys", keys_go, .held = OWED,
          .section = "keeps-everything" },
        { "ten thousand", very_many, .held = OWED, .section = "keeps-everything" },
        { "a thousand", thousand, .held = OWED,
          .section = "keeps-everything" },
        { "a new one before the old is forgotten", newer, .held = OWED,
          .section = "which-entry" },
        { "the same in a collection", newer_collected, .held = OWED,
          .section = "which-entry" },
        { "make fails", fails, .held = OWED, .section = "weak-cache" },
        { "make fails within make", fails_within, .held = OWED,
          .section = "weak-cache" },
        { "make fails when it has got its object", fails_for_its_key,
          .held = OWED, .section = "weak-cache" },
        { "its exception", fails_as_it_is, .held = OWED,
          .section = "weak-cache" },
        { "make calls the cache", towers, .held = OWED,
          .section = "weak-cache" },
        { "make calls it for the same key", inner, .held = OWED,
          .section = "weak-cache" },
        { "make calls it for an equal key", inner_key, .held = OWED,
          .section = "weak-cache" },
        { "make returns a list, or None", no_reference, .held = OWED,
          .section = "weak-cache" },
        { "an object that dies meanwhile", between, .held = OWED,
          .dead = BETWEEN, .section = "is-it-there" },
        { "one that make got, and that dies meanwhile", between_makes,
          .held = OWED, .section = "is-it-there" },
        { "one that saves itself", saves_itself, .held = OWED,
          .section = "back" },
        { "one for two keys", taken, .held = OWED,
          .section = "weak-cache" },
        { "objects that are not asked", odd_things, .held = OWED, .section = "weak-cache" },
        { "one that lives for ever", eternal, .held = OWED, .section = "weak-cache" },
        { "two caches", two, .held = OWED, .section = "weak-cache" },
        { "one cache asks another one", one_asks_the_other, .held = OWED, .section = "weak-cache" },
        { "the cache dies of a death", dies_of_a_death, .held = OWED, .dead = QUIET, .section = "must-not-hold" },
        { "keys that say last words", keys_say_last_words, .held = OWED, .dead = WORDS,
          .section = "keeps-everything" },
        { "the cache dies", dies, .held = OWED, .dead = QUIET,
          .section = "must-not-hold" },
        { "the cache is garbage", cycles, .held = OWED,
          .section = "must-not-hold" },
        { "nothing piles up", pile, .held = OWED,
          .section = "keeps-everything" },
        { "memory runs out", .scenario = refused, .held = MEMORY,
          .section = "bytes" },
        { "keys that raise, each time", raises_late, .held = OWED,
          .section = "weak-cache" },
        { "keys whose hash raises", hash_raises, .held = OWED, .section = "weak-cache" },
        { "keys of any type", any_key, .held = OWED, .section = "weak-cache" },
        { "three of one hash", of_one_hash, .held = OWED,
          .section = "weak-cache" },
        { "another dies while keys are compared", another_dies, .held = OWED, .dead = STAY,
          .section = "weak-cache" },
        { "asked for again while keys are compared", another_asks, .held = OWED, .section = "which-entry" },
        { "keys that are born where others lay", keys_at_one_address,
          .held = OWED, .section = "weak-cache" },
        { "keys that raise when an object dies", raises_at_a_death,
          .held = OWED, .section = "keeps-everything" },
    };
    return RUN(checks);
}
