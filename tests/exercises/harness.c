#define _POSIX_C_SOURCE 200809L
#include "harness.h"
#include "judge.h"

#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const Judge *judge;
static const Check *checks;
static size_t n_checks;

/* --- what is told --- */

enum { LONGEST = 3900 };

static char told[LONGEST];
static size_t size_told;

static void add(const char *format, ...) OB_PRINTF(1, 2);
static void add(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(told + size_told, LONGEST - size_told, format, args);
    va_end(args);
    if (n > 0)
        size_told += (size_t)n;
    if (size_told >= LONGEST)
        size_told = LONGEST - 1;
}

static void fail(const char *what, const char *expected, const char *got,
                 const char *why)
{
    add("  looked at  %s\n  expected   %s\n  got        %s\n\n%s", what,
        expected, got, why);
    judge->fail(told);
}

void expect_int(const char *what, long long got, long long expected,
                const char *why)
{
    char wanted[32], was[32];
    snprintf(wanted, sizeof wanted, "%lld", expected);
    snprintf(was, sizeof was, "%lld", got);
    if (got != expected)
        fail(what, wanted, was, why);
}

static const char *seen(const char *text)
{
    return *text == '\0' ? "\"\"" : text;
}

void expect_choice(const char *what, const char *got,
                   const char *expected, const char *why)
{
    if (strcmp(got, expected) != 0)
        fail(what, seen(expected), seen(got), why);
}

void expect_same(const char *what, const ObObject *got,
                 const ObObject *expected, const char *why)
{
    if (got != expected)
        fail(what, "one and the same object",
             got == NULL ? "NULL" : "another object", why);
}

void expect_text(const char *what, const ObObject *got,
                 const char *expected, const char *why)
{
    expect_choice(what, got == NULL ? "NULL" : ob_str_utf8(got), expected,
                  why);
}

void expect_answered(bool answered)
{
    if (answered)
        return;
    add("There is no answer yet. Fill one in, however unsure you are: a "
        "wrong one is told why.");
    judge->fail(told);
}

static const char *pending(void)
{
    static char text[300];
    if (ob_error() == OB_NO_ERROR)
        return "no exception";
    snprintf(text, sizeof text, "%s: %s", ob_exc_name(ob_error()),
             ob_error_text());
    return text;
}

void expect_raised(ObExc expected, const char *why)
{
    if (ob_error() != expected)
        fail("the exception that is pending",
             expected == OB_NO_ERROR ? "no exception"
                                     : ob_exc_name(expected),
             pending(), why);
    ob_error_clear();
}

/* Chapter 1's library keeps no receipts. */
static void add_receipts(const ObObject *op)
{
#ifdef ob_held
    const ObReceipt *r = ob_mem_receipts(ob_mem(), op);
    if (r != NULL)
        add("  held\n");
    for (int n = 0; r != NULL && n < 12; r = r->next, n++)
        add("    %s %s in %s: %s\n", r->sure ? "from" : "probably from",
            r->at.where, r->at.function, r->at.expr);
#else
    (void)op;
#endif
}

/* The count of op, and, if it is wrong, who holds it. */
void expect_count(const char *what, const ObObject *op,
                  long long expected, const char *why)
{
    if (ob_refcnt(op) != expected)
        add_receipts(op);
    expect_int(what, ob_refcnt(op), expected, why);
}

void expect_receipts(const char *what, const ObObject *op)
{
#if defined OB_RECEIPTS && defined ob_held
    int receipts = 0;
    const ObReceipt *r = ob_mem_receipts(ob_mem(), op);
    for (; r != NULL; r = r->next)
        receipts++;
    expect_int(what, receipts, (int)ob_refcnt(op),
               "These are the receipts that are left for it, and the "
               "references that there are. What drop_next returns is to "
               "go through ob_dropped, which tears the receipt up.");
#else
    (void)what;
    (void)op;
#endif
}

static int is_object(const ObMemInfo *info, void *op)
{
    return info->object == op;
}

/* A freed object is on no list, whatever its bytes now say. */
void expect_alive(const char *what, const ObObject *op, const char *why)
{
    if (!ob_mem_walk(ob_mem(), is_object, (void *)op))
        fail(what, "alive", "freed", why);
}

/* How often the library has asked malloc, for receipts as well. */
static unsigned long asked_by_library;

Quiet quiet_begin(void)
{
    return (Quiet){ ob_mem_allocations(ob_mem()),
                    judge->mallocs() - asked_by_library };
}

void expect_quiet(Quiet since, const char *why)
{
    unsigned long mallocs = judge->mallocs() - asked_by_library
                            - since.mallocs;
    expect_int("how often it asked for memory",
               (long long)(ob_mem_allocations(ob_mem())
                           - since.allocations), 0, why);
    expect_int("how often it asked malloc for memory", (long long)mallocs,
               0, why);
}

void *need_at(void *made, const char *what)
{
    if (made == NULL) {
        add("  looked at  %s\n  expected   that it works\n"
            "  got        %s, %s\n\n", what,
            strstr(what, "== 0") != NULL ? "a failure" : "NULL", pending());
        add("Here there is memory, and nothing is asked for that cannot "
            "be.");
        judge->fail(told);
    }
    return made;
}

/* --- threads (threads.h) --- */

void treat(Treatment how);
size_t at_conditions(void);
void treat(Treatment how) { judge->treat(how); }
size_t statics(void);
size_t statics(void) { return judge->statics(); }
size_t at_conditions(void) { return judge->waiting(); }

/* --- a check, from its beginning to its end --- */

/* While it notes: which place of the answer asked for the n-th. */
enum { NOTED = 5000 };

static size_t places[NOTED];
static bool noting;

static void note_place(void)
{
    unsigned long n = noting ? ob_mem_allocations(ob_mem()) : 0;
    if (n > 0 && n < NOTED && places[n] == 0)
        places[n] = judge->place();
}

/* The library does without those for which there is no memory. A block of
 * its own is larger, by what it keeps of it. */
static bool no_receipts;

void write_no_receipts(void) { no_receipts = true; }

/* The blocks that were taken since addresses come again. */
enum { SPARE = 2000 };

static struct Spare {
    void *block;
    size_t size;
    unsigned long freed;        /* as the n-th; 0: it is in use */
} spare[SPARE];
static size_t n_spare;
static unsigned long n_freed;
static bool come_again;

void let_addresses_come_again(void) { come_again = true; }

/* The one that was given back last; NULL: there is none. */
static void *take_spare(size_t size)
{
    struct Spare *last = NULL;
    for (size_t i = 0; i < n_spare; i++)
        if (spare[i].size == size && spare[i].freed > (last != NULL ? last->freed : 0))
            last = &spare[i];
    if (last == NULL)
        return NULL;
    last->freed = 0;
    return last->block;
}

static bool give_spare(const void *block)
{
    for (size_t i = 0; i < n_spare; i++)
        if (spare[i].block == block) {
            spare[i].freed = ++n_freed;
            return true;
        }
    return false;
}

static void free_spare(void)
{
    for (size_t i = 0; i < n_spare; i++)
        if (spare[i].freed > 0)
            free(spare[i].block);
    n_spare = 0;
    come_again = no_receipts = false;
}

/* From the so-many-th allocation on there is no memory; 0: there is. */
static unsigned long end_at;

void let_memory_end(unsigned long n)
{
    end_at = n == 0 ? 0 : ob_mem_allocations(ob_mem()) + n;
    if (n == 0)
        judge->refuse(0, false);
}

void let_memory_fail(unsigned long n, bool later)
{
    ob_mem_fail_nth(ob_mem(), later ? 0 : n);
    let_memory_end(later ? n : 0);
}

static bool is_receipt(size_t size)
{
#ifdef ob_held
    return size == sizeof(ObReceipt);
#else
    return size == 0;           /* chapter 1's library keeps none */
#endif
}

static bool is_at_end(size_t size)
{
    return end_at != 0 && !is_receipt(size)
           && ob_mem_allocations(ob_mem()) >= end_at;
}

static void *alloc(void *ctx, size_t size)
{
    (void)ctx;
    if (no_receipts && is_receipt(size))
        return NULL;
    note_place();
    if (is_at_end(size))
        return NULL;
    void *block = come_again ? take_spare(size) : NULL;
    if (block != NULL)
        return block;
    asked_by_library += judge->mallocs() > 0;
    block = malloc(size);
    if (come_again && block != NULL && n_spare < SPARE)
        spare[n_spare++] = (struct Spare){ block, size, 0 };
    return block;
}

/* Of memory that is not checked, which there is none of here. */
static void *resize(void *ctx, void *block, size_t size)
{
    (void)ctx;
    note_place();
    asked_by_library += judge->mallocs() > 0;
    return realloc(block, size);
}

static void give_back(void *ctx, void *block)
{
    (void)ctx;
    if (!give_spare(block))
        free(block);
}

static ObInterp *begin(void)
{
    static const ObAllocator allocator = { NULL, alloc, resize, give_back };
    return need(ob_interp_new(&(ObConfig){ .debug_mem = true,
                                           .allocator = &allocator }));
}

/* What the library reports in the end, where stderr led before, and who
 * looked at an abort(). */
static FILE *report;
static int real_stderr;
static struct sigaction at_abort;

/* What it said before it stopped the program is for the judge. */
static void hand_on(int number)
{
    char some[1000];
    rewind(report);
    size_t n = fread(some, 1, sizeof some, report);
    dup2(real_stderr, STDERR_FILENO);
    fwrite(some, 1, n, stderr);
    sigaction(number, &at_abort, NULL);
    raise(number);
}

/* What the library reports on stderr comes into `told`. */
static bool leaks(ObInterp *interp)
{
    report = need(tmpfile());
    fflush(stderr);
    real_stderr = dup(STDERR_FILENO);
    dup2(fileno(report), STDERR_FILENO);
    sigaction(SIGABRT, &(struct sigaction){ .sa_handler = hand_on },
              &at_abort);
    bool leaked = ob_interp_free(interp) < 0;
    sigaction(SIGABRT, &at_abort, NULL);
    fflush(stderr);
    dup2(real_stderr, STDERR_FILENO);
    close(real_stderr);
    rewind(report);
    size_told += fread(told + size_told, 1, LONGEST - 1 - size_told, report);
    told[size_told] = '\0';
    fclose(report);
    return leaked;
}

static void finish(ObInterp *interp)
{
    char why[200];
    if (ob_mem_validate(ob_mem(), why, sizeof why) < 0)
        fail("the memory afterwards", "whole", why,
             "Something was written past the end of a block.");
    if (ob_error() != OB_NO_ERROR)
        fail("the exception that is pending in the end", "no exception",
             pending(),
             "It was left behind by a call that was not to fail. Who "
             "forgives an exception clears it: ob_error_clear().");
    bool leaked = leaks(interp);
    free_spare();
    if (leaked)
        judge->held(told);
    size_told = 0;
}

/* What the whole of it took from malloc, it gives back. (The C library
 * may keep something the first time.) */
static void run_within(const Check *check, void (*within)(const Check *))
{
    finish(begin());
    size_t before = judge->bytes(), made = judge->made();
    within(check);
    judge->look_at_heap();
    if (judge->made() > made) {
        add("%zu mutexes and condition variables, made with "
            "pthread_mutex_init or pthread_cond_init, and never destroyed.",
            judge->made() - made);
        judge->held(told);
    }
    if (judge->bytes() > before) {
        add("%zu bytes of malloc, or of a function that calls it.",
            judge->bytes() - before);
        judge->held(told);
    }
}

/* --- each allocation refused --- */

static void expect_success(int result)
{
    if (result != 0)
        fail("what comes back when there is memory", "success",
             pending(), "Nothing was refused, and it failed all the same.");
}

#define EITHER \
    "An allocation was refused, and success was returned all the same. " \
    "Either the failure is passed on, or the exception is cleared: " \
    "ob_error_clear()."

/* Who gets by without what was refused leaves no exception. */
static void expect_no_trace(void)
{
    if (ob_error() != OB_NO_ERROR)
        fail("the exception that is pending after a success",
             "no exception", pending(), EITHER);
}

/* While a scenario runs that may do so. */
static bool may_get_by;

#define UNSAID \
    "An allocation was refused, and success came back all the same. Look at " \
    "each result that may be NULL or -1, and pass the failure on; and where " \
    "nobody could be told, ask for no memory."

int expect_done(int result)
{
    if (result >= 0 && ob_error() == OB_MEMORY_ERROR)
        fail("what comes back, with MemoryError pending", "-1 or NULL",
             "success", may_get_by ? EITHER : UNSAID);
    return result;
}

ObObject *expect_made(ObObject *made)
{
    expect_done(made != NULL ? 0 : -1);
    return made;
}

static void expect_failure(int result)
{
    if (result == 0)
        fail("what comes back when memory runs out", "-1 or NULL",
             "success", UNSAID);
    expect_int("what comes back when memory runs out", result, -1,
               "Who fails returns -1, and no other number.");
    if (ob_error() == OB_NO_ERROR)
        fail("the exception that is pending", "MemoryError",
             "no exception",
             "Who finds that there is no memory leaves MemoryError for "
             "the caller; what the library has raised is not cleared.");
    if (ob_error() != OB_MEMORY_ERROR)
        fail("the exception that is pending", "MemoryError", pending(),
             "An allocation was refused, and another exception took the "
             "place of MemoryError.");
    ob_error_clear();
}

/* Nothing is refused, but it is noted who asks. */
static void rehearse(const Check *check)
{
    ObInterp *interp = begin();
    unsigned long before = ob_mem_allocations(ob_mem());
    noting = true;
    int result = check->scenario();
    noting = false;
    memmove(places, places + (before < NOTED ? before : NOTED - 1),
            sizeof places - sizeof places[0]
            * (before < NOTED ? before : NOTED - 1));
    expect_success(result);
    finish(interp);
}

/* Who is asked: the library, or malloc, by the answer itself. */
typedef struct Giver {
    const char *asking;
    unsigned long (*asked)(void);
    void (*refuse)(unsigned long n, bool later);
    bool gets_by;               /* whoever asked may do without */
} Giver;

static unsigned long asked_of_library(void)
{
    return ob_mem_allocations(ob_mem());
}

static void note_refusal(const Giver *giver, unsigned long n, bool later)
{
    char note[80];
    snprintf(note, sizeof note, "With %s %lu refused%s", giver->asking, n,
             later ? ", and each after it" : "");
    judge->note(note);
    if (giver->asked == asked_of_library && n < NOTED && places[n] != 0)
        judge->refused_at(places[n]);
}

/* Refuses the n-th allocation, and the later ones, too, or not; true if
 * that many were asked for. After it, the same works. */
static bool refuse(const Check *check, const Giver *giver, unsigned long n,
                   bool later)
{
    ObInterp *interp = begin();
    unsigned long before = giver->asked();
    char note[80];
    note_refusal(giver, n, later);
    giver->refuse(n, later);
    may_get_by = giver->gets_by;
    int result = check->scenario();
    bool refused = giver->asked() - before >= n;
    giver->refuse(0, false);
    if (refused) {
        if (result == 0 && giver->gets_by)
            expect_no_trace();
        else
            expect_failure(result);
        snprintf(note, sizeof note, "After %s %lu was refused, the same "
                 "again", giver->asking, n);
        judge->note(note);
        result = check->scenario();
    }
    expect_success(result);
    note_refusal(giver, n, later);
    finish(interp);
    return refused;
}

static void refuse_each(const Check *check)
{
    const Giver givers[] = {
        { "allocation", asked_of_library, let_memory_fail, check->gets_by },
        { "your call of malloc", judge->asked, judge->refuse, true },
    };
    rehearse(check);
    for (size_t i = 0; i < sizeof givers / sizeof givers[0]; i++)
        for (int later = 0; later < 2; later++) {
            unsigned long n = 1;
            while (refuse(check, &givers[i], n, later))
                n++;
        }
}

static void run_once(const Check *check)
{
    ObInterp *interp = begin();
    check->run();
    finish(interp);
}

/* --- what the judge finds --- */

int run_checks(const Check *all, size_t n)
{
    checks = all;
    n_checks = n;
    return 0;
}

static CheckWords words(size_t i)
{
    const Check *c = &checks[i];
    return (CheckWords){ c->title, c->section, c->dead, c->deep, c->slow,
                         c->held };
}

static void run(size_t i, const Judge *with)
{
    judge = with;
    run_within(&checks[i], checks[i].scenario != NULL ? refuse_each
                                                      : run_once);
}

OfferFunction offer;
Offer offer(void)
{
    main();
    return (Offer){ n_checks, words, run };
}
