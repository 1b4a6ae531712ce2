/* What is told of a check that did not pass: what happened, on which
 * line of the reader's, and what helps. */
#define _POSIX_C_SOURCE 200809L
#include "inner.h"

#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* --- what was said on the channel --- */

static char byte_at(const Text *text, size_t i)
{
    return i < HEAD ? text->head[i] : text->tail[i - HEAD];
}

static void copy_bytes(char *to, const Text *text, size_t from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = byte_at(text, from + i);
}

bool next_saying(const Text *said, size_t *at, const unsigned char *token,
                 char *kind, char text[SAYING + 1], size_t *size)
{
    Saying head;
    if (said->size > HEAD + CHANNEL || said->size - *at < sizeof head)
        return false;
    copy_bytes((char *)&head, said, *at, sizeof head);
    if (memcmp(head.token, token, TOKEN) != 0 || head.size > SAYING
        || said->size - *at - sizeof head < head.size)
        return false;
    *kind = head.kind;
    *size = head.size;
    copy_bytes(text, said, *at + sizeof head, head.size);
    text[head.size] = '\0';
    *at += sizeof head + head.size;
    return true;
}

/* All of it, in the end. */
typedef struct Heard {
    char last;                  /* the kind of what was said last */
    bool spoiled;               /* and there was something else */
    char text[SAYING + 1];
    char note[SAYING + 1];
    size_t refused_at;
} Heard;

static void hear(Heard *heard, const Text *said, const unsigned char *token)
{
    char kind, text[SAYING + 1];
    size_t at = 0, size;
    while (next_saying(said, &at, token, &kind, text, &size))
        if (kind == SAID_NOTE) {
            memcpy(heard->note, text, size + 1);
            heard->refused_at = 0;
        } else if (kind == SAID_REFUSED)
            heard->refused_at = strtoul(text, NULL, 16);
        else {
            heard->last = kind;
            memcpy(heard->text, text, size + 1);
        }
    heard->spoiled = at != said->size;
}

/* --- on the page --- */

static void margin(const char *text)
{
    for (bool new_line = true; *text != '\0'; text++) {
        if (new_line && *text != '\n')
            fputs("      ", stdout);
        putchar(*text);
        new_line = *text == '\n';
    }
}

static void line(const char *format, ...)
{
    char text[SAYING + 500];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    margin(text);
    putchar('\n');
}

static void hint(const char *words)
{
    if (words != NULL && words[0] != '\0')
        line("\n%s", words);
}

/* " at FILE:LINE, in FUNCTION", or "". */
static const char *where(const Case *files, size_t offset)
{
    static char text[500];
    Line found;
    if (offset == 0 || !find_line(files->answer, offset - 1, &found))
        return "";
    snprintf(text, sizeof text, " at %s:%d, in %s", found.file, found.number,
             found.function);
    return text;
}

/* --- a crash --- */

typedef struct Crash {
    const Case *files;
    const CheckWords *words;
    char kind[40];
    size_t place[40], n;        /* in the answer; innermost first */
    char *printed;              /* all, with what a sanitizer said */
} Crash;

static void read_crash(Crash *crash, const char *text)
{
    size_t size = strcspn(text, "\n");
    snprintf(crash->kind, sizeof crash->kind, "%.*s",
             (int)(size < 39 ? size : 39), text);
    const char *at = text + size;
    char *end;
    for (; crash->n < 40; crash->n++, at = end) {
        crash->place[crash->n] = strtoul(at, &end, 16);
        if (end == at)
            break;
    }
}

static const char *where_or_nothing(const Crash *crash)
{
    return crash->n > 0 ? where(crash->files, crash->place[0]) : "";
}

static const char *here(const Crash *crash)
{
    const char *text = where_or_nothing(crash);
    return text[0] != '\0' ? text : ", in no line of yours, but over what "
                                    "you have left or returned";
}

/* What stands behind `sign` on its line, the last time; NULL: nothing. */
static const char *find_sign(const Crash *crash, const char *sign,
                             char to[300])
{
    const char *found = NULL;
    for (const char *at = crash->printed; (at = strstr(at, sign)) != NULL;
         at++)
        found = at;
    if (found == NULL)
        return NULL;
    snprintf(to, 300, "%.*s", (int)strcspn(found + strlen(sign), "\n") % 299,
             found + strlen(sign));
    return to;
}

/* In a sanitizer's report: the stack behind the sign, up to an empty line. */
static const char *stack_behind(const Crash *crash, const char *sign,
                                const char **end)
{
    const char *at = strstr(crash->printed, sign);
    *end = at != NULL ? strstr(at, "\n\n") : NULL;
    if (at != NULL && *end == NULL)
        *end = at + strlen(at);
    return at;
}

static const char *find_in(const char *from, const char *end,
                           const char *file)
{
    const char *at = from != NULL ? strstr(from, file) : NULL;
    return at != NULL && at < end ? at : NULL;
}

/* The first place in the answer on it; 0: none. */
static size_t place_behind(const Crash *crash, const char *sign)
{
    const char *end, *at = stack_behind(crash, sign, &end);
    size_t size = strlen(crash->files->answer);
    while ((at = find_in(at, end, crash->files->answer)) != NULL) {
        if (at[size] == '+')
            return strtoul(at + size + 1, NULL, 16);
        at++;
    }
    return 0;
}

/* Whether what was freed was the library's: it did so. */
static bool was_librarys(const Crash *crash)
{
    const char *end, *at = stack_behind(crash, "freed by thread", &end);
    const char *own = find_in(at, end, crash->files->answer);
    const char *librarys = find_in(at, end, crash->files->library);
    return librarys != NULL && (own == NULL || librarys < own);
}

static void tell_dead(const Crash *crash, const char *what)
{
    line("%s%s.", what, here(crash));
    size_t freed = place_behind(crash, "freed by thread");
    const char *at = where(crash->files, freed);
    if (at[0] != '\0')
        line("It was freed%s.", at);
    if (was_librarys(crash) || strcmp(crash->kind, "dead") == 0)
        hint(crash->words->dead);
}

/* What an address sanitizer found. */
static void tell_found(const Crash *crash, const char *kind)
{
    bool writes = strstr(crash->printed, "WRITE of size") != NULL;
    if (strncmp(kind, "heap-use-after-free", 19) == 0)
        tell_dead(crash, writes ? "What had been freed was written to"
                                : "What had been freed was used");
    else if (strncmp(kind, "attempting double-free", 22) == 0)
        tell_dead(crash, "It freed something twice");
    else if (strncmp(kind, "attempting free", 15) == 0)
        line("It freed something that is no block of malloc%s.", here(crash));
    else if (strstr(kind, "overflow") != NULL
             || strstr(kind, "underflow") != NULL)
        line("It %s outside of an array or a block%s.",
             writes ? "wrote" : "read", here(crash));
    else if (strstr(kind, "stack-use-after") != NULL)
        line("It used a variable of a block or function that was over%s.",
             here(crash));
    else
        line("The sanitizer stopped it%s: %s.", here(crash), kind);
}

static bool says(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

/* What the library, a sanitizer or an assertion said, and then ended
 * the process. */
static void tell_abort(const Crash *crash)
{
    char text[300];
    if (find_sign(crash, "ERROR: AddressSanitizer: ", text) != NULL)
        tell_found(crash, text);
    else if (find_sign(crash, "ouroboros: ", text) != NULL) {
        line("The library stopped it%s:\n  %s", here(crash), text);
        if (says(text, "is dead") || says(text, "is dying")
            || says(text, "is free already"))
            hint(crash->words->dead);
    } else if (find_sign(crash, "runtime error: ", text) != NULL) {
        text[strcspn(text, ";")] = '\0';    /* without its advice */
        if (says(text, "null pointer"))
            line("It used NULL%s.", here(crash));
        else
            line("It did what C does not define%s: %s.", here(crash), text);
    } else if (find_sign(crash, "Assertion ", text) != NULL)
        line("An assertion failed%s: %s", here(crash), text);
    else if (says(crash->printed, "stack smashing detected"))
        line("It wrote past the end of an array on the stack%s.", here(crash));
    else
        line("abort() was called%s.", here(crash));
}

/* Whether one function of the answer is on the stack again and again. */
static bool is_recursion(const Crash *crash)
{
    size_t same = 0;
    for (size_t i = 1; i < crash->n; i++)
        for (size_t k = 0; k < i; k++)
            same += crash->place[i] == crash->place[k];
    return same > 3;
}

static void tell_deep(const Crash *crash)
{
    if (is_recursion(crash))
        line("The stack overflowed: a function called itself, again and "
             "again%s.", here(crash));
    else
        line("The stack overflowed%s.", here(crash));
    hint(crash->words->deep);
}

static void tell_slow(const Crash *crash)
{
    line("It did not end within %u seconds and was stopped%s. Either it "
         "never ends, or it takes far too long.", seconds_allowed(),
         where_or_nothing(crash));
    hint(crash->words->slow);
}

static bool is_time(const char *kind)
{
    return strcmp(kind, "time") == 0 || strcmp(kind, "unwoken") == 0;
}

static void tell_crash(const Crash *crash)
{
    const char *kind = crash->kind;
    if (strcmp(kind, "abort") == 0)
        tell_abort(crash);
    else if (strcmp(kind, "null") == 0)
        line("It used NULL%s.", here(crash));
    else if (strcmp(kind, "null function") == 0)
        line("It called a function that is NULL%s.", where_or_nothing(crash));
    else if (strcmp(kind, "dead") == 0)
        tell_dead(crash, "What had been freed was used");
    else if (strcmp(kind, "freed twice") == 0)
        tell_dead(crash, "It freed something twice");
    else if (strcmp(kind, "not a block") == 0)
        line("It freed something that is no block of malloc, or wrote before "
             "the beginning of one%s.", here(crash));
    else if (strcmp(kind, "past the end") == 0)
        line("It wrote past the end of a block of malloc; that was seen when "
             "the block was freed%s.", here(crash));
    else if (strcmp(kind, "wild") == 0)
        line("It followed a pointer that leads nowhere%s: one that was never "
             "set, is of something freed, or is far outside of its array.", here(crash));
    else if (strcmp(kind, "deep") == 0)
        tell_deep(crash);
    else if (strcmp(kind, "divided") == 0)
        line("It divided by zero%s.", here(crash));
    else if (is_time(kind))
        tell_slow(crash);
    else if (strcmp(kind, "signalled late") == 0)
        line("It signalled%s, and the condition variable had just been "
             "destroyed. pthread_cond_wait may come back for nothing: whoever waited there "
             "did not need the signal to go on.", here(crash));
    else if (strcmp(kind, "exit") == 0)
        line("The program was ended%s, before the check was over. An answer "
             "returns.", where_or_nothing(crash));
    else
        line("It did what C does not define%s.", here(crash));
}

/* --- how else it can end --- */

/* A name in a message of the loader. */
static bool name_behind(const char *text, const char *sign, char to[100])
{
    const char *at = strstr(text, sign);
    if (at == NULL)
        return false;
    at += strlen(sign);
    snprintf(to, 100, "%.*s", (int)strcspn(at, " ,'\n") % 99, at);
    return true;
}

static void tell_unloaded(const Case *files, const char *text)
{
    char name[100];
    bool missing = name_behind(text, "undefined symbol: ", name)
                   || name_behind(text, "symbol not found in flat namespace "
                                  "'_", name);
    if (missing && strstr(text, files->checks) != NULL)
        line("There is no %s: the check asks for it by this name, and it "
             "must not be static.", name);
    else if (missing)
        line("%s is used, and there is no such function or variable.", name);
    else
        line("It cannot be loaded: %s", text);
}

/* That was seen: it does, and has given up the GIL, and nobody who was
 * woken is held up. */
#define UNWOKEN \
    "A thread waits at a condition variable, and nobody wakes it. Who is to " \
    "do so waits as well, wakes another one, or has done it before: only " \
    "those are woken who wait at that moment; and by a signal, one of them, " \
    "nobody says which."

static void tell_stopped(const Run *run, const Crash *crash)
{
    const char *at = where_or_nothing(crash);
    if (run->ended == READING)
        line("It waits for input%s. An answer reads nothing.", at);
    else if (run->ended == ASLEEP) {
        line("It waits%s for something that does not come.", at);
        hint(strcmp(crash->kind, "unwoken") == 0 ? UNWOKEN
             : crash->words->slow);
    } else if (run->ended == TOO_LARGE)
        line("It took more than %zu megabytes of memory and was stopped.",
             megabytes_allowed());
    else
        tell_slow(crash);
}

static void tell_end(int status)
{
    if (WIFSIGNALED(status))
        line("The program was ended by a signal: %s.",
             strsignal(WTERMSIG(status)));
    else if (WEXITSTATUS(status) == CLOSED)
        line("It closed a file that is not its own, and the check can say "
             "nothing any more.");
    else
        line("The program was ended, with exit code %d, before the check was "
             "over: an answer returns.", WEXITSTATUS(status));
}

/* --- what it printed --- */

static char *printed_text(const Text *printed)
{
    size_t kept = printed->size < HEAD + TAIL ? printed->size : HEAD + TAIL;
    char *text = calloc(kept + 1, 1);
    for (size_t i = 0; text != NULL && i < kept; i++) {
        text[i] = byte_at(printed, i);
        if (text[i] == '\0')
            text[i] = '?';
    }
    return text;
}

static bool is_report(const char *text)
{
    static const char *const signs[] = { "====", "ouroboros: ",
                                         "AddressSanitizer" };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return true;
    size_t size = strcspn(text, "\n");
    const char *found = strstr(text, "runtime error: ");
    if (found == NULL || found > text + size)
        found = strstr(text, "Assertion ");
    return found != NULL && found <= text + size;
}

enum { LINES = 8 };

static void tell_printed(const char *text)
{
    int n = 0;
    for (; *text != '\0' && !is_report(text) && n < LINES; n++) {
        int size = (int)strcspn(text, "\n");
        if (n == 0)
            line("\nIt printed:");
        line("  %.*s%s", size < 300 ? size : 300, text,
             size > 300 ? "..." : "");
        text += size;
        text += *text == '\n';
    }
    if (n == LINES && *text != '\0' && !is_report(text))
        line("  and more.");
}

/* --- the verdict --- */

static bool is_pass(const Run *run, const Heard *heard)
{
    return heard->last == SAID_PASSED && !heard->spoiled
           && run->ended == BY_ITSELF && WIFEXITED(run->status)
           && WEXITSTATUS(run->status) == 0;
}

static void tell_note(const Heard *heard, const Case *files)
{
    if (heard->note[0] == '\0')
        return;
    const char *at = where(files, heard->refused_at);
    line("%s%s%s:", heard->note, at[0] != '\0' ? ", asked for" : "", at);
}

static bool is_out_of_time(const Run *run)
{
    return WIFSIGNALED(run->status) && run->seconds >= seconds_allowed();
}

static void tell_what(const Run *run, const Heard *heard, const Crash *crash)
{
    if (is_out_of_time(run))
        tell_slow(crash);
    else if (run->ended != BY_ITSELF)
        tell_stopped(run, crash);
    else if (heard->spoiled || heard->last == SAID_PASSED)
        line("Something wrote on a pipe that is the check's alone, or the "
             "program did not end when the check was over.");
    else if (heard->last == SAID_FAILED)
        line("%s", heard->text);
    else if (heard->last == SAID_HELD) {
        line("When all was over, something was still held:\n%s", heard->text);
        hint(crash->words->held[0] != '\0' ? crash->words->held
             : "A reference was taken that is never let go.");
    } else if (heard->last == SAID_UNLOADED)
        tell_unloaded(crash->files, heard->text);
    else if (heard->last == SAID_CRASH)
        tell_crash(crash);
    else
        tell_end(run->status);
}

Verdict tell(const Run *run, const Case *files, const CheckWords *words,
             const unsigned char *token, bool full)
{
    static Heard heard;
    heard = (Heard){ .last = '\0' };
    hear(&heard, &run->said, token);
    Crash crash = { .files = files, .words = words };
    if (heard.last == SAID_CRASH)
        read_crash(&crash, heard.text);
    Verdict verdict = {
        .passed = is_pass(run, &heard),
        .timed = is_out_of_time(run) || run->ended != BY_ITSELF || is_time(crash.kind),
    };
    if (verdict.passed || !full)
        return verdict;
    crash.printed = printed_text(&run->printed);
    if (crash.printed == NULL)
        return verdict;
    putchar('\n');
    tell_note(&heard, files);
    tell_what(run, &heard, &crash);
    tell_printed(crash.printed);
    if (words->section[0] != '\0')
        line("\nIn the book: #%s", words->section);
    putchar('\n');
    free(crash.printed);
    return verdict;
}
