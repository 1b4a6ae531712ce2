/* Exercise 1.3: one str for equal texts. */
#include "harness.h"
#include "intern.h"

#include <string.h>
#include <time.h>

#define LOOK \
    "Equal texts must come back as one object: search the pool before " \
    "you make a new str."
#define ALL_OF_THEM \
    "However many texts there are, the pool keeps the str of each, and gives it " \
    "back when the text is asked for again."
#define ANOTHER \
    "What came is the str of another text, which was asked for before. A " \
    "text is known by its bytes, wherever they are."
#define BYTES \
    "A text is `size` bytes, whatever they are. strcmp and strncmp stop " \
    "at the first NUL, and a text may begin like another: compare the " \
    "sizes, then the bytes."
#define ALL_BYTES \
    "These texts have 3000 bytes each, and differ in two of them. A text is " \
    "all of its bytes: compare them all."
#define FAR_BEHIND \
    "They differ in their last byte, or in their sizes, by a multiple of " \
    "65,536. A size is a size_t, and a text is all of its bytes."
#define HASHES \
    "Two texts may have one size, and one hash, whichever it is, and be " \
    "different all the same: compare the bytes."
#define GIVEN_UP \
    "The library's own interned strings never go. A pool makes its own, and " \
    "lets go of each, of the empty one as well."
#define AFTERWARDS \
    "The pool is empty when it was cleared, whatever others still hold: a " \
    "text that comes then is a new one, and the pool holds it."
#define TWO \
    "A str died that somebody holds. Two references leave pool_intern when " \
    "the text is new, the pool's and the caller's, and ob_str_new makes only " \
    "one."
#define MORE \
    "The pool holds one reference to each of its strings, and no more; " \
    "the caller gets the other."
#define NO_TEXT \
    "ob_str_new makes no str of bytes that are no UTF-8, and says so. The " \
    "pool stays as it was: it has no place for what is not there."
#define ALONE_TOO \
    "The pool holds each of its strings until it is cleared, whoever else " \
    "does."
#define CLEAR \
    "pool_clear lets go of each reference that the pool holds, gives the " \
    "array back, and leaves the pool empty."
#define ONCE \
    "pool_clear lets go of each reference that the pool holds, and of no " \
    "other: of each of its strings once."
#define WAS \
    "When memory runs out, the pool is as it was before: it keeps what it " \
    "has, and its members say what is true of it. A capacity is larger only " \
    "when the array is."
#define UNDO \
    "When something fails half-way, what you have made so far is yours " \
    "to let go of."

static ObObject *intern(Pool *pool, const char *text)
{
    return need(pool_intern(pool, text, strlen(text)));
}

/* The str for a text that was asked for before. */
static void expect_again(const char *what, const ObObject *got,
                         const ObObject *before, const char *why)
{
    bool same = got != NULL && ob_str_size(got) == ob_str_size(before)
                && memcmp(ob_str_utf8(got), ob_str_utf8(before),
                          ob_str_size(got)) == 0;
    expect_same(what, got, before, same || got == NULL ? why : ANOTHER);
}

static void gives_one_object(void)
{
    Pool pool = { 0 };
    ObObject *a = intern(&pool, "spam"), *b = intern(&pool, "spam");
    expect_again("the str for the second \"spam\"", b, a, LOOK);
    ob_decref(a);
    ob_decref(b);
    pool_clear(&pool);
}

static void keeps_texts(void)
{
    Pool pool = { 0 };
    ObObject *a = intern(&pool, "spam"), *b = intern(&pool, "eggs");
    expect_text("the str for \"spam\"", a, "spam", ANOTHER);
    expect_text("the str for \"eggs\"", b, "eggs", ANOTHER);
    ob_decref(a);
    ob_decref(b);
    pool_clear(&pool);
}

static void counts(void)
{
    Pool pool = { 0 };
    ObObject *a = intern(&pool, "spam");
    expect_count("the count of a new str", a, 2,
                 ob_refcnt(a) > 2 ? MORE : TWO);
    ObObject *b = intern(&pool, "spam");
    expect_count("its count when it was asked for again", a, 3,
               "Each call hands a reference to its caller: that is one "
               "incref more.");
    ob_decref(a);
    ob_decref(b);
    pool_clear(&pool);
}

static void compares_bytes(void)
{
    Pool pool = { 0 };
    static const struct { const char *bytes; size_t size; } texts[] = {
        { "a\0b", 3 }, { "a\0c", 3 }, { "a", 1 }, { "", 0 }, { "ab", 2 },
        { "a\0", 2 }, { "\0", 1 }, { "a\0\0", 3 }, { "b\0", 2 }, { "b", 1 },
    };
    enum { N = sizeof texts / sizeof texts[0] };
    ObObject *made[N];
    for (size_t i = 0; i < N; i++) {
        made[i] = need(pool_intern(&pool, texts[i].bytes, texts[i].size));
        for (size_t j = 0; j < i; j++)
            expect_int("whether two different texts got one str",
                       made[i] == made[j], 0, BYTES);
    }
    for (size_t i = 0; i < N; i++)
        ob_decref(made[i]);
    pool_clear(&pool);
}

/* Long texts that differ in one byte, or in the order of two. */
static void compares_all_bytes(void)
{
    enum { LONG = 3000, PLACES = 9 };
    static const size_t at[PLACES] = { 0, 1, 40, 130, 300, 1500, 2900, LONG - 2,
                                     LONG - 1 };
    static char text[LONG];
    Pool pool = { 0 };
    ObObject *made[PLACES];
    for (int i = 0; i < PLACES; i++) {
        memset(text, 'a', LONG);
        text[at[i]] = 'b';
        made[i] = need(pool_intern(&pool, text, LONG));
        for (int j = 0; j < i; j++)
            expect_int("whether two long texts that are not equal got "
                       "one str", made[i] == made[j], 0, ALL_BYTES);
    }
    for (int i = 0; i < PLACES; i++)
        ob_decref(made[i]);
    pool_clear(&pool);
}

/* Longer than any number of sixteen bits. */
static void compares_far_behind(void)
{
    enum { FAR = 140000 };
    static char text[FAR];
    memset(text, 'a', FAR);
    Pool pool = { 0 };
    ObObject *a = need(pool_intern(&pool, text, FAR)), *others[3];
    text[FAR - 1] = 'b';
    others[0] = need(pool_intern(&pool, text, FAR));
    others[1] = need(pool_intern(&pool, text, FAR - 65536));
    others[2] = need(pool_intern(&pool, text, FAR - 2 * 65536));
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 4; k++)
            expect_int("whether two texts, of 140,000 bytes or fewer, got "
                       "one str", k != i && others[i]
                                             == (k == 3 ? a : others[k]),
                       0, FAR_BEHIND);
    for (int i = 0; i < 3; i++)
        ob_decref(others[i]);
    ob_decref(a);
    pool_clear(&pool);
}

/* Texts of one size that have one hash of some well-known ones: 31, 33
 * (twice), 37, 131 and 65599 times what there was; CRC-32, FNV-1 and
 * FNV-1a. And the sums, of course. */
static void compares_no_hash(void)
{
    static const char *const twins[][2] = {
        { "EiqALFpz", "#01Ggi3F" }, { "Aa", "BB" }, { "AaAa", "BBBB" },
        { "!_L!Ua6N", "%sjmw2na" }, { "Ab", "BA" },
        { "MRrIfNV_", "jGk5phfH" }, { "9oqbBASe", "Qz2#Xiut" },
        { "wcvzvu", "xratbl" }, { "axnsrw", "zimqyg" },
        { "ugedG2jF", "D$mvZeAG" }, { "rhbhoj", "vghcaf" },
        { "eaxswr", "sefukl" }, { "ab", "ba" }, { "aca", "bab" },
    };
    for (size_t i = 0; i < sizeof twins / sizeof twins[0]; i++) {
        Pool pool = { 0 };
        ObObject *a = intern(&pool, twins[i][0]),
                 *b = intern(&pool, twins[i][1]);
        expect_text("the first of two texts", a, twins[i][0], HASHES);
        expect_text("the second of two texts", b, twins[i][1], HASHES);
        ob_decref(a);
        ob_decref(b);
        pool_clear(&pool);
    }
}

/* A text has more bytes than characters. */
static void finds_again(void)
{
    Pool pool = { 0 };
    ObObject *empty = intern(&pool, ""), *again = intern(&pool, "");
    expect_again("the empty text, asked for again", again, empty, LOOK);
    expect_int("whether the empty text is immortal", ob_is_immortal(empty), 0,
               GIVEN_UP);
    ob_decref(empty);
    ob_decref(again);
    ObObject *a = intern(&pool, "caf\xc3\xa9"),
             *b = intern(&pool, "caf\xc3\xa9");
    expect_again("a text with an accent, asked for again", b, a,
                 "A size is one of bytes: ob_str_size. ob_str_length counts "
                 "characters.");
    ob_decref(a);
    ob_decref(b);
    pool_clear(&pool);
}

/* What is no text is no part of the pool. */
static void no_text(void)
{
    Pool never = { 0 };                 /* holds nothing, and is cleared */
    expect_same("what bytes that are no UTF-8 give",
                pool_intern(&never, "\xff", 1), NULL, NO_TEXT);
    expect_raised(OB_UNICODE_DECODE_ERROR, NO_TEXT);
    pool_clear(&never);
    Pool pool = { 0 };
    for (int i = 0; i < 40; i++) {
        char text[] = { (char)('0' + i), '\0' };
        expect_same("what bytes that are no UTF-8 give",
                    pool_intern(&pool, "\xff", 1), NULL, NO_TEXT);
        expect_raised(OB_UNICODE_DECODE_ERROR, NO_TEXT);
        ObObject *a = intern(&pool, text), *b = intern(&pool, text);
        expect_same("a text after that, asked for again", b, a, NO_TEXT);
        ob_decref(a);
        ob_decref(b);
    }
    pool_clear(&pool);
}

enum { SOME = 36 };

static ObObject *text_of(Pool *pool, int i)
{
    char text[16];
    snprintf(text, sizeof text, "n%d", i);
    return pool_intern(pool, text, strlen(text));
}

/* Nor is more than one byte that is no text, in a pool of many. */
static void no_text_among_many(void)
{
    static const char *const bad[] = { "\xff", "a\xff", "caf\xc3", "\xed\xa0\x80",
                                       "spam and \x80" };
    Pool pool = { 0 };
    ObObject *made[SOME];
    for (int i = 0; i < SOME; i++) {
        made[i] = need(text_of(&pool, i));
        const char *text = bad[i % 5];
        expect_same("what bytes that are no UTF-8 give",
                    pool_intern(&pool, text, strlen(text)), NULL, NO_TEXT);
        expect_raised(OB_UNICODE_DECODE_ERROR, NO_TEXT);
    }
    for (int i = 0; i < SOME; i++) {
        expect_again("a text from before, asked for again",
                     need(text_of(&pool, i)), made[i], NO_TEXT);
        expect_count("its count: the pool's, and two of the caller's",
                     made[i], 3, NO_TEXT);
        ob_decref(made[i]);
        ob_decref(made[i]);
    }
    pool_clear(&pool);
}

/* Of one byte, as of many: each is the pool's own, and what is at the end
 * counts, be it a blank or a new line. */
static void short_ones(void)
{
    static const char *const ends[] = { " ", "\n", "\t", "a", "0", "" };
    enum { ENDS = sizeof ends / sizeof ends[0] };
    Pool pool = { 0 };
    ObObject *made[128 + 5 * ENDS];
    int n = 0;
    for (; n < 128; n++)
        made[n] = need(pool_intern(&pool, (char[]){ (char)n }, 1));
    for (int i = 0; i < 5 * ENDS; i++) {
        char text[16];
        snprintf(text, sizeof text, "%.*s%s%s", i % 5 + 2, "spam?s",
                 ends[i / 5], ends[i / 5]);
        made[n++] = intern(&pool, text);
    }
    for (int i = 0; i < n; i++) {
        expect_int("whether it is immortal", ob_is_immortal(made[i]), 0,
                   GIVEN_UP);
        expect_count("the count of a new str", made[i], 2,
                     ob_refcnt(made[i]) > 2 ? BYTES : TWO);
    }
    pool_clear(&pool);
    for (int i = 0; i < n; i++) {
        expect_count("its count when the pool is cleared", made[i], 1, CLEAR);
        ob_decref(made[i]);
    }
}

/* What nobody else holds stays as long as the pool does. */
static void holds_alone(void)
{
    enum { ALONE = 500 };
    ObObject *made[ALONE];
    Pool pool = { 0 };
    char text[16];
    for (int i = 0; i < ALONE; i++) {
        snprintf(text, sizeof text, "alone %d", i);
        made[i] = intern(&pool, text);
        ob_decref(made[i]);
    }
    for (int i = 0; i < ALONE; i++) {
        expect_alive("a str that only the pool holds", made[i], ALONE_TOO);
        expect_count("its count", made[i], 1, ALONE_TOO);
    }
    pool_clear(&pool);
}

/* How long it takes to look at one of them, in a plain search: measured
 * until that is long enough for any clock. */
static double time_of_look(ObObject *const made[], int n)
{
    clock_t before = clock();
    double looks = 0;
    int found = 0;
    for (; clock() - before < CLOCKS_PER_SEC / 20; looks += 100.0 * n)
        for (int i = 0; i < 100 * n; i++)
            found += ob_str_size(made[i % n]) == 5
                     && memcmp(ob_str_utf8(made[i % n]), "x9999", 5) == 0;
    expect_int("how many begin with x", found, 0, ANOTHER);
    return (double)(clock() - before) / looks;
}

/* How many depends on how they are looked for: 12,500 if that takes about
 * as long as a plain search; if it takes longer, 1,200, and as many more as
 * there is time for; or more than any number of sixteen bits if it takes
 * so much less that all of them take no longer, unless a second is over.
 * Nobody notes who holds them, and they count as immortal for as long,
 * which makes most searches faster. */
static void keeps_many(void)
{
    enum { FEW = 1200, MANY = 12500, MOST = 70000 };
    static ObObject *made[MOST];
    static uint32_t counts[MOST];
    Pool pool = { 0 };
    double look = 0;
    bool slow = false;
    write_no_receipts();
    clock_t before = clock();
    int n = 0;
    for (int most = MANY; n < most; ) {
        made[n] = need(text_of(&pool, n));
        counts[n] = made[n]->refcnt;
        made[n++]->refcnt = OB_IMMORTAL;
        double looks = (double)n * n / 2,
               its = (double)(clock() - before);
        if (n == FEW) {
            look = time_of_look(made, n);
            before = clock() - (clock_t)its;
            slow = its >= 4 * looks * look;
        }
        if (n >= FEW && slow && its > 1.5 * look * MANY * MANY / 2)
            most = n;
        if (n == MANY && its < looks * look / 32)
            most = MOST;
        if (n > MANY && its > CLOCKS_PER_SEC)
            most = n;
    }
    for (int i = 0; i < n; i++)
        if (i % 64 == 0 || i > n - 64)
            expect_again("one of many texts, asked for again",
                         need(text_of(&pool, i)), made[i], ALL_OF_THEM);
    for (int i = 0; i < n; i++) {
        made[i]->refcnt = counts[i];
        ob_decref(made[i]);
    }
    pool_clear(&pool);
}

static void clears(void)
{
    Pool pool = { 0 };
    ObObject *a = intern(&pool, "spam");
    ob_decref(intern(&pool, "eggs"));
    pool_clear(&pool);
    expect_alive("a str that its caller still holds", a, TWO);
    expect_count("its count when the pool is cleared", a, 1,
               CLEAR);
    ObObject *b = intern(&pool, "spam");
    expect_int("whether the cleared pool still has it", a == b, 0, CLEAR);
    ob_decref(a);
    ob_decref(b);
    pool_clear(&pool);
}

/* However many it has: each is let go of once, be it held or not. */
static void clears_any_number(void)
{
    enum { MOST = 70 };
    ObObject *made[MOST];
    for (int n = 1; n <= MOST; n++) {
        Pool pool = { 0 };
        for (int i = 0; i < n; i++) {
            made[i] = need(text_of(&pool, i));
            ob_incref(made[i]);         /* the check has two */
        }
        pool_clear(&pool);
        for (int i = 0; i < n; i++) {
            expect_alive("a str that its caller still holds", made[i],
                         ONCE);
            expect_count("the count of a str that its caller holds twice, "
                         "when the pool is cleared", made[i], 2,
                         ob_refcnt(made[i]) < 2 ? ONCE : CLEAR);
        }
        for (int i = n; i-- > 0; ) {
            ObObject *again = text_of(&pool, i);
            expect_int("whether the cleared pool still has it",
                       again == made[i], 0, AFTERWARDS);
            expect_count("the count of the new one", need(again), 2,
                         AFTERWARDS);
            ob_decref(again);
            ob_decref(made[i]);
            ob_decref(made[i]);
        }
        pool_clear(&pool);
    }
}

static void keeps_apart(void)
{
    Pool one = { 0 }, two = { 0 };
    ObObject *a = intern(&one, "spam"), *b = intern(&two, "spam");
    expect_int("whether two pools gave one str", a == b, 0,
               "A pool knows its own strings, and no other's: keep what "
               "belongs to it in the Pool.");
    pool_clear(&one);
    expect_count("the count of the other pool's str", b, 2, CLEAR);
    ObObject *again = intern(&two, "spam");
    expect_same("the str in the pool that was not cleared", again, b,
                CLEAR);
    ob_decref(again);
    ob_decref(a);
    ob_decref(b);
    pool_clear(&two);
    pool_clear(&two);           /* it is empty: nothing to do */
}

/* Of which the pool has the first n already: its table grows more than
 * once. */
static ObObject *some[SOME];

/* In the end, or after a refusal: the pool has what it had, and nothing
 * else, and takes the rest. Whether it could be asked. */
static bool expect_whole(Pool *pool, int n)
{
    if (n < SOME)
        ob_error_clear();
    for (int i = 0; i < SOME; i++) {
        ObObject *op = text_of(pool, i);
        if (op == NULL)
            return false;
        if (i < n)
            expect_same("a str that was in the pool before", op, some[i],
                        WAS);
        expect_count("its count: the pool's, and each caller's", op,
                     i < n ? 3 : 2, WAS);
        ob_decref(op);
    }
    return true;
}

/* Whatever of these fails, the pool must be whole afterwards. */
static int with_refusals(void)
{
    Pool pool = { 0 };
    int n = 0;
    while (n < SOME && (some[n] = text_of(&pool, n)) != NULL)
        n++;
    bool refused = ob_error() == OB_MEMORY_ERROR;
    if ((refused || n == SOME) && !expect_whole(&pool, n))
        refused = true;
    for (int i = 0; i < n; i++)
        ob_decref(some[i]);
    pool_clear(&pool);
    if (refused)
        ob_raise_memory();
    return n < SOME || refused ? -1 : 0;
}

/* The first one is refused, and the pool is cleared all the same. */
static int with_the_first_refused(void)
{
    Pool pool = { 0 };
    ObObject *op = expect_made(pool_intern(&pool, "spam", 4));
    if (op != NULL)
        ob_decref(op);
    pool_clear(&pool);
    return op != NULL ? 0 : -1;
}

int main(void)
{
    static const Check checks[] = {
        { "equal texts give one object", gives_one_object,
          .held = CLEAR, .dead = TWO, .section = "constants" },
        { "different texts give different ones", keeps_texts, .held = CLEAR,
          .section = "constants" },
        { "the pool and each caller hold a reference", counts,
          .held = CLEAR, .section = "count" },
        { "texts are bytes", compares_bytes, .held = CLEAR,
          .section = "constants" },
        { "long texts are bytes, too", compares_all_bytes, .held = CLEAR,
          .section = "constants" },
        { "very long texts", compares_far_behind, .held = CLEAR,
          .section = "constants" },
        { "texts of one hash", compares_no_hash, .held = CLEAR,
          .section = "constants" },
        { "a text with an accent, and none", finds_again, .held = CLEAR,
          .section = "constants" },
        { "what is no text", no_text, .held = CLEAR,
          .section = "constants" },
        { "short texts", short_ones, .held = CLEAR, .section = "constants" },
        { "what only the pool holds", holds_alone, .held = CLEAR,
          .section = "count" },
        { "the pool grows", keeps_many, .held = CLEAR, .section = "bytes" },
        { "two pools are two", keeps_apart, .held = CLEAR,
          .section = "constants" },
        { "the pool lets go", clears, .held = CLEAR, .section = "count" },
        { "the pool lets go, however many it has", clears_any_number,
          .held = CLEAR, .section = "count" },
        { "memory runs out", .scenario = with_refusals,
          .gets_by = true, .held = UNDO, .section = "bytes" },
        { "what is no text, among many", no_text_among_many, .held = CLEAR,
          .section = "constants" },
        { "memory runs out at the first", .scenario = with_the_first_refused,
          .gets_by = true, .held = CLEAR, .section = "bytes" },
    };
    return RUN(checks);
}
