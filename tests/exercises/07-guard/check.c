/* Exercise 7.4: a guard. */
#include "guard.h"
#include "lists.h"

#include <string.h>

#define CLOSES "guard_close calls the action, and returns what that returned."
#define ONCE "The action is called once, whoever asks for it again."
#define CALLED "If its action has been called, guard_close returns 0, whatever the action returned."
#define DIES "A guard that dies unclosed calls its action as its last words."
#define BEFORE \
    "Note that it is called before you call it: the action may come back."
#define REPORTED \
    "What the action raises in last words is left pending; the library " \
    "reports it."
#define GONE \
    "The action may let go of the last reference to the guard. Do not look " \
    "at the guard afterwards, or hold it."
#define MANY "Each guard has its own action, and its own argument."
#define BORN \
    "A guard may be born where a dead one lay: what is known of one is kept " \
    "in it, and goes with it."
#define OTHER \
    "The action of one guard may close another one, and make new ones."
#define KEPT "An exception that is pending when a guard dies stays so."
#define ANY "The action is called with `arg`, which may be anything."
#define LEFT "A guard holds nothing, and is given back when it dies."

static int called;
static ObObject *guard;

static int count(void *arg)
{
    called += *(int *)arg;
    return 0;
}

/* Which exception it is. */
static ObExc exc;

static int fail(void *arg)
{
    (void)arg;
    called++;
    ob_raise(exc, "in the action");
    return -1;
}

static ObObject *fresh(GuardAction *action, void *arg)
{
    called = 0;
    return need(guard_new(action, arg));
}

/* Its action has been called: nothing happens. */
static void expect_closed(ObObject *op)
{
    int before = called, result = guard_close(op);
    expect_int("what the action counted", called, before, ONCE);
    expect_int("guard_close again", result, 0, CALLED);
}

static void closes(void)
{
    int five = 5;
    ObObject *op = fresh(count, &five);
    expect_int("calls before", called, 0, CLOSES);
    expect_int("guard_close", guard_close(op), 0, CLOSES);
    expect_raised(OB_NO_ERROR, CLOSES);
    expect_int("what the action counted", called, 5, CLOSES);
    expect_closed(op);
    expect_int("what the action counted", called, 5, ONCE);
    ob_decref(op);
    expect_int("and after its death", called, 5, ONCE);
}

/* However often it is asked for. */
static void closes_often(void)
{
    int one = 1;
    ObObject *op = fresh(count, &one);
    expect_int("guard_close", guard_close(op), 0, CLOSES);
    for (long i = 0; i < 70000; i++)
        expect_closed(op);
    ob_decref(op);
    expect_int("what the action counted", called, 1, ONCE);
}

/* Of many, one after the other, each is a guard of its own. */
static void one_after_another(void)
{
    int one = 1;
    for (int i = 0; i < 600; i++) {
        ObObject *op = fresh(count, &one);
        if (i % 3 < 2)
            expect_int("guard_close", guard_close(op), 0, MANY);
        expect_int("what the action of this one counted", called, i % 3 < 2, MANY);
        ob_decref(op);
        expect_int("what the action of this one counted in all", called, 1, i % 3 < 2 ? ONCE : DIES);
    }
}

static void dies(void)
{
    int one = 1;
    ob_decref(fresh(count, &one));
    expect_int("calls", called, 1, DIES);
}

static void fails(void)
{
    for (exc = OB_MEMORY_ERROR; exc <= OB_ATTRIBUTE_ERROR; exc++) {
        ObObject *op = fresh(fail, NULL);
        expect_int("guard_close", guard_close(op), -1, CLOSES);
        expect_raised(exc, CLOSES);
        expect_closed(op);
        ob_decref(op);
        expect_int("calls", called, 1, ONCE);
    }
}

static int reported;

static void hear(const ObError *error, const char *context, void *arg)
{
    (void)context;
    (void)arg;
    reported += error->exc == exc
                && strcmp(error->text, "in the action") == 0;
}

static void reports(void)
{
    ob_unraisable_to(hear, NULL);
    for (exc = OB_MEMORY_ERROR; exc <= OB_ATTRIBUTE_ERROR; exc++) {
        reported = 0;
        ObObject *op = fresh(fail, NULL);
        ob_raise(OB_KEY_ERROR, "'spam'");
        ob_decref(op);
        expect_int("calls", called, 1, DIES);
        expect_int("reports", reported, 1, REPORTED);
        expect_raised(OB_KEY_ERROR, KEPT);
    }
    ob_unraisable_to(NULL, NULL);
}

static int close_again(void *arg)
{
    (void)arg;
    called++;
    if (called > 5)
        return 0;               /* enough is seen */
    expect_int("guard_close within", guard_close(guard), 0, BEFORE);
    return 0;
}

static void comes_back(void)
{
    guard = fresh(close_again, NULL);
    expect_int("guard_close", guard_close(guard), 0, BEFORE);
    expect_int("calls", called, 1, BEFORE);
    ob_decref(guard);
    expect_int("calls", called, 1, BEFORE);
    guard = fresh(close_again, NULL);
    ob_decref(guard);
    expect_int("calls", called, 1, BEFORE);
}

static int let_go(void *arg)
{
    (void)arg;
    called++;
    ObObject *op = guard;
    guard = NULL;
    if (op != NULL)
        ob_decref(op);
    return 0;
}

static void lets_go(void)
{
    guard = fresh(let_go, NULL);
    expect_int("guard_close", guard_close(guard), 0, GONE);
    expect_int("calls", called, 1, GONE);
}

static int save(void *arg)
{
    (void)arg;
    called++;
    ob_incref(guard);
    return 0;
}

/* A guard that its action resurrects. */
static void is_saved(void)
{
    guard = fresh(save, NULL);
    ob_decref(guard);
    expect_int("calls", called, 1, DIES);
    expect_alive("the guard", guard, DIES);
    expect_closed(guard);
    ob_decref(guard);
    expect_int("calls", called, 1, ONCE);
}

static int save_and_fail(void *arg)
{
    ob_incref(guard);
    return fail(arg);
}

/* It has been called, whatever it returns. */
static void is_saved_and_fails(void)
{
    ob_unraisable_to(hear, NULL);
    for (int i = 0; i < 2; i++) {
        reported = 0;
        exc = OB_VALUE_ERROR;
        guard = fresh(save_and_fail, NULL);
        ob_decref(guard);
        expect_int("calls", called, 1, DIES);
        expect_int("reports", reported, 1, REPORTED);
        if (i == 0)
            expect_closed(guard);
        ob_decref(guard);
        expect_int("calls", called, 1, ONCE);
    }
    ob_unraisable_to(NULL, NULL);
}

static int count_down(void *arg)
{
    called -= *(int *)arg;
    return 0;
}

static void two(void)
{
    int one = 1, ten = 10;
    ObObject *a = fresh(count, &one), *b = need(guard_new(count, &ten));
    ob_decref(b);
    expect_int("what the second counted", called, 10, DIES);
    expect_int("guard_close", guard_close(a), 0, MANY);
    expect_int("what both counted", called, 11, MANY);
    ob_decref(a);
    a = fresh(count, &one);
    b = need(guard_new(count, &one));
    expect_int("guard_close", guard_close(a), 0, MANY);
    ob_decref(b);
    expect_int("what two with one argument counted", called, 2, MANY);
    ob_decref(a);
    a = fresh(count, &one);
    b = need(guard_new(count_down, &one));
    expect_int("guard_close", guard_close(a), 0, MANY);
    expect_int("what the first of two with different actions counted", called, 1, MANY);
    ob_decref(b);
    expect_int("what both counted", called, 0, MANY);
    ob_decref(a);
}

/* Ten thousand at once, of which each second one is closed by hand. */
static void ten_thousand(void)
{
    enum { N = 10050 };
    static int numbers[N];
    static ObObject *guards[N];
    called = 0;
    for (int i = 0; i < N; i++) {
        numbers[i] = i;
        guards[i] = guard_new(count, &numbers[i]);
        expect_int("whether there is a guard", guards[i] != NULL, 1, MANY);
    }
    for (int i = 0; i < N; i += 2)
        expect_int("guard_close", guard_close(guards[i]), 0, CLOSES);
    expect_int("what those that were closed counted", called, (N / 2 - 1) * (N / 2),
               MANY);
    for (int i = N - 1; i >= 0; i--)
        ob_decref(guards[i]);
    expect_int("what all counted", called, N / 2 * (N - 1), MANY);
}

static int close_other(void *arg)
{
    called++;
    int one = 100;
    ObObject *another = need(guard_new(count, &one));
    expect_int("guard_close of the other", guard_close(arg), 0, OTHER);
    ob_decref(another);
    return 0;
}

static void closes_another(void)
{
    int ten = 10;
    ObObject *a = fresh(count, &ten), *b = need(guard_new(close_other, a));
    expect_int("guard_close", guard_close(b), 0, OTHER);
    expect_int("what all counted", called, 111, OTHER);
    ob_decref(b);
    ob_decref(a);
    expect_int("and after their deaths", called, 111, ONCE);
    a = fresh(count, &ten);
    b = need(guard_new(close_other, a));
    ob_decref(b);
    expect_int("what all counted", called, 111, OTHER);
    ob_decref(a);
}

/* Three, of which each closes the next one, and the last the first. */
static ObObject *ring[3];

static int close_round(void *arg)
{
    called++;
    if (called <= 9)
        expect_int("guard_close of the next", guard_close(ring[*(int *)arg]), 0, OTHER);
    return 0;
}

static void closes_itself_by_others(void)
{
    static int nexts[] = { 1, 2, 0 };
    called = 0;
    for (int i = 0; i < 3; i++)
        ring[i] = need(guard_new(close_round, &nexts[i]));
    expect_int("guard_close of the first", guard_close(ring[0]), 0, OTHER);
    expect_int("calls of three actions", called, 3, BEFORE);
    for (int i = 0; i < 3; i++)
        ob_decref(ring[i]);
    expect_int("calls, when all are dead", called, 3, ONCE);
}

/* Deeper than ob_enter goes. */
enum { ROW = 4200 };
static ObObject *row[ROW];

static int close_next(void *arg)
{
    ObObject **at = arg;
    called++;
    if (at + 1 < row + ROW)
        expect_int("guard_close of the next", guard_close(at[1]), 0, OTHER);
    return 0;
}

/* The same, and that of the last one closes all of them. */
static int close_next_or_all(void *arg)
{
    ObObject **at = arg;
    if (called + 1 < ROW)
        return close_next(at);
    called++;
    for (int i = 0; i < ROW && called == ROW; i++)
        expect_int("guard_close within", guard_close(row[i]), 0, BEFORE);
    return 0;
}

/* The action of each lets the next one die. */
static int let_next_die(void *arg)
{
    ObObject **at = arg;
    called++;
    if (at + 1 < row + ROW) {
        ObObject *next = at[1];
        at[1] = NULL;
        ob_decref(next);
    }
    return 0;
}

static void closes_a_row(void)
{
    for (int i = 0; i < ROW; i++)
        row[i] = fresh(close_next, &row[i]);
    expect_int("guard_close of the first", guard_close(row[0]), 0, OTHER);
    expect_int("calls", called, ROW, OTHER);
    for (int i = 0; i < ROW; i++)
        ob_decref(row[i]);
    expect_int("calls, when all are dead", called, ROW, ONCE);
    for (int i = 0; i < ROW; i++)
        row[i] = fresh(close_next_or_all, &row[i]);
    expect_int("guard_close of the first", guard_close(row[0]), 0, OTHER);
    expect_int("calls, when the last one has closed all", called, ROW, BEFORE);
    for (int i = 0; i < ROW; i++)
        ob_decref(row[i]);
    expect_int("calls, when all are dead", called, ROW, ONCE);
    for (int i = 0; i < ROW; i++)
        row[i] = fresh(let_next_die, &row[i]);
    ob_decref(row[0]);
    expect_int("calls", called, ROW, DIES);
}

/* Each lies where one lay that was closed, or that has died unclosed. */
static void at_one_address(void)
{
    int one = 1;
    let_addresses_come_again();
    for (int i = 0; i < 8; i++) {
        ObObject *op = fresh(count, &one);
        if (i % 4 < 2)
            expect_int("guard_close", guard_close(op), 0, BORN);
        expect_int("what the action of this one counted", called, i % 4 < 2, BORN);
        ob_decref(op);
        expect_int("what the action of this one counted in all", called, 1, BORN);
        bury_others();
    }
}

static ObObject *make(void)
{
    static int one = 1;
    return need(guard_new(count, &one));
}

/* Two whose addresses have the same last bits; of both, one is closed. */
static void alike(void)
{
    for (int i = 0; i < 2; i++) {
        ObObject *guards[2];
        make_two_alike(make, guards);
        called = 0;
        expect_int("guard_close of one", guard_close(guards[i]), 0, MANY);
        expect_int("what its action counted", called, 1, MANY);
        expect_int("guard_close of the other", guard_close(guards[1 - i]), 0, MANY);
        expect_int("what the actions of two whose addresses are alike counted", called, 2, MANY);
        expect_closed(guards[i]);
        for (int k = 0; k < 2; k++)
            ob_decref(guards[k]);
        make_two_alike(make, guards);
        called = 0;
        expect_int("guard_close of one", guard_close(guards[i]), 0, MANY);
        ob_decref(guards[1 - i]);
        expect_int("what the action of one, and the last words of another counted", called, 2, MANY);
        expect_closed(guards[i]);
        ob_decref(guards[i]);
        expect_int("what both counted", called, 2, MANY);
    }
}

static const void *came;

static int take(void *arg)
{
    called++;
    came = arg;
    return 0;
}

/* Also where a guard lay, and will lie again. */
static void takes_anything(void)
{
    let_addresses_come_again();
    ObObject *other = fresh(take, NULL), *gone = fresh(take, NULL);
    void *const args[] = { NULL, (void *)1, (void *)-1, gone, other, ob_type(other), ob_none(), (void *)&came };
    ob_decref(gone);
    bury_others();
    for (int i = 0; i < 16; i++) {
        ObObject *op = fresh(take, args[i / 2]);
        if (i % 2 == 0)
            expect_int("guard_close", guard_close(op), 0, ANY);
        expect_int("calls", called, i % 2 == 0, ANY);
        ob_decref(op);
        expect_int("calls in all", called, 1, ANY);
        expect_int("whether the argument came", came == args[i / 2], 1, ANY);
        bury_others();
    }
    ob_decref(other);
}

static int refused(void)
{
    static int one = 1;
    ObObject *op = expect_made(guard_new(count, &one));
    if (op == NULL)
        return -1;
    ob_decref(op);
    return 0;
}

int main(void)
{
    static const Check checks[] = {
        { "it closes, once", closes, .held = LEFT, .section = "promises" },
        { "it closes once, however often it is asked", closes_often, .held = LEFT, .section = "promises" },
        { "one after the other", one_after_another, .held = LEFT, .section = "promises" },
        { "two guards", two, .held = LEFT, .section = "promises" },
        { "one after the other, at one address", at_one_address, .held = LEFT, .section = "promises" },
        { "two whose addresses are alike", alike, .held = LEFT, .section = "promises" },
        { "ten thousand guards", ten_thousand, .held = LEFT,
          .section = "promises" },
        { "it dies unclosed", dies, .held = LEFT,
          .section = "nobody-calls" },
        { "whatever its argument is", takes_anything, .held = LEFT, .section = "promises" },
        { "the action fails", fails, .held = LEFT, .section = "promises" },
        { "the action fails in last words", reports, .held = LEFT,
          .section = "nobody-calls" },
        { "the action closes it again", comes_back, .held = LEFT,
          .section = "resurrection" },
        { "the action closes another one", closes_another, .held = LEFT,
          .section = "resurrection" },
        { "three that close one another", closes_itself_by_others, .held = LEFT, .section = "resurrection" },
        { "and that one the next, and so on", closes_a_row, .held = LEFT,
          .section = "resurrection" },
        { "the action lets go of it", lets_go, .held = LEFT,
          .dead = GONE, .section = "resurrection" },
        { "the action saves it", is_saved, .held = LEFT,
          .section = "resurrection" },
        { "the action saves it, and fails", is_saved_and_fails, .held = LEFT,
          .section = "resurrection" },
        { "memory runs out", .scenario = refused, .held = LEFT,
          .section = "bytes" },
    };
    return RUN(checks);
}
