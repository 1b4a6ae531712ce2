/* Exercise 5.1: each answer is tried on the library. */
#include "harness.h"
#include "which.h"

#include <string.h>

#define OLDER "Survivors are one older than the generation that was collected."
#define OLDEST \
    "Whoever survives a full collection is in the oldest generation: 2."
#define UNTRACKED \
    "A tuple that holds nothing tracked leaves, when a collection sees it."
#define UNSEEN "A collection of 1 does not look at the old."
#define EXCEEDS "A threshold has to be exceeded, not reached."
#define DEATHS "Deaths are subtracted: the count never exceeds one."
#define FIFTH \
    "The count of the middle has to exceed 4, so five young collections " \
    "come before the sixth, which is of the middle."
#define QUARTER "A quarter of those who survived the last full collection."

static int place(const ObObject *op)
{
    return (int)ob_heap_place(ob_heap(), op) - (int)OB_YOUNG;
}

static void one(void)
{
    ObObject *a = need(ob_list_new());
    ob_gc_collect_generation(0);
    expect_answered(after_one != -2);
    expect_int("your answer", after_one, place(a), OLDER);
    ob_decref(a);
}

static void full(void)
{
    ObObject *a = need(ob_list_new());
    ob_gc_collect_generation(2);
    expect_answered(after_full != -2);
    expect_int("your answer", after_full, place(a), OLDEST);
    ob_decref(a);
}

static void tuple(void)
{
    ObObject *number = need(ob_int_new(5000));
    ObObject *inner = need(ob_tuple_new(1, &number));
    ObObject *outer = need(ob_tuple_new(1, &inner));
    ob_gc_collect_generation(0);
    expect_answered(after_tuple != -2);
    expect_int("your answer", after_tuple, place(outer), UNTRACKED);
    ob_decref(number);
    ob_decref(inner);
    ob_decref(outer);
}

static void unseen(void)
{
    ObObject *a = need(ob_list_new());
    ob_gc_collect();
    need(ob_list_append(a, a) == 0 ? a : NULL);
    ob_decref(a);
    expect_answered(young_finds != -2);
    expect_int("your answer", young_finds, ob_gc_collect_generation(1),
               UNSEEN);
}

static char ran[100];

static void note(const char *phase, const ObGcInfo *info, void *arg)
{
    (void)arg;
    size_t n = strlen(ran);
    if (strcmp(phase, "stop") == 0)
        snprintf(ran + n, sizeof ran - n, "%d", info->generation);
}

static void listen(int young, int middle)
{
    ob_gc_set_threshold(young, middle, 1000);
    need(ob_gc_add_callback(note, NULL) == 0 ? ran : NULL);
    ran[0] = '\0';
}

static void first(void)
{
    listen(50, 10);
    ObObject *kept = need(ob_list_new());
    int births = 1;
    for (; ran[0] == '\0'; births++) {
        need(ob_list_append_steal(kept, ob_list_new()) == 0 ? kept : NULL);
        ob_checkpoint();
    }
    expect_answered(first_birth != -2);
    expect_int("your answer", first_birth, births, EXCEEDS);
    ob_decref(kept);
}

static void hundred(void)
{
    listen(50, 10);
    for (int i = 0; i < 100; i++) {
        ob_decref(need(ob_list_new()));
        ob_checkpoint();
    }
    expect_answered(of_hundred != -2);
    expect_int("your answer", of_hundred, (long long)strlen(ran), DEATHS);
}

static void middle(void)
{
    listen(50, 4);
    ObObject *kept = need(ob_list_new());
    while (strlen(ran) < 40) {
        need(ob_list_append_steal(kept, ob_list_new()) == 0 ? kept : NULL);
        ob_checkpoint();
    }
    char *one_of = strchr(ran, '1');
    expect_answered(middle_every != -2);
    expect_int("your answer", middle_every,
               strchr(one_of + 1, '1') - one_of, FIFTH);
    ob_decref(kept);
}

/* As many as 8,000 survivors take, by trying. */
static void quarter(void)
{
    ObGc *gc = &ob_thread_self->interp->gc;
    listen(1, 0);
    ob_gc_set_threshold(1, 0, 0);
    int pending = 0;
    for (ran[0] = '\0'; strchr(ran, '2') == NULL; pending++) {
        ran[0] = '\0';
        gc->count[0] = gc->count[1] = gc->count[2] = 2;
        gc->long_lived_total = 8000;
        gc->long_lived_pending = (size_t)pending;
        ob_request(OB_REQUEST_COLLECTION);
        ob_checkpoint();
    }
    expect_answered(pays_at != -2);
    expect_int("your answer", pays_at, pending - 1, QUARTER);
}

int main(void)
{
    static const Check checks[] = {
        { "after a young collection", one, .section = "places" },
        { "after a full collection", full, .section = "places" },
        { "a tuple in a tuple", tuple, .section = "untracking" },
        { "old garbage, and a collection of the middle", unseen,
          .section = "places" },
        { "the first birth that asks", first, .section = "when" },
        { "a hundred that die at once", hundred, .section = "when" },
        { "how often the middle", middle, .section = "when" },
        { "how many make a quarter", quarter, .section = "when" },
    };
    return RUN(checks);
}
