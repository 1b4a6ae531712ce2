/* Exercise 12.2: the byte that overflows. */
#define _DEFAULT_SOURCE
#include "harness.h"
#include "byte.h"

#include <setjmp.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#define EACH "Each call counts one, however many there were."
#define TURNS "Each object has its byte and its flags, and nothing else tells how many there were."
#define NONE "What is no candidate is not counted, and its byte says where it is."
#define REACHES \
    "REACHED means something else: a byte that counts must not become it."
#define MARKED "Who is reached stays reached."
#define THEIRS "Bits 0 to 7 of the flags are the object's."
#define RARELY \
    "The flags are somewhere in memory: carry over so much that you need not " \
    "come back for a hundred references."
#define ASKED "To ask how many there were changes nothing."
#define ONCE \
    "Who writes what is there already writes all the same, and gets the flags " \
    "from memory for it."
#define NOTHING "wipe writes only if there is something to wipe."
#define CLEAN "After wipe nothing is left in bits 8 to 31."

/* Its flags are wiped: what is in them of the count goes. */
static void wiped(uint32_t flags, uint32_t own)
{
    wipe(&flags);
    if (flags != own) {
        expect_int("bits 0 to 7 after wipe", flags & 0xFF, own, THEIRS);
        expect_int("bits 8 to 31 after wipe", flags >> 8, 0, CLEAN);
    }
}

static void count_to(uint32_t n, uint32_t flags)
{
    uint32_t own = flags & 0xFF;
    uint8_t byte = CANDIDATE;
    expect_int("how many there were", counted(byte, flags), 0, EACH);
    for (uint32_t i = 1; i <= n; i++) {
        count_one(&byte, &flags);
        if (byte < CANDIDATE || byte == REACHED || i % 61 == 0 || i == n
            || i < 600) {
            expect_int("whether a byte that counts is REACHED",
                       byte == REACHED, 0, REACHES);
            expect_int("whether it is a candidate's", byte >= CANDIDATE, 1,
                       NONE);
            expect_int("how many there were", counted(byte, flags), i, EACH);
            expect_int("the object's own bits", flags & 0xFF, own, THEIRS);
            wiped(flags, own);
        }
    }
    wiped(flags, own);
}

static void few(void)
{
    for (uint32_t n = 0; n < 249; n += 31)
        count_to(n, 0);
}

static void many(void)
{
    count_to(1000, 0);
    count_to(100000, 0xFF);
    count_to(1000, 0xA5);
    for (uint32_t own = 0; own < 256; own++)
        count_to(600, own);
}

/* Some objects by turns, a popular one among them; and then the same
 * once more, from the beginning. */
static void by_turns(void)
{
    enum { SOME = 5 };
    for (int round = 0; round < 2; round++) {
        uint8_t bytes[SOME] = { CANDIDATE, CANDIDATE, CANDIDATE, CANDIDATE, REACHED };
        uint32_t flags[SOME] = { 0, 0xFF, 1, 0x80, 0 }, n[SOME] = { 0 };
        for (uint32_t i = 0; i < 20000; i++) {
            uint32_t k = i % 7 < SOME ? i % 7 : 1;
            count_one(&bytes[k], &flags[k]);
            n[k] += bytes[k] != REACHED;
            for (uint32_t m = 0; m + 1 < SOME && i % 100 == 0; m++)
                expect_int("how many there were, of some by turns", counted(bytes[m], flags[m]), n[m], TURNS);
        }
    }
}

/* Until the flags are written to, from this byte: so many calls lead to
 * that one, and the next one writes. */
typedef struct Way {
    uint32_t calls;
    uint8_t last;
} Way;

enum { OWN = 0xA5, WALKED = 10000000 };
static const uint32_t most = 2147483647;

/* Takes a way that was walked before, and the call behind it; unless it
 * leads elsewhere with these flags. */
static bool jump(Way way, uint8_t *byte, uint32_t *flags, uint32_t *n)
{
    uint8_t to = way.last;
    uint32_t after = *flags, there = *n + way.calls;
    if (way.calls == 0 || way.calls >= most - *n || counted(to, after) != there)
        return false;
    count_one(&to, &after);
    if (after == *flags || counted(to, after) != there + 1)
        return false;
    *byte = to;
    *flags = after;
    *n = there + 1;
    return true;
}

/* Two billion calls take too long: what changes the byte alone is done
 * once, and then taken as done. Whoever does it differently each time is
 * followed for a while. */
static void as_many_as_can_be(void)
{
    Way ways[256] = { { 0, 0 } };
    uint8_t byte = CANDIDATE, from = byte;
    uint32_t flags = OWN, since = 0, walked = 0;
    for (uint32_t n = 0; n < most && walked < WALKED; ) {
        if (since > 0 || !jump(ways[byte], &byte, &flags, &n)) {
            uint8_t before = byte;
            uint32_t were = flags;
            count_one(&byte, &flags);
            n++;
            walked++;
            if (counted(byte, flags) != n)
                expect_int("how many there were", counted(byte, flags), n, EACH);
            if (flags == were) {
                since++;
                continue;
            }
            ways[from] = (Way){ since, before };
        }
        from = byte;
        since = 0;
        wiped(flags, OWN);
    }
}

static void others(void)
{
    for (unsigned place = 0; place < CANDIDATE; place++) {
        uint8_t byte = (uint8_t)place;
        uint32_t flags = 0x2A;
        for (int i = 0; i < 300; i++)
            count_one(&byte, &flags);
        expect_int("the byte of one that is no candidate", byte, place,
                   NONE);
        expect_int("its flags", flags, 0x2A, NONE);
    }
    uint8_t byte = REACHED;
    uint32_t flags = 0x11;
    for (int i = 0; i < 300; i++)
        count_one(&byte, &flags);
    expect_int("the byte of one that is reached", byte, REACHED, MARKED);
    expect_int("its flags", flags, 0x11, MARKED);
}

static void rarely(void)
{
    uint8_t byte = CANDIDATE;
    uint32_t flags = 0, last = 0;
    long since = 100;
    for (long i = 0; i < 100000; i++) {
        count_one(&byte, &flags);
        since++;
        if (flags != last) {
            expect_int("whether a hundred calls lie between two that write "
                       "to the flags", since >= 100, 1, RARELY);
            since = 0;
        }
        last = flags;
    }
}

/* --- flags that cannot be written to --- */

static sigjmp_buf out;

static void caught(int signal)
{
    siglongjmp(out, signal);
}

/* Whether a call writes to its flags: they are in a page where nobody
 * may. */
static bool writes(void (*call)(uint8_t *byte, uint32_t *flags),
                   uint8_t *byte, uint32_t flags)
{
    struct sigaction catch = { .sa_handler = caught }, segv, bus;
    size_t size = (size_t)sysconf(_SC_PAGESIZE);
    uint32_t *page = mmap(NULL, size, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    need(page != MAP_FAILED ? page : NULL);
    *page = flags;
    mprotect(page, size, PROT_READ);
    sigaction(SIGSEGV, &catch, &segv);
    sigaction(SIGBUS, &catch, &bus);
    volatile bool wrote = true;
    if (sigsetjmp(out, 1) == 0) {
        call(byte, page);
        wrote = false;
    }
    sigaction(SIGSEGV, &segv, NULL);
    sigaction(SIGBUS, &bus, NULL);
    munmap(page, size);
    return wrote;
}

static void call_wipe(uint8_t *byte, uint32_t *flags)
{
    (void)byte;
    wipe(flags);
}

static void unwritten(void)
{
    static const uint8_t still[] = { 0, CANDIDATE - 1, REACHED };
    for (size_t i = 0; i < sizeof still; i++) {
        uint8_t byte = still[i];
        expect_int("whether count_one writes to the flags of what it does not count",
                   writes(count_one, &byte, 0x55), 0,
                   still[i] == REACHED ? MARKED : NONE);
    }
    for (uint32_t own = 0; own < 256; own += 85) {
        uint8_t byte = CANDIDATE;
        expect_int("whether wipe writes, and there is nothing to wipe",
                   writes(call_wipe, &byte, own), 0, NOTHING);
        /* so many calls, of which at most one writes */
        uint32_t flags = own;
        for (int i = 0; i < 700; i++) {
            uint8_t before = byte;
            if (writes(count_one, &byte, flags)) {
                byte = before;
                uint32_t was = flags;
                count_one(&byte, &flags);
                expect_int("whether count_one writes what is there already",
                           flags == was, 0, ONCE);
            }
        }
        expect_int("how many there were", counted(byte, flags), 700, EACH);
    }
}

static void asked(void)
{
    uint8_t byte = CANDIDATE;
    uint32_t flags = 3;
    for (int i = 0; i < 700; i++)
        count_one(&byte, &flags);
    for (int i = 0; i < 3; i++)
        expect_int("how many there were, asked again",
                   counted(byte, flags), 700, ASKED);
    /* who is reached meanwhile is asked no more; what was carried goes */
    byte = REACHED;
    wipe(&flags);
    expect_int("the flags after wipe", flags, 3, CLEAN);
}

int main(void)
{
    static const Check checks[] = {
        { "few references", few, .section = "counting-into-bytes" },
        { "many references", many, .section = "counting-into-bytes" },
        { "some by turns", by_turns, .section = "counting-into-bytes" },
        { "what is no candidate, and what is reached", others,
          .section = "a-byte" },
        { "the flags are left alone", rarely,
          .section = "counting-into-bytes" },
        { "as many as there can be", as_many_as_can_be,
          .section = "counting-into-bytes" },
        { "asking, and wiping", asked, .section = "counting-into-bytes" },
        { "flags that are only read", unwritten,
          .section = "counting-into-bytes" },
    };
    return RUN(checks);
}
