/* In the process of a check: loads what is judged, runs one check, and
 * says what came of it. */
#define _GNU_SOURCE
#include "inner.h"

#include <dlfcn.h>
#ifdef __linux__
#include <link.h>
#endif
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#if defined(__GLIBC__) || defined(__APPLE__)
#include <execinfo.h>
#define HAS_BACKTRACE 1
#endif
#if defined(__linux__) && defined(__x86_64__)
#include <ucontext.h>
#endif

static unsigned char token[TOKEN];
static int channel;
static const char *answer;      /* the file */
static const char *stack;       /* where it began */
static bool over;               /* nothing more is to be said */

static void say_bytes(char kind, const char *text, size_t size)
{
    static char whole[sizeof(Saying) + SAYING];
    Saying head = { .size = (uint32_t)(size < SAYING ? size : SAYING),
                    .kind = kind };
    memcpy(head.token, token, TOKEN);
    memcpy(whole, &head, sizeof head);
    memcpy(whole + sizeof head, text, head.size);
    for (size_t at = 0; at < sizeof head + head.size; ) {
        ssize_t n = write(channel, whole + at, sizeof head + head.size - at);
        if (n <= 0)
            _exit(CLOSED);
        at += (size_t)n;
    }
}

static void say(char kind, const char *text)
{
    say_bytes(kind, text, strlen(text));
}

static _Noreturn void say_last(char kind, const char *text)
{
    over = true;
    say(kind, text);
    fflush(stdout);
    _exit(0);
}

/* --- where the answer is, on the stack --- */

enum { FRAMES = 256, PLACES = 24 };

#if defined(__GLIBC__) && defined(__x86_64__)
/* Where a call led to what is no code; NULL: none did. Nobody can
 * unwind that: the address to return to lies on top of the stack, and
 * the frames below it are those of the caller. */
static const ucontext_t *astray;

static int find_frames(void *frame[])
{
    if (astray == NULL)
        return backtrace(frame, FRAMES);
    const uintptr_t *top = (uintptr_t *)astray->uc_mcontext.gregs[REG_RSP];
    const uintptr_t *base = (uintptr_t *)astray->uc_mcontext.gregs[REG_RBP];
    int n = 0;
    frame[n++] = (void *)top[0];
    while (n < FRAMES && base > top && base < top + 8192
           && (const char *)base < stack) {
        frame[n++] = (void *)base[1];
        top = base;
        base = (uintptr_t *)base[0];
    }
    return n;
}

static bool goes_astray(const siginfo_t *info, const void *context)
{
    const ucontext_t *at = context;
    if (info->si_addr == (void *)at->uc_mcontext.gregs[REG_RIP])
        astray = at;
    return astray != NULL;
}
#else
#define find_frames(frame) backtrace(frame, FRAMES)
#define goes_astray(info, context) false
#endif

/* The offsets of calls in the answer, innermost first; how many. */
static size_t find_places(size_t place[], size_t most)
{
    size_t found = 0;
#ifdef HAS_BACKTRACE
    void *frame[FRAMES];
    int n = find_frames(frame);
    Dl_info info;
    for (int i = 0; i < n && found < most; i++)
        if (dladdr(frame[i], &info) != 0 && info.dli_fname != NULL
            && strcmp(info.dli_fname, answer) == 0)
            place[found++] = (size_t)((char *)frame[i]
                                      - (char *)info.dli_fbase);
#else
    (void)place;
    (void)most;
#endif
    return found;
}

static size_t place(void)
{
    size_t first = 0;
    return find_places(&first, 1) > 0 ? first : 0;
}

void crash(const char *kind)
{
    if (over)
        _exit(1);
    char text[1000];
    size_t found[PLACES], n = find_places(found, PLACES);
    int at = snprintf(text, sizeof text, "%s\n", kind);
    for (size_t i = 0; i < n; i++)
        at += snprintf(text + at, sizeof text - (size_t)at, "%zx ", found[i]);
    say_last(SAID_CRASH, text);
}

/* --- how it can end --- */

static bool has_dead_pattern(void *context)
{
#if defined(__linux__) && defined(__x86_64__)
    static const int some[] = {
        REG_RAX, REG_RBX, REG_RCX, REG_RDX, REG_RSI, REG_RDI, REG_R8,
        REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15,
    };
    const ucontext_t *at = context;
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++)
        if ((uint64_t)at->uc_mcontext.gregs[some[i]] == 0xDDDDDDDDDDDDDDDD)
            return true;
#else
    (void)context;
#endif
    return false;
}

static const char *kind_of_fault(const siginfo_t *info, void *context)
{
    const char *address = info->si_addr;
    struct rlimit limit;
    getrlimit(RLIMIT_STACK, &limit);
    size_t below = address < stack ? (size_t)(stack - address) : 0;
    if (below > limit.rlim_cur - (1 << 18) && below < limit.rlim_cur + (64 << 20))
        return "deep";
    bool is_call = goes_astray(info, context);
    if (has_dead_pattern(context))
        return "dead";
#ifdef SI_KERNEL
    if (info->si_code == SI_KERNEL)
        return "wild";          /* no address at all */
#endif
    if (is_call && address == NULL)
        return "null function";
    return (uintptr_t)address < 65536 ? "null" : "wild";
}

static void on_signal(int number, siginfo_t *info, void *context)
{
    switch (number) {
    case SIGSEGV:
    case SIGBUS: crash(kind_of_fault(info, context)); break;
    case SIGFPE: crash("divided"); break;
    case SIGXCPU:
        crash(conditions_lack_a_signal() ? "unwoken" : "time");
        break;
    case SIGABRT: crash("abort"); break;
    default: crash("trap"); break;
    }
}

static void on_exit_called(void)
{
    if (!over)
        crash("exit");
}

static void listen(void)
{
    static char other_stack[1 << 17];
    static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP,
                                   SIGABRT, SIGXCPU };
    stack_t alternative = { .ss_sp = other_stack,
                            .ss_size = sizeof other_stack };
    sigaltstack(&alternative, NULL);
    struct sigaction action = { .sa_sigaction = on_signal,
                                .sa_flags = SA_SIGINFO | SA_ONSTACK };
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        sigaction(signals[i], &action, NULL);
    size_t warm;
    find_places(&warm, 1);      /* it loads what it needs now */
    atexit(on_exit_called);
}

/* --- what checks may ask for --- */

static void note(const char *text) { say(SAID_NOTE, text); }
static void fail(const char *text) { say_last(SAID_FAILED, text); }
static void held(const char *text) { say_last(SAID_HELD, text); }

static void refused_at(size_t where)
{
    char text[30];
    snprintf(text, sizeof text, "%zx", where);
    say(SAID_REFUSED, text);
}

void say_refused(void) { refused_at(place()); }

static void look_at_heap(void)
{
    const char *broken = blocks_broken();
    if (broken != NULL)
        fail(broken);
}

/* The answer's. */
static size_t static_bytes;

static size_t statics(void) { return static_bytes; }

static const Judge judge = {
    note, fail, held, place, refused_at, blocks_asked, blocks_bytes,
    blocks_asked_by_answer, blocks_refuse_answer, look_at_heap, conditions_treat, conditions_waiting, conditions_made,
    statics,
};

/* --- the three --- */

static void *load(const char *file, int how)
{
    void *loaded = dlopen(file, RTLD_NOW | how);
    if (loaded == NULL)
        say_last(SAID_UNLOADED, dlerror());
    return loaded;
}

#ifdef __linux__
/* The loader makes a thread's own variables when it first uses one,
 * with malloc: here for this thread, before anything is counted. */
static void make_variables_of_thread(size_t module)
{
    union { void *found; void *(*call)(const size_t at[2]); } get;
    get.found = dlsym(RTLD_DEFAULT, "__tls_get_addr");
    if (get.found != NULL && module != 0)
        get.call((const size_t[]){ module, 0 });
}

/* Of the object that the map says: what can be written to. */
static int add_variables(struct dl_phdr_info *info, size_t size, void *map)
{
    (void)size;
    if (info->dlpi_addr != ((struct link_map *)map)->l_addr)
        return 0;
    make_variables_of_thread(info->dlpi_tls_modid);
    for (int i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_LOAD
            && (info->dlpi_phdr[i].p_flags & PF_W))
            static_bytes += info->dlpi_phdr[i].p_memsz;
    return 1;
}
#endif

/* Its dynamic section is in it. */
static void find_answer(void *loaded)
{
#ifdef __linux__
    struct link_map *map;
    if (dlinfo(loaded, RTLD_DI_LINKMAP, &map) != 0)
        return;
    conditions_begin(map->l_ld);
    dl_iterate_phdr(add_variables, map);
#else
    (void)loaded;
#endif
}

/* A function of what is loaded; in C, no void * is one. */
static OfferFunction *find_offer(void *checks)
{
    union { void *found; OfferFunction *function; } u;
    u.found = dlsym(checks, "offer");
    if (u.found == NULL)
        say_last(SAID_NO_CHECKS, "");
    return u.function;
}

/* NUL after each: NULL is an empty one. */
static void say_words(CheckWords words)
{
    char text[SAYING] = "";
    const char *const all[] = { words.title, words.section, words.dead,
                                words.deep, words.slow, words.held };
    size_t size = 0;
    for (size_t i = 0; i < WORDS; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, "%s",
                                 all[i] != NULL ? all[i] : "") + 1;
    say_bytes(SAID_WORDS, text, size);
}

void testify(const Case *files, long i, const unsigned char *with, int to)
{
    char here;
    stack = &here;
    memcpy(token, with, TOKEN);
    channel = to;
    answer = files->answer;
    listen();
    load(files->library, RTLD_GLOBAL);
    find_answer(load(files->answer, RTLD_GLOBAL));
    Offer offered = find_offer(load(files->checks, RTLD_LOCAL))();
    if (i < 0) {
        for (size_t k = 0; k < offered.n; k++)
            say_words(offered.words(k));
        say_last(SAID_ALL, "");
    }
    blocks_begin();
    offered.run((size_t)i, &judge);
    say_last(SAID_PASSED, "");
}
