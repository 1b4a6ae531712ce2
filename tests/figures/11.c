/* The figures of chapter 11: two counts, who waits, who looks. */
#include "figure.h"
#include "biased.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Thing {
    ObBiased base;
    void *weak;
} Thing;

static const ObBiasedType thing_type = {
    .name = "thing", .weak_offset = offsetof(Thing, weak)
};

static ObBiasedWorld *world;
static ObBiased *op;

static void *run(void *act)
{
    ob_biased_enter(world);
    (*(void (**)(void))act)();
    ob_biased_leave();
    return NULL;
}

/* In thread B. */
static void elsewhere(void (*act)(void))
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &act) != 0)
        figure_failed("a thread");
    pthread_join(thread, NULL);
}

static void take(void)
{
    ob_biased_incref(op);
}

static void give(void)
{
    ob_biased_decref(op);
}

static ObBiased *thing(void)
{
    op = ob_biased_new(&thing_type, sizeof(Thing));
    if (op == NULL)
        figure_failed("a thing");
    return op;
}

static const char *const state_names[] = {
    "", ", MAYBE_WEAK", ", QUEUED", ", MERGED"
};

/* The header of op as it is now. Which rows have changed is a sum. */
enum { OWNER = 1, LOCAL = 2, SHARED = 4 };

static int draw(const char *title, const char *note, int changed)
{
    int64_t shared = atomic_load(&op->shared);
    int box = figure_box(false, title, "%s", note);
    figure_row(box, "owner", "%s",
               atomic_load(&op->owner) == NULL ? "nobody" : "A")
        ->changed = (changed & OWNER) != 0;
    figure_row(box, "local", "%u", (unsigned)atomic_load(&op->local))
        ->changed = (changed & LOCAL) != 0;
    figure_row(box, "shared", "%lld%s", (long long)(shared >> 2),
               state_names[shared & OB_BIASED_FLAGS])
        ->changed = (changed & SHARED) != 0;
    figure_row(box, "together", "%lld", (long long)ob_biased_refcnt(op));
    return box;
}

static void draw_counts(void)
{
    thing();
    ob_biased_incref(op);
    figure_side_by_side();
    draw("made by A", "two references", 0);
    elsewhere(take);
    draw("B takes one", "", SHARED);
    figure_structure("11-two", NULL);
    give();
    figure_side_by_side();
    draw("A gives one back", "", LOCAL);
    give();
    draw("A gives its last", "merged", OWNER | LOCAL | SHARED);
    figure_structure("11-merged", NULL);
    elsewhere(give);
}

static void draw_queued(void)
{
    thing();
    take();
    take();
    figure_side_by_side();
    elsewhere(give);
    draw("B gives one back", "the queue has it", SHARED);
    elsewhere(give);
    draw("B gives another", "below zero", SHARED);
    ob_biased_checkpoint();
    draw("A at a checkpoint", "merged", OWNER | LOCAL | SHARED);
    figure_structure("11-queued", NULL);
    give();
}

/* --- sections --- */

static ObBiased *a, *b;
static atomic_int stage;

static void wait_for(int n)
{
    while (atomic_load(&stage) < n)
        ;
}

static void *have_b(void *arg)
{
    ObBiasedSection section;
    ob_biased_enter(world);
    ob_biased_begin(&section, b);
    atomic_store(&stage, 1);
    while (atomic_load(&b->mutex) != 2 || atomic_load(&a->mutex) != 0)
        ;
    int first = figure_box(false, "a", "an object");
    figure_row(first, "mutex", "free")->changed = true;
    int second = figure_box(false, "b", "an object");
    figure_row(second, "mutex", "locked, awaited");
    int outer = figure_box(false, "outer", "a section of A");
    figure_row(outer, "op", "a")->to = first;
    figure_row(outer, "suspended", "true")->changed = true;
    int inner = figure_box(false, "inner", "a section of A");
    figure_row(inner, "op", "NULL: it waits for b");
    figure_row(inner, "outer", "outer")->to = outer;
    int theirs = figure_box(false, "theirs", "a section of B");
    figure_row(theirs, "op", "b")->to = second;
    figure_structure("11-sections", NULL);
    ob_biased_end(&section);
    ob_biased_leave();
    return arg;
}

static void draw_sections(void)
{
    ObBiasedSection outer, inner;
    pthread_t other;
    a = thing();
    b = thing();
    ob_biased_begin(&outer, a);
    if (pthread_create(&other, NULL, have_b, NULL) != 0)
        figure_failed("a thread");
    wait_for(1);
    ob_biased_begin(&inner, b);
    ob_biased_end(&inner);
    ob_biased_end(&outer);
    ob_biased_detach();
    pthread_join(other, NULL);
    ob_biased_attach();
    ob_biased_decref(a);
    ob_biased_decref(b);
}

/* --- who looks --- */

static void draw_weak(void)
{
    ObBiased *weak = ob_biased_weak_new(thing());
    int alive = draw("the object", "alive", 0);
    int ref = figure_box(false, "weak", "a weak reference");
    figure_row(ref, "to", "the object")->to = alive;
    figure_structure("11-weak-0", NULL);
    give();
    int dead = draw("the object", "its memory waits",
                    OWNER | LOCAL | SHARED);
    int stale = figure_box(false, "a reader", "has looked before");
    figure_row(stale, "op", "the object")->to = dead;
    figure_row(stale, "try_incref", "%s",
               ob_biased_try_incref(op) ? "true" : "false");
    if (ob_biased_weak_get(weak) != NULL)
        figure_failed("a death");
    figure_structure("11-weak-1", NULL);
    ob_biased_decref(weak);
}

/* --- batches --- */

/* B has been at no checkpoint for long; C is detached. */
static void *be_slow(void *arg)
{
    ob_biased_enter(world);
    if (arg != NULL)
        ob_biased_detach();
    atomic_fetch_add(&stage, 1);
    wait_for(4);
    if (arg != NULL)
        ob_biased_attach();
    ob_biased_leave();
    return NULL;
}

static void draw_batches(void)
{
    static const char *const names[] = { "C", "B" };
    pthread_t others[2];
    atomic_store(&stage, 1);
    for (int i = 0; i < 2; i++) {
        if (pthread_create(&others[i], NULL, be_slow,
                           i == 0 ? NULL : world) != 0)
            figure_failed("a thread");
        wait_for(2 + i);
    }
    for (int i = 0; i < 3; i++) {
        ob_biased_decref(thing());
        if (i != 0)
            ob_biased_checkpoint();
    }
    const ObBiasedThread *self = &ob_biased_self;
    int now = figure_box(false, "the world", "%s", "");
    figure_row(now, "now", "%llu",
               (unsigned long long)atomic_load(&world->now));
    int box = figure_box(false, "A", "a thread");
    figure_row(box, "seen", "%llu",
               (unsigned long long)atomic_load(&self->seen));
    FigureRow *waiting = figure_row(box, "waiting", "two blocks");
    figure_row(box, "goal", "%llu", (unsigned long long)self->goal);
    FigureRow *fresh = figure_row(box, "fresh", "one block");
    int first = figure_box(false, "block", "dead"),
        second = figure_box(false, "block", "dead"),
        third = figure_box(false, "block", "dead");
    waiting->to = first;
    figure_row(first, "link", "next")->to = second;
    figure_row(second, "link", "NULL");
    fresh->to = third;
    figure_row(third, "link", "NULL");
    int i = 0;
    for (ObBiasedThread *t = world->threads; t != self; t = t->next, i++) {
        unsigned long long seen = atomic_load(&t->seen);
        box = figure_box(false, names[i], "a thread");
        if (seen == 0)
            figure_row(box, "seen", "0: detached");
        else
            figure_row(box, "seen", "%llu", seen)->changed = true;
    }
    figure_structure("11-batches", NULL);
    atomic_store(&stage, 4);
    for (i = 0; i < 2; i++)
        pthread_join(others[i], NULL);
    ob_biased_checkpoint();
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    world = ob_biased_world_new(NULL);
    if (world == NULL)
        figure_failed("a world");
    ob_biased_enter(world);
    draw_counts();
    draw_queued();
    draw_sections();
    draw_weak();
    draw_batches();
    ob_biased_leave();
    if (ob_biased_world_end(world) != 0)
        figure_failed("a clean end");
    return figures_end();
}
