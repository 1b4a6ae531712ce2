/* Exercise 1.3: one str for equal texts. */
#include "harness.h"
#include "intern.h"

#include <string.h>

#define LOOK \
    "Equal texts must come back as one object: search the pool before " \
    "you make a new str."
#define BYTES \
    "A text is `size` bytes, whatever they are. strcmp and strncmp stop " \
    "at the first NUL, and a text may begin like another: compare the " \
    "sizes, then the bytes."
#define TWO \
    "Two references leave pool_intern when the text is new, the pool's and " \
    "the caller's, and ob_str_new made only one."
#define CLEAR \
    "pool_clear lets go of each reference that the pool holds, gives the " \
    "array back, and leaves the pool empty."
#define UNDO \
    "When something fails half-way, what you have made so far is yours " \
    "to let go of."

static ObObject *intern(Pool *pool, const char *text)
{
    return need(pool_intern(pool, text, strlen(text)));
}

static void gives_one_object(void)
{
    Pool pool = { 0 };
    ObObject *a = intern(&pool, "spam"), *b = intern(&pool, "spam");
    expect_same("the str for the second \"spam\"", b, a, LOOK);
    ob_decref(a);
    ob_decref(b);
    pool_clear(&pool);
}

static void keeps_texts(void)
{
    Pool pool = { 0 };
    ObObject *a = intern(&pool, "spam"), *b = intern(&pool, "eggs");
    expect_text("the str for \"spam\"", a, "spam", LOOK);
    expect_text("the str for \"eggs\"", b, "eggs", LOOK);
    ob_decref(a);
    ob_decref(b);
    pool_clear(&pool);
}

static void counts(void)
{
    Pool pool = { 0 };
    ObObject *a = intern(&pool, "spam");
    expect_count("the count of a new str", a, 2, TWO);
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

static void keeps_many(void)
{
    enum { MANY = 100 };
    Pool pool = { 0 };
    ObObject *made[MANY];
    char text[16];
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "n%d", i);
        made[i] = intern(&pool, text);
    }
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "n%d", i);
        ObObject *again = intern(&pool, text);
        expect_same("one of 100 texts, asked for again", again, made[i],
                    LOOK);
        ob_decref(again);
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

/* Whatever of these fails, the pool must be whole afterwards. */
static int with_refusals(void)
{
    Pool pool = { 0 };
    int result = 0;
    char text[16];
    for (int i = 0; i < 20 && result == 0; i++) {
        snprintf(text, sizeof text, "n%d", i);
        ObObject *op = pool_intern(&pool, text, strlen(text));
        if (op == NULL)
            result = -1;
        else
            ob_decref(op);
    }
    pool_clear(&pool);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "equal texts give one object", gives_one_object,
          .held = CLEAR, .dead = TWO, .section = "constants" },
        { "different texts give different ones", keeps_texts,
          .held = CLEAR, .dead = TWO, .section = "constants" },
        { "the pool and each caller hold a reference", counts,
          .held = CLEAR, .dead = TWO, .section = "count" },
        { "texts are bytes", compares_bytes,
          .held = CLEAR, .dead = TWO, .section = "constants" },
        { "the pool grows", keeps_many,
          .held = CLEAR, .dead = TWO, .section = "bytes" },
        { "the pool lets go", clears,
          .held = CLEAR, .dead = TWO, .section = "count" },
        { "memory runs out", .scenario = with_refusals,
          .held = UNDO, .dead = UNDO, .section = "bytes" },
    };
    return RUN(checks);
}
