/* Exercise 11.2: each answer is tried on the library. */
#include "harness.h"
#include "others.h"
#include "when.h"

#define WAITS \
    "At A's first checkpoint it becomes part of a batch; it is freed at the first " \
    "of A's at which all others have passed theirs since."
#define DETACHED \
    "Who is detached looks at nothing. But the first checkpoint only makes " \
    "the batch; it is freed at the next."
#define BEFORE \
    "A checkpoint of B before the batch was made does not count: its goal " \
    "was not there to be seen."
#define INNER \
    "Nobody had to wait, so nothing was suspended: both are locked."
#define LEAVES "Who detaches leaves all its sections."
#define COMES_BACK "Who attaches comes back to the innermost section."
#define ITS_TURN \
    "Only the innermost comes back. The outer one has its turn when that " \
    "has ended."
#define SAME \
    "A section in a section of the same object has no lock of its own, and " \
    "lets go of none."

static const ObBiasedType type = { .name = "thing" };
static Other b;
static ObBiased *x, *y;

static ObBiased *thing(void)
{
    return need(ob_biased_new(&type, sizeof(ObBiased)));
}

static void check(void)
{
    ob_biased_checkpoint();
}

static void pass(void)
{
    ob_biased_checkpoint();
}

/* After which step it is gone: A and B pass checkpoints as said. */
static int freed(const char *steps)
{
    size_t before = ob_biased_world_blocks(world);
    ob_biased_decref(thing());
    for (int i = 0; steps[i] != '\0'; i++) {
        if (steps[i] == 'A')
            pass();
        else
            ask_other(&b, check);
        if (ob_biased_world_blocks(world) == before)
            return i + 2;
    }
    return 0;
}

static void tried(int given, const char *steps, const char *why)
{
    int right = freed(steps);
    expect_answered(given != 0);
    expect_int("your answer", given, right, why);
}

static void with_another(void)
{
    enter_world(NULL);
    begin_other(&b);
    ask_other(&b, check);
    tried(both_pass, "ABABA", WAITS);
    end_other(&b);
    begin_other(&b);
    ask_other(&b, check);
    tried(other_first, "BAABA", other_first == 3 || other_first == 4 ? BEFORE : WAITS);
    end_other(&b);
    begin_other(&b);
    ask_other(&b, check);
    tried(other_twice, "AABBA", WAITS);
    end_other(&b);
    ob_biased_leave();
    ob_biased_world_end(world);
}

static void detach(void)
{
    ob_biased_detach();
}

static void attach(void)
{
    ob_biased_attach();
}

static void with_one_detached(void)
{
    enter_world(NULL);
    begin_other(&b);
    ask_other(&b, detach);
    tried(other_detached, "AAA", DETACHED);
    ask_other(&b, attach);
    end_other(&b);
    ob_biased_leave();
    ob_biased_world_end(world);
}

static const char *word(Locked locked)
{
    return locked == YES ? "yes" : locked == NO ? "no" : "nothing yet";
}

static void locked(Locked given, const char *why)
{
    expect_answered(given == YES || given == NO);
    expect_choice("your answer", word(given),
                  word(atomic_load(&x->mutex) != 0 ? YES : NO), why);
}

static void sections(void)
{
    ObBiasedSection outer, inner;
    enter_world(NULL);
    x = thing();
    y = thing();
    ob_biased_begin(&outer, x);
    ob_biased_begin(&inner, y);
    locked(in_inner, INNER);
    ob_biased_end(&inner);
    ob_biased_detach();
    locked(after_detach, LEAVES);
    ob_biased_attach();
    locked(after_attach, COMES_BACK);
    ob_biased_begin(&inner, y);
    ob_biased_detach();
    ob_biased_attach();
    locked(after_both, ITS_TURN);
    ob_biased_end(&inner);
    ob_biased_begin(&inner, x);
    ob_biased_end(&inner);
    locked(in_same, SAME);
    ob_biased_end(&outer);
    ob_biased_decref(x);
    ob_biased_decref(y);
    ob_biased_leave();
    ob_biased_world_end(world);
}

int main(void)
{
    static const Check checks[] = {
        { "memory, with another thread", with_another, .section = "qsbr" },
        { "memory, with one detached", with_one_detached,
          .section = "qsbr" },
        { "locks", sections, .section = "sections" },
    };
    return RUN(checks);
}
