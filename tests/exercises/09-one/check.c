/* Exercise 9.2: one of each. */
#include "lists.h"
#include "one.h"

#define FIRST \
    "Of those that are equal and live, the first is the answer, each time."
#define EQUAL "Objects that are not equal have nothing in common."
#define WEAK "The collection keeps nobody alive."
#define NEXT \
    "When the first has died, the next that is given is the first: nothing is " \
    "left of the dead."
#define OTHER "The others are nobody's: the collection does not refer to them."
#define OTHERS \
    "Who was given, and answered with another one, is not remembered."
#define NONE \
    "No hash, or no weak references: TypeError, and nothing is remembered."
#define PASSED "What == and hash raise is passed on."
#define BETWEEN \
    "What was found may have died before you hold it: then look again."
#define SHARED "Two collections have nothing in common."
#define PILE "Nothing is left of those that came and went."
#define ASKS "Go by hash, and compare only those whose hash is the same."
#define OWED "Let go of what you took, and take what you return."
#define MEMORY "When there is no memory, all is as it was."
#define DYING \
    "A callback may ask while the first dies: the dead one is nobody, and whoever " \
    "is remembered then stays so."
#define STAY \
    "Whoever dies while others are compared, those who live are found."
#define ANEW \
    "Who has died, or was lost in a collection, is not remembered: neither are " \
    "those born at its address, and who is given once more is."
#define AFTER \
    "Of whom there was no memory to remember, nothing is left, and the others " \
    "are remembered after its death as before."

typedef struct Point {
    ObObject base;
    ObRef *weakrefs;
    int x;
    ObObject *held;             /* so that it can be in a cycle */
} Point;

static long compared;           /* how often */
static ObExc raised = OB_VALUE_ERROR;
static long raise_at, kill_at;  /* at which of them; 0: never */
static ObObject *victim;

static int point_equal(ObObject *a, ObObject *b)
{
    if (ob_type(a) != ob_type(b))
        return OB_NOT_IMPLEMENTED;
    compared++;
    if (compared == raise_at) {
        ob_raise(raised, "no comparison");
        return -1;
    }
    int result = ((Point *)a)->x == ((Point *)b)->x;
    if (compared == kill_at && victim != NULL) {
        ObObject *op = victim;
        victim = NULL;
        ob_decref(op);
    }
    return result ? OB_EQUAL : OB_UNEQUAL;
}

static int hashes = 16;         /* different ones */
static const int64_t *wide;     /* these instead, in turn; NULL: none */
static long hashed, hash_raises_at;      /* 0: never */

static int64_t point_hash(ObObject *op)
{
    if (++hashed == hash_raises_at) {
        ob_raise(raised, "no hash");
        return -1;
    }
    int n = ((Point *)op)->x % hashes;
    return wide != NULL ? wide[n] : n;
}

static int point_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Point *self = (Point *)op;
    return self->held != NULL ? visit(self->held, arg) : 0;
}

static ObObject *point_drop_next(ObObject *op)
{
    Point *self = (Point *)op;
    ObObject *held = self->held;
    self->held = NULL;
    return held != NULL ? ob_dropped(held) : NULL;
}

static void point_clear(ObObject *op)
{
    Point *self = (Point *)op;
    ObObject *held = self->held;
    self->held = NULL;
    if (held != NULL)
        ob_decref(held);
}

static ObType point_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Point",
    .basic_size = sizeof(Point), .equal = point_equal, .hash = point_hash,
    .traverse = point_traverse, .drop_next = point_drop_next,
    .clear = point_clear, .free = ob_object_free,
    .weak_offset = offsetof(Point, weakrefs),
};

/* Equal to a point, and without a place for weak references. */
static int rock_equal(ObObject *a, ObObject *b)
{
    return ((Point *)a)->x == ((Point *)b)->x ? OB_EQUAL : OB_UNEQUAL;
}

static ObType rock_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Rock",
    .basic_size = sizeof(Point), .equal = rock_equal, .hash = point_hash,
    .free = ob_object_free,
};

/* Equal to a point, and without a hash. */
static ObType mud_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Mud",
    .basic_size = sizeof(Point), .equal = rock_equal,
    .free = ob_object_free, .weak_offset = offsetof(Point, weakrefs),
};

/* Equal to a point, and of another type. */
static ObType spot_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Spot",
    .basic_size = sizeof(Point), .equal = rock_equal, .hash = point_hash,
    .free = ob_object_free, .weak_offset = offsetof(Point, weakrefs),
};

/* Its last words save it. */
static ObObject *saved;

static void phoenix_finalize(ObObject *op)
{
    ob_incref(op);
    saved = op;
}

static ObType phoenix_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Phoenix",
    .basic_size = sizeof(Point), .equal = rock_equal, .hash = point_hash,
    .traverse = point_traverse, .drop_next = point_drop_next,
    .clear = point_clear, .free = ob_object_free,
    .finalize = phoenix_finalize, .weak_offset = offsetof(Point, weakrefs),
};

static ObObject *make_of(ObType *type, int x)
{
    ObObject *op = ob_object_new(type, sizeof(Point));
    if (op == NULL)
        return NULL;
    *(Point *)op = (Point){ .base = *op, .x = x };
    ob_track(op);
    return op;
}

static ObObject *make_point(int x)
{
    return make_of(&point_type, x);
}

static ObObject *point(int x)
{
    return need(make_point(x));
}

/* one_of gives this very object, a new reference to it. */
static void expect_one(ObObject *ones, ObObject *op, ObObject *one,
                       const char *why)
{
    long long count = ob_refcnt(one);
    ObObject *got = one_of(ones, op);
    expect_raised(OB_NO_ERROR, why);
    expect_same("what one_of returns", got, one, why);
    expect_count("the count of what one_of returned", one, count + 1, ob_refcnt(one) > count ? WEAK : OWED);
    ob_decref(got);
}

static void expect_null(ObObject *ones, ObObject *op, ObExc exc,
                        const char *why)
{
    expect_int("what one_of returns, as 1 for an object",
               one_of(ones, op) != NULL, 0, why);
    expect_raised(exc, why);
}

static void kill(ObObject *op)
{
    ObPeek peek = ob_peek_at(op);
    expect_count("the count of an object that only you hold", op, 1, WEAK);
    ob_decref(op);
    expect_gone("the object, when nobody holds it", peek, WEAK);
}

static void firsts(void)
{
    ObObject *ones = need(ones_new()), *a = point(1), *b = point(1);
    ObObject *c = point(17), *d = point(17), *refs = need(ob_list_new());
    for (int i = 0; i < 6; i++)         /* others refer to it weakly */
        need(ob_list_append_steal(refs, ob_ref_new(b, refs)) == 0 ? b
                                                                  : NULL);
    for (int i = 0; i < 2; i++) {
        expect_one(ones, a, a, FIRST);
        expect_one(ones, b, a, FIRST);
        expect_one(ones, c, c, EQUAL);
        expect_one(ones, d, c, FIRST);
    }
    ob_list_clear(refs);
    ob_decref(refs);
    expect_count("the count of one that is equal to the first", b, 1, OTHER);
    kill(b);
    kill(a);
    kill(d);
    kill(c);
    ob_decref(ones);
}

static void nexts(void)
{
    ObObject *ones = need(ones_new()), *a = point(1), *b = point(1);
    for (int i = 0; i < 5; i++) {
        expect_one(ones, a, a, i == 0 ? FIRST : NEXT);
        expect_one(ones, b, a, FIRST);
        kill(a);
        if (i % 2 == 0) {
            ObObject *c = point(1);
            expect_one(ones, c, c, OTHERS);
            kill(c);
        }
        expect_one(ones, b, b, NEXT);
        a = b;
        b = point(1);
    }
    kill(a);
    kill(b);
    ob_decref(ones);
}

enum { MANY = 1100 };

static void many(void)
{
    ObObject *ones = need(ones_new()), *list = need(ob_list_new());
    static ObPeek peeks[MANY];
    for (int i = 0; i < MANY; i++) {
        need(ob_list_append_steal(list, point(i)) == 0 ? list : NULL);
        ObObject *op = ob_list_get_borrowed(list, -1);
        peeks[i] = ob_peek_at(op);
        expect_one(ones, op, op, EQUAL);
    }
    compared = 0;
    hashed = 0;
    for (int i = 0; i < MANY; i++) {
        ObObject *op = point(i);
        expect_one(ones, op, ob_list_get_borrowed(list, i), FIRST);
        kill(op);
        expect_int("whether everybody is compared with everybody",
                   compared > (i + 1L) * MANY / 6, 0, ASKS);
        expect_int("whether everybody is asked for a hash",
                   hashed > (i + 1L) * MANY / 6, 0, ASKS);
    }
    need(ob_list_append(list, list) == 0 ? list : NULL);
    ob_decref(list);
    ob_gc_collect();
    for (int i = 0; i < MANY; i++) {
        expect_gone("one that was garbage", peeks[i], WEAK);
        ObObject *op = point(i);
        expect_one(ones, op, op, NEXT);
        kill(op);
    }
    ob_decref(ones);
}

/* As many as may live, each with a hash of its own. */
static void very_many(void)
{
    enum { ALL = 10200 };
    ObObject *ones = need(ones_new()), *list = need(ob_list_new());
    hashes = ALL;
    for (int i = 0; i < ALL; i++) {
        ObObject *op = point(i), *one = one_of(ones, op);
        expect_same("what one_of returns", one, op, EQUAL);
        ob_decref(one);
        need(ob_list_append_steal(list, op) == 0 ? list : NULL);
    }
    for (int i = 0; i < ALL; i++) {
        ObObject *op = point(i), *one = one_of(ones, op);
        expect_same("what one_of returns", one, ob_list_get_borrowed(list, i), FIRST);
        ob_decref(one);
        ob_decref(op);
    }
    ob_decref(list);
    ob_decref(ones);
}

/* Any number but -1 is a hash, also one below 0. */
static void any_hash(void)
{
    static const int64_t some[] = {
        INT64_MIN, INT64_MIN + 1, INT64_MAX, -2, -3, -5, -15, -16, -17, -63, -127, -999, -1000,
        -1023, -4095, -1000003, INT64_MIN + 999, INT32_MIN, UINT32_MAX, INT64_C(1) << 32, 0, 2,
    };
    enum { ALL = sizeof some / sizeof some[0] };
    ObObject *ones = need(ones_new()), *ops[2 * ALL];
    hashes = ALL;
    wide = some;
    for (int i = 0; i < 2 * ALL; i++) {
        ops[i] = point(i);
        expect_one(ones, ops[i], ops[i], EQUAL);
    }
    for (int i = 0; i < 2 * ALL; i++) {
        ObObject *op = point(i);
        expect_one(ones, op, ops[i], FIRST);
        kill(ops[i]);
        expect_one(ones, op, op, NEXT);
        ops[i] = op;
    }
    for (int i = 0; i < 2 * ALL; i++)
        kill(ops[i]);
    ob_decref(ones);
}

static void cannot(void)
{
    ObObject *ones = need(ones_new()), *list = need(ob_list_new());
    ObObject *text = need(ob_str_from("spam"));
    for (int i = 0; i < 3; i++) {
        expect_null(ones, list, OB_TYPE_ERROR, NONE);
        expect_null(ones, text, OB_TYPE_ERROR, NONE);
        expect_null(ones, ob_int_new(5), OB_TYPE_ERROR, NONE);
    }
    expect_count("the count of the list", list, 1, NONE);
    expect_count("the count of the str", text, 1, NONE);
    ob_decref(list);
    ob_decref(text);
    ObObject *a = point(3), *b = point(19);
    expect_one(ones, a, a, FIRST);
    for (ObExc exc = OB_MEMORY_ERROR; exc <= OB_REFERENCE_ERROR; exc++) {
        raised = exc;
        compared = hashed = 0;
        raise_at = 1;
        expect_null(ones, b, raised, PASSED);
        raise_at = 0;
        hashed = 0;
        hash_raises_at = 1;
        expect_null(ones, b, raised, PASSED);
        hash_raises_at = 0;
        expect_count("the count of what could not be remembered", b, 1, PASSED);
    }
    expect_one(ones, b, b, PASSED);
    kill(a);
    kill(b);
    ob_decref(ones);
}

/* A type lives for ever, and need not know who refers to it. */
static void eternal(void)
{
    ObObject *ones = need(ones_new());
    for (int i = 0; i < 6; i++) {
        ObObject *op = i % 2 == 0 ? &ob_type_type.base : &ob_int_type.base;
        expect_same("what one_of returns", one_of(ones, op), op, FIRST);
        expect_raised(OB_NO_ERROR, FIRST);
    }
    ob_decref(ones);
}

/* One that cannot be remembered, and equals one that is. */
static void rocks(void)
{
    ObObject *ones = need(ones_new()), *a = point(3);
    expect_one(ones, a, a, FIRST);
    static ObType *const types[] = { &rock_type, &mud_type };
    for (int i = 0; i < 2; i++) {
        ObObject *rock = need(ob_object_new(types[i], sizeof(Point)));
        *(Point *)rock = (Point){ .base = *rock, .x = 3 };
        expect_null(ones, rock, OB_TYPE_ERROR, NONE);
        expect_count("the count of what cannot be remembered", rock, 1, NONE);
        ob_decref(rock);
    }
    kill(a);
    ob_decref(ones);
}

static void between(void)
{
    for (int n = 1; n < 10; n++) {
        ObObject *ones = need(ones_new()), *op = point(1);
        victim = point(1);
        expect_one(ones, victim, victim, FIRST);
        const ObObject *first = victim;
        ObPeek peek = ob_peek_at(first);
        compared = 0;
        kill_at = n;
        ObObject *one = one_of(ones, op);
        kill_at = 0;
        expect_raised(OB_NO_ERROR, BETWEEN);
        expect_int("whether one_of returns an object", one != NULL, 1,
                   BETWEEN);
        if (ob_peek(peek) > 0)
            expect_same("what it returns, as the first lives", one, first,
                        FIRST);
        else
            expect_same("what it returns, as the first is gone", one, op,
                        BETWEEN);
        ObObject *other = point(1);
        expect_one(ones, other, one, BETWEEN);
        ob_decref(one);
        if (victim != NULL)
            ob_decref(victim);
        victim = NULL;
        kill(op);
        kill(other);
        ob_decref(ones);
    }
}

/* One of several that have the same hash, or the only one, dies, when so
 * many are compared; the one that is asked for lives, or there is none. */
enum { SEVERAL = 5 };

static void one_dies(int several, int dies, int asked_for, int n)
{
    ObObject *ones = need(ones_new()), *ops[SEVERAL];
    for (int i = 0; i < several; i++) {
        ops[i] = point(1 + i * hashes);
        expect_one(ones, ops[i], ops[i], EQUAL);
    }
    ObObject *op = point(1 + asked_for * hashes);
    victim = ops[dies];
    compared = 0;
    kill_at = n;
    expect_one(ones, op, asked_for < several ? ops[asked_for] : op, STAY);
    kill_at = 0;
    ops[dies] = victim;
    victim = NULL;
    for (int i = 0; i <= several; i++) {
        ObObject *lives = i < several ? ops[i] : op;
        if (lives != NULL && (i < several || asked_for == several)) {
            ObObject *equal = point(1 + i * hashes);
            expect_one(ones, equal, lives, STAY);
            kill(equal);
        }
    }
    for (int i = 0; i < several; i++)
        if (ops[i] != NULL)
            kill(ops[i]);
    kill(op);
    ob_decref(ones);
}

static void between_others(void)
{
    for (int several = 1; several <= SEVERAL; several++)
        for (int dies = 0; dies < several; dies++)
            for (int asked_for = 0; asked_for <= several; asked_for++)
                for (int n = 1; n <= several && dies != asked_for; n++)
                    one_dies(several, dies, asked_for, n);
}

/* Equal, and of two types. */
static void of_two_types(void)
{
    ObObject *ones = need(ones_new());
    ObObject *a = point(3), *b = need(make_of(&spot_type, 3));
    for (int i = 0; i < 4; i++) {
        expect_one(ones, a, a, FIRST);
        expect_one(ones, b, a, FIRST);
        kill(a);
        a = b;
        b = need(make_of(i % 2 == 0 ? &point_type : &spot_type, 3));
    }
    kill(a);
    kill(b);
    ob_decref(ones);
}

/* A collection forgets who refers to it. Somebody else does so again, and
 * it is given once more. */
static void lost(void)
{
    ObObject *ones = need(ones_new()), *op = need(make_of(&phoenix_type, 1));
    expect_one(ones, op, op, FIRST);
    ((Point *)op)->held = op;
    ob_gc_collect();
    op = saved;
    ObObject *ref = need(ob_ref_new(op, NULL)), *other = point(1);
    point_clear(op);
    expect_one(ones, op, op, ANEW);
    expect_one(ones, other, op, ANEW);
    kill(op);
    expect_one(ones, other, other, NEXT);
    kill(other);
    ob_decref(ref);
    ob_decref(ones);
}

/* At the address of the last one that was asked for, somebody else. */
static void born_anew(void)
{
    let_addresses_come_again();
    ObObject *ones = need(ones_new()), *first = point(2), *dies = point(1);
    expect_one(ones, first, first, FIRST);
    for (int i = 0; i < 2; i++) {
        expect_one(ones, dies, i == 0 ? dies : first, FIRST);
        kill(dies);
        bury_others();
        dies = point(2);
        ObObject *ref = need(ob_ref_new(dies, NULL));
        expect_one(ones, dies, first, ANEW);
        ob_decref(ref);
    }
    kill(dies);
    kill(first);
    ob_decref(ones);
}

/* The same within deaths so deep that whoever dies then has to wait: it
 * is found, and is dead. */
typedef struct Last {
    ObObject base;
    ObObject *next;             /* its last words let go of that one; NULL:
                                   they ask */
} Last;

static ObObject *asked, *asks, *answer;
static ObPeek first_asked;
static bool first_lives;        /* as the answer, or somebody's */

static void last_finalize(ObObject *op)
{
    if (((Last *)op)->next != NULL) {
        ob_decref(((Last *)op)->next);
        return;
    }
    kill_at = compared + 1;
    answer = one_of(asked, asks);
    kill_at = 0;
    first_lives = ob_peek(first_asked) > 0;
    expect_raised(OB_NO_ERROR, BETWEEN);
}

static ObType last_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Last",
    .basic_size = sizeof(Last), .finalize = last_finalize,
    .free = ob_object_free,
};

static void between_deep(void)
{
    for (int depth = OB_DEATHS_NESTED - 2; depth < OB_DEATHS_NESTED + 3; depth++) {
        ObObject *top = NULL, *other = point(1);
        asked = need(ones_new());
        asks = point(1);
        victim = point(1);
        expect_one(asked, victim, victim, FIRST);
        ObObject *first = victim;
        first_asked = ob_peek_at(first);
        for (int i = 0; i < depth; i++) {
            ObObject *last = need(ob_object_new(&last_type, sizeof(Last)));
            *(Last *)last = (Last){ .base = *last, .next = top };
            top = last;
        }
        ob_decref(top);
        expect_int("whether the first was let go of", victim == NULL, 1, ASKS);
        expect_same(first_lives ? "what one_of returns, as the first lives"
                                : "what one_of returns, as the first is gone",
                    answer, first_lives ? first : asks, BETWEEN);
        expect_one(asked, other, answer, BETWEEN);
        ob_decref(answer);
        kill(asks);
        kill(other);
        ob_decref(asked);
    }
}

/* While the first dies, by count or in a collection, somebody else who is
 * told of it asks for one that equals it: before the collection's own
 * reference is told, or after. */
static ObObject *told(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self, (void)args, (void)n;
    answer = one_of(asked, asks);
    expect_raised(OB_NO_ERROR, DYING);
    return ob_none();
}

static void while_it_dies(void)
{
    ObObject *tell = need(ob_function_new("told", told));
    for (int way = 0; way < 4; way++) {
        ObObject *first = point(1), *other = point(1), *ref = NULL;
        asked = need(ones_new());
        asks = point(1);
        answer = NULL;
        if (way % 2 == 0)
            ref = need(ob_ref_new(first, tell));
        expect_one(asked, first, first, FIRST);
        if (way % 2 == 1)
            ref = need(ob_ref_new(first, tell));
        if (way >= 2) {
            ob_incref(first);
            ((Point *)first)->held = first;
        }
        ob_decref(first);
        ob_gc_collect();
        expect_same("what one_of returns, within a callback", answer, asks, DYING);
        ob_decref(answer);
        expect_one(asked, other, asks, DYING);
        kill(other);
        kill(asks);
        asks = point(1);
        expect_one(asked, asks, asks, NEXT);
        kill(asks);
        ob_decref(ref);
        ob_decref(asked);
    }
    ob_decref(tell);
}

static void two(void)
{
    ObObject *ones = need(ones_new()), *others = need(ones_new());
    ObObject *a = point(1), *b = point(1);
    expect_one(ones, a, a, FIRST);
    expect_one(others, b, b, SHARED);
    expect_one(others, a, b, SHARED);
    expect_one(ones, b, a, SHARED);
    ObPeek peek = ob_peek_at(ones);
    ob_decref(ones);
    expect_gone("a collection that nobody holds", peek, WEAK);
    kill(a);
    ((Point *)b)->held = others;
    peek = ob_peek_at(others);
    ob_decref(b);
    expect_gone("a collection that an object of it held", peek, WEAK);
}

static void pile(void)
{
    hashes = 3000;
    ObObject *ones = need(ones_new());
    size_t bytes = 0, blocks = 0;
    for (int i = 0; i < 3000; i++) {
        ObObject *op = point(i);
        expect_one(ones, op, op, EQUAL);
        ob_decref(op);
        if (i == 500) {
            bytes = ob_mem_bytes(ob_mem());
            blocks = ob_mem_blocks(ob_mem());
        }
    }
    expect_int("whether more blocks are held than after 500 objects",
               ob_mem_blocks(ob_mem()) > blocks, 0, PILE);
    expect_int("whether more bytes are", ob_mem_bytes(ob_mem()) > bytes, 0,
               PILE);
    ob_decref(ones);
}

/* When it fails, op is not remembered. */
static int try_one(ObObject *ones, ObObject *op, ObObject *expected)
{
    long long count = ob_refcnt(op);
    ObObject *one = expect_made(one_of(ones, op));
    if (one != NULL) {
        expect_same("what one_of returns", one, expected, MEMORY);
        ob_decref(one);
        return 0;
    }
    expect_count("the count of the object", op, count, MEMORY);
    ObError error = ob_self()->error;
    ob_error_clear();
    let_memory_end(0);
    ObObject *other = point(((Point *)op)->x);
    expect_one(ones, other, op == expected ? other : expected, MEMORY);
    ob_decref(other);
    ob_self()->error = error;
    return -1;
}

static int refused(void)
{
    ObObject *ones = expect_made(ones_new()), *ops[12] = { NULL };
    int result = ones == NULL ? -1 : 0;
    for (int i = 0; i < 12 && result == 0; i++) {
        ops[i] = make_point(i % 8);
        result = ops[i] == NULL ? -1 : try_one(ones, ops[i], ops[i % 8]);
    }
    for (int i = 0; i < 12; i++)
        if (ops[i] != NULL)
            ob_decref(ops[i]);
    if (ones != NULL)
        ob_decref(ones);
    return result;
}

/* For whom there was no memory has left nothing: when it dies, who was
 * remembered after it is so still, and so are those before. */
static int refused_and_dead(void)
{
    enum { ALL = 8 };
    ObObject *ones = expect_made(ones_new()), *ops[ALL] = { NULL };
    int result = ones == NULL ? -1 : 0;
    for (int i = 0; i < ALL && result == 0; i++) {
        ops[i] = make_point(i);
        ObObject *one = ops[i] != NULL ? expect_made(one_of(ones, ops[i])) : NULL;
        if (one != NULL) {
            ob_decref(one);
            continue;
        }
        result = -1;
        ObError error = ob_self()->error;
        ob_error_clear();
        let_memory_end(0);
        ObObject *next = point(i);
        expect_one(ones, next, next, AFTER);
        if (ops[i] != NULL)
            ob_decref(ops[i]);
        ops[i] = next;
        for (int k = 0; k <= i; k++) {
            ObObject *equal = point(k);
            expect_one(ones, equal, ops[k], AFTER);
            ob_decref(equal);
        }
        ob_self()->error = error;
    }
    for (int i = 0; i < ALL; i++)
        if (ops[i] != NULL)
            ob_decref(ops[i]);
    if (ones != NULL)
        ob_decref(ones);
    return result;
}

/* What was begun for one for whom there was no memory is gone, too, while
 * the collection lives. */
static int refused_and_left(void)
{
    ObObject *ones = expect_made(ones_new()), *first = NULL, *one = NULL;
    int result = ones == NULL ? -1 : 0;
    for (int x = 0; x < 3 && result == 0; x++) {
        size_t before = ob_mem_blocks(ob_mem());
        ObObject *op = make_point(x);
        one = op != NULL ? expect_made(one_of(ones, op)) : NULL;
        result = one == NULL ? -1 : 0;
        if (one != NULL)
            ob_decref(one);
        if (x == 0) {
            first = op;
            continue;
        }
        if (op != NULL)
            ob_decref(op);
        expect_int("whether more blocks are held than before",
                   x > 1 && ob_mem_blocks(ob_mem()) > before, 0, MEMORY);
    }
    if (first != NULL)
        ob_decref(first);
    if (ones != NULL)
        ob_decref(ones);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "the first of those that are equal", firsts, .held = OWED,
          .section = "weak-keys" },
        { "the first dies", nexts, .held = OWED, .section = "weak-keys" },
        { "a thousand", many, .held = OWED, .section = "weak-keys" },
        { "ten thousand", very_many, .held = OWED, .section = "weak-keys" },
        { "any hash", any_hash, .held = OWED, .section = "weak-keys" },
        { "what cannot be remembered", cannot, .held = OWED,
          .section = "weak-keys" },
        { "the first dies while it is compared", between, .held = OWED,
          .dead = BETWEEN, .section = "weak-keys" },
        { "the same in deep deaths", between_deep, .held = OWED,
          .dead = BETWEEN, .section = "weak-keys" },
        { "another dies while it is compared", between_others, .held = OWED,
          .dead = STAY, .section = "weak-keys" },
        { "equal, and of two types", of_two_types, .held = OWED,
          .section = "weak-keys" },
        { "one that is saved from a collection", lost, .held = OWED,
          .section = "weak-keys" },
        { "one that is born where another died", born_anew, .held = OWED,
          .section = "weak-keys" },
        { "two collections", two, .held = OWED, .section = "weak-keys" },
        { "nothing piles up", pile, .held = OWED, .section = "weak-keys" },
        { "asked while the first dies", while_it_dies, .held = OWED,
          .dead = DYING, .section = "weak-keys" },
        { "some that live for ever", eternal, .held = OWED, .section = "weak-keys" },
        { "what equals one, and cannot be remembered", rocks, .held = OWED,
          .section = "weak-keys" },
        { "memory runs out", .scenario = refused, .held = MEMORY,
          .section = "bytes" },
        { "one for whom there was no memory dies", .scenario = refused_and_dead,
          .held = MEMORY, .section = "bytes" },
        { "nor is anything left of what was begun", .scenario = refused_and_left,
          .held = MEMORY, .section = "bytes" },
    };
    return RUN(checks);
}
