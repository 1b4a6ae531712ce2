/* Exercise 12.3: find a lost mark. */
#define _DEFAULT_SOURCE
#include "harness.h"
#include "lost.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define REACHES \
    "What a reached node refers to is reached, wherever it stands, however many " \
    "wait, and however many sweeps it takes."
#define SPARED "What nobody reaches is not marked."
#define ONCE \
    "A node is scanned once: who is marked and still waits is not yet REACHED, " \
    "and who is REACHED does not wait again."
#define BEFORE \
    "This graph comes out right if nobody was scanned before. What scans is, does " \
    "not tell who was scanned in this call."
#define QUIET "A collection must not need memory."
#define SLOW \
    "Go on where the first of those stands that found no place: not from the " \
    "beginning, and not once for each."
#define PLACES "The stack has eight places, wherever it is."
#define DEEP \
    "Recursion is a stack, too. So is an array among a function's variables."
#define ROOM "There are n nodes. What lies behind them in memory is none."
#define KEPT "Of a node, reach changes the mark, and nothing else."
#define CHAIN \
    "Along a chain a few sweeps are enough, and here were hundreds. One waits at a " \
    "time there, and has a place, if it gives it back before it is scanned. " SLOW

/* The bytes of the answer's variables outside of functions. */
size_t statics(void);

static Node *nodes;
static uint32_t *edges;
static size_t size, used;

static void graph(size_t n, size_t most)
{
    nodes = need(calloc(n, sizeof *nodes));
    edges = need(calloc(most, sizeof *edges));
    size = n;
    used = 0;
}

static void graph_end(void)
{
    free(nodes);
    free(edges);
}

/* Another reference of node i, whose references come in a row. */
static void edge(size_t i, size_t to)
{
    if (nodes[i].n == 0)
        nodes[i].to = &edges[used];
    nodes[i].n++;
    edges[used++] = (uint32_t)to;
}

/* What is to be reached, found in another way: as 1. */
static unsigned char *expected(void)
{
    unsigned char *is = need(calloc(size, 1));
    size_t *wait = need(calloc(size, sizeof *wait)), n = 0;
    for (size_t i = 0; i < size; i++)
        if (nodes[i].held)
            is[i] = 1, wait[n++] = i;
    while (n > 0) {
        size_t i = wait[--n];
        for (uint32_t k = 0; k < nodes[i].n; k++)
            if (!is[nodes[i].to[k]])
                is[nodes[i].to[k]] = 1, wait[n++] = nodes[i].to[k];
    }
    free(wait);
    return is;
}

/* --- how much of the stack is used --- */

enum { BELOW = 60 << 10, DEEPEST = 6 << 20 };

#if defined(__GNUC__)
#define APART __attribute__((noinline, no_sanitize("address")))
#else
#define APART
#endif

/* As deep as there is a stack, and twice what the nodes would take. */
static size_t depth(void)
{
    struct rlimit limit;
    size_t most = DEEPEST, wanted = BELOW + 4096 + 16 * size;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < 2 * most)
        most = (size_t)limit.rlim_cur / 4 * 3;
    return wanted < most ? wanted : most;
}

/* Paints the stack, or looks how much of the paint is gone: from the
 * far end. What lies nearer than BELOW is everybody's. */
APART static size_t on_stack(bool paint)
{
    size_t n = depth(), i = 0;
    volatile char room[n];
    for (; paint && i < n - BELOW; i++)
        room[i] = 'p';
    for (i = 0; !paint && i < n - BELOW; i++)
        if (room[i] != 'p')
            return n - i;
    return 0;
}

/* --- how many sweeps it takes --- */

/* Two pages of the array. Who comes to one pays, and finds it open
 * until somebody has come to the other one. */
enum { TOLLS = 200 };

static char *toll[2];
static size_t page, paid;
static struct sigaction before[2];

static void pay(int number, siginfo_t *info, void *context)
{
    const char *at = info->si_addr;
    (void)context;
    for (int i = 0; i < 2; i++)
        if (at >= toll[i] && at < toll[i] + page) {
            mprotect(toll[i], page, PROT_READ | PROT_WRITE);
            mprotect(toll[!i], page, PROT_NONE);
            expect_int("whether it came by a hundred times", ++paid > TOLLS,
                       0, CHAIN);
            return;
        }
    sigaction(number, &before[number == SIGBUS], NULL);
}

static void tolls_begin(size_t bytes)
{
    struct sigaction action = { .sa_sigaction = pay,
                                .sa_flags = SA_SIGINFO | SA_ONSTACK };
    paid = 0;
    for (size_t i = 0; i < 2; i++) {
        toll[i] = (char *)nodes + bytes / page * (i + 1) / 3 * page;
        mprotect(toll[i], page, PROT_NONE);
    }
    sigaction(SIGSEGV, &action, &before[0]);
    sigaction(SIGBUS, &action, &before[1]);
}

static void tolls_end(void)
{
    sigaction(SIGSEGV, &before[0], NULL);
    sigaction(SIGBUS, &before[1], NULL);
}

/* Of each node, all but its mark and its scans are as they were. */
static void expect_kept(const Node *was)
{
    for (size_t i = 0; i < size; i++)
        if (nodes[i].held != was[i].held || nodes[i].n != was[i].n
            || nodes[i].to != was[i].to)
            expect_int("whether a node is changed, besides its mark", 1, 0,
                       KEPT);
}

/* The first node that is not what it should be, or else size. */
static size_t wrong_one(const unsigned char *is, uint32_t scanned)
{
    size_t i = 0;
    while (i < size && nodes[i].mark == (is[i] ? REACHED : UNMARKED)
           && nodes[i].scans == scanned + is[i])
        i++;
    return i;
}

/* Whether all comes out right, if each was scanned so often before. */
static bool right_after(uint32_t scanned, const Node *was,
                        const unsigned char *is)
{
    memcpy(nodes, was, size * sizeof *was);
    for (size_t i = 0; i < size; i++)
        nodes[i].scans = scanned;
    reach(nodes, size);
    return wrong_one(is, scanned) == size;
}

/* Each second time, they have been scanned before. */
static void tried(void)
{
    static uint32_t scanned;
    unsigned char *is = expected();
    Node *was = need(malloc((size + 1) * sizeof *was));
    scanned = 5 - scanned;
    for (size_t i = 0; i < size; i++)
        nodes[i].scans = scanned;
    memcpy(was, nodes, size * sizeof *was);
    Quiet quiet = quiet_begin();
    on_stack(true);
    reach(nodes, size);
    size_t deep = on_stack(false);
    expect_quiet(quiet, QUIET);
    expect_int("whether it took more than 60 KiB of the C stack", deep > BELOW,
               0, DEEP);
    expect_int("whether it has more than 32 KiB of variables", statics() > 32768, 0, PLACES);
    size_t i = wrong_one(is, scanned);
    if (i < size) {
        char what[60];
        Node got = nodes[i];
        bool misled = right_after(0, was, is) && !right_after(5, was, is);
        snprintf(what, sizeof what, "the mark of node %zu of %zu", i, size);
        expect_int(what, got.mark, is[i] ? REACHED : UNMARKED,
                   misled ? BEFORE : is[i] ? REACHES : SPARED);
        snprintf(what, sizeof what, "how often node %zu was scanned", i);
        expect_int(what, got.scans - scanned, is[i], misled ? BEFORE : ONCE);
    }
    expect_kept(was);
    free(was);
    free(is);
    graph_end();
}

static void small(void)
{
    graph(0, 1);
    tried();
    graph(5, 8);
    nodes[3].held = true;
    edge(3, 1);
    edge(3, 3);
    edge(3, 3);
    edge(1, 4);
    edge(0, 2);
    tried();
    graph(3, 8);
    nodes[0].held = nodes[1].held = true;
    edge(0, 1);
    edge(1, 0);
    tried();
}

/* Each graph of three nodes, of which one is held. */
static void three(void)
{
    for (unsigned kinds = 0; kinds < 3 * 512; kinds++) {
        graph(3, 9);
        nodes[kinds / 512].held = true;
        for (size_t bit = 0; bit < 9; bit++)
            if (kinds >> bit & 1)
                edge(bit / 3, bit % 3);
        tried();
    }
}

/* What they refer to is where nobody may write. */
static void written(int number, siginfo_t *info, void *context)
{
    const char *at = info->si_addr, *from = (const char *)edges;
    (void)context;
    expect_int("whether it has written where a node's references are", at >= from && at < from + page, 0,
               KEPT);
    sigaction(number, &before[number == SIGBUS], NULL);
}

static void only_read(void)
{
    static const uint32_t from[] = { 0, 0, 1, 1, 2, 3, 3, 4, 4, 5 };
    static const uint32_t to[] = { 1, 2, 5, 3, 3, 0, 4, 0, 4, 2 };
    struct sigaction action = { .sa_sigaction = written, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    graph(7, 1);
    free(edges);
    page = (size_t)sysconf(_SC_PAGESIZE);
    edges = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    need(edges != MAP_FAILED ? edges : NULL);
    nodes[0].held = true;
    for (size_t i = 0; i < 10; i++)
        edge(from[i], to[i]);
    mprotect(edges, page, PROT_READ);
    sigaction(SIGSEGV, &action, &before[0]);
    sigaction(SIGBUS, &action, &before[1]);
    reach(nodes, size);
    tolls_end();
    for (size_t i = 0; i < size; i++)
        expect_int("the mark of a node", nodes[i].mark, i < 6 ? REACHED : UNMARKED, i < 6 ? REACHES : SPARED);
    munmap(edges, page);
    free(nodes);
}

/* Of some nodes in a row, the first n. */
static void in_front(void)
{
    for (size_t n = 0; n < 4; n++) {
        graph(5, 8);
        for (size_t i = n; i < 5; i++)
            nodes[i].held = true;
        reach(nodes, n);
        for (size_t i = 0; i < 5; i++) {
            expect_int("a mark, and of the first n nodes none is held",
                       nodes[i].mark, UNMARKED, i < n ? SPARED : ROOM);
            expect_int("how often a node was scanned", nodes[i].scans, 0,
                       i < n ? SPARED : ROOM);
        }
        graph_end();
    }
}

/* Nine behind the last, and the ninth has no place: wherever it is. */
static void ninth(void)
{
    static const size_t places[] = {
        0, 1, 127, 128, 254, 255, 256, 4095, 4096, 32767, 32768, 65534,
        65535, 65536, 131071, 131072
    };
    enum { MANY = 131072 + 20 };
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        graph(MANY, 2 * STACK + 2);
        nodes[MANY - 1].held = true;
        for (size_t k = 2; k < 2 + STACK; k++)
            edge(MANY - 1, MANY - k);
        edge(MANY - 1, places[i]);
        tried();
    }
}

/* The last refers to all the others, of which each ninth goes on. */
static void behind(void)
{
    for (size_t n = 2; n < 60; n++) {
        graph(n, 3 * n);
        nodes[n - 1].held = true;
        for (size_t i = 0; i + 1 < n; i++)
            edge(n - 1, i);
        tried();
    }
}

/* A fan within a fan: those that had to wait have others behind them. */
static void fans(void)
{
    enum { FANS = 40, WIDE = 20, ALL = FANS * WIDE };
    graph(ALL, ALL);
    nodes[ALL - 1].held = true;
    for (size_t fan = FANS; fan-- > 1; )
        for (size_t i = 0; i < WIDE; i++)
            edge(fan * WIDE + WIDE - 1 - fan % WIDE * (fan < FANS - 1),
                 (fan - 1) * WIDE + i);
    tried();
}

/* Hubs at both ends of the array, by turns. Nine lie behind each, and the
 * ninth, who has no place, leads to the next hub: another sweep for each,
 * to whichever end they go. */
static void many_sweeps(void)
{
    enum { HUBS = 1100, ALL = 10 * HUBS };
    graph(ALL, ALL);
    nodes[ALL - 1].held = true;
    for (size_t hub = 0; hub < HUBS; hub++) {
        size_t behind = ALL - HUBS / 2 - 9 * (hub + 1);
        for (size_t k = 9; k-- > 0; )
            edge(hub % 2 ? hub / 2 : ALL - 1 - hub / 2, behind + k);
        if (hub + 1 < HUBS)
            edge(behind, hub % 2 ? ALL - 2 - hub / 2 : hub / 2);
    }
    tried();
}

static void anything(void)
{
    unsigned long long chance = 88172645463325252u;
    for (size_t run = 0; run < 300; run++) {
        size_t n = 20 + run;
        graph(n, 13 * n);
        for (size_t i = 0; i < n; i++) {
            chance = chance * 6364136223846793005u + 1442695040888963407u;
            nodes[i].held = (chance >> 33) % 97 == 0;
            for (size_t k = (chance >> 40) % 13; k > 0; k--) {
                chance = chance * 6364136223846793005u
                         + 1442695040888963407u;
                edge(i, (chance >> 33) % n);
            }
        }
        tried();
    }
}

static void chain(void)
{
    enum { LONG = 100000 };
    graph(LONG, LONG);
    nodes[LONG - 1].held = true;
    for (size_t i = 1; i < LONG; i++)
        edge(i, i - 1);
    tried();
    graph(LONG, LONG);
    nodes[0].held = true;
    for (size_t i = 0; i + 1 < LONG; i++)
        edge(i, i + 1);
    tried();
}

/* Who goes on from one to the next comes by seldom. */
static void chain_gets_on(void)
{
    enum { LONG = 60000 };
    size_t bytes = LONG * sizeof *nodes;
    page = (size_t)sysconf(_SC_PAGESIZE);
    for (int way = 0; way < 2; way++) {
        graph(LONG, LONG);
        free(nodes);
        nodes = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        need(nodes != MAP_FAILED ? nodes : NULL);
        nodes[way == 0 ? LONG - 1 : 0].held = true;
        for (size_t i = 1; i < LONG; i++)
            edge(way == 0 ? i : i - 1, way == 0 ? i - 1 : i);
        tolls_begin(bytes);
        reach(nodes, size);
        tolls_end();
        munmap(nodes, bytes);
        free(edges);
    }
}

/* Eight references each, and most of them lead far back. */
static void many(void)
{
    enum { MANY = 100000 };
    unsigned long long chance = 1;
    graph(MANY, 8 * MANY);
    nodes[MANY - 1].held = true;
    for (size_t i = MANY; i-- > 0; )
        for (size_t k = 0; k < 8; k++) {
            chance = chance * 6364136223846793005u + 1442695040888963407u;
            edge(i, (chance >> 33) % MANY);
        }
    tried();
}

/* In the second half are those that are held. Each has more behind it
 * than there are places. */
static void again_and_again(void)
{
    enum { MANY = 1000000, EACH = 16 };
    graph(MANY, MANY);
    size_t to = 0;
    for (size_t i = MANY / 2; i < MANY; i += EACH) {
        nodes[i].held = true;
        for (int k = 0; k < EACH; k++)
            edge(i, to++);
    }
    tried();
}

int main(void)
{
    static const Check checks[] = {
        { "no more than n", in_front, .section = "what-lies-behind" },
        { "a few nodes", small, .section = "what-lies-behind" },
        { "any three nodes", three, .section = "what-lies-behind" },
        { "references that are only read", only_read, .section = "what-lies-behind" },
        { "many behind one", behind, .section = "what-lies-behind" },
        { "the ninth", ninth, .section = "what-lies-behind" },
        { "fans", fans, .section = "what-lies-behind" },
        { "a thousand sweeps", many_sweeps, .slow = SLOW,
          .section = "what-lies-behind" },
        { "three hundred graphs", anything, .slow = SLOW,
          .section = "what-lies-behind" },
        { "a chain gets on", chain_gets_on, .slow = SLOW, .deep = DEEP,
          .section = "what-lies-behind" },
        { "a long chain", chain, .slow = SLOW, .deep = DEEP,
          .section = "what-lies-behind" },
        { "a million, of which many wait", again_and_again, .slow = SLOW,
          .deep = DEEP, .section = "what-lies-behind" },
        { "a hundred thousand", many, .slow = SLOW, .deep = DEEP,
          .section = "what-lies-behind" },
    };
    return RUN(checks);
}
