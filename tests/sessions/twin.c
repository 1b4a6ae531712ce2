#include "twin.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static ObInterp *interp;
static ObNamespace *globals;

void must(bool holds)
{
    if (!holds) {
        fprintf(stderr, "twin: %s: %s\n", ob_exc_name(ob_error()),
                ob_error_text());
        exit(1);
    }
}

static ObObject *of(const char *name)
{
    ObObject *op = ob_namespace_lookup_borrowed(globals, name);
    must(op != NULL);
    return op;
}

#if CHAPTER >= 4
static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* The deaths of a collection, in one sorted line, as the prelude of the
 * Python sessions prints them. */
static void print_deaths(FILE *log)
{
    char names[100][24];
    size_t n = 0;
    rewind(log);
    while (n < 100 && fscanf(log, "died %23s\n", names[n]) == 1)
        n++;
    qsort(names, n, sizeof names[0], compare);
    for (size_t i = 0; i < n; i++)
        printf("%s %s", i == 0 ? "died" : "", names[i]);
    if (n > 0)
        putchar('\n');
}

static void one_line(const char *phase, const ObGcInfo *info, void *arg)
{
    (void)info;
    (void)arg;
    static FILE *log;
    if (strcmp(phase, "start") == 0) {
        log = tmpfile();
        must(log != NULL);
        ob_log_to(log);
        return;
    }
    print_deaths(log);
    fclose(log);
    ob_log_to(stdout);
}
#endif

/* Whether the twin is one of a chapter before 7. */
static bool is_early(const char *file)
{
    const char *slash = strrchr(file, '/');
    return strcmp(slash != NULL ? slash + 1 : file, "07") < 0;
}

void twin_begin_in(const char *file)
{
    interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    must(interp != NULL);
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    must(globals != NULL);
    ob_log_to(stdout);
#if CHAPTER >= 4
    ob_gc_disable();
    must(!is_early(file) || ob_gc_add_callback(one_line, NULL) == 0);
#else
    must(is_early(file));
#endif
}

int twin_end(void)
{
    ob_log("end of the program");
    return ob_interp_free(interp) == 0 ? 0 : 1;
}

void doomed(const char *name, ...)
{
    ObObject *op = ob_doomed_new(name);
    must(op != NULL);
    va_list friends;
    va_start(friends, name);
    const char *friend;
    while ((friend = va_arg(friends, const char *)) != NULL) {
        must(ob_doomed_befriend(op, of(friend)) == 0);
    }
    va_end(friends);
    rebind(name, op);
}

void befriend(const char *name, const char *friend)
{
    must(ob_doomed_befriend(of(name), of(friend)) == 0);
}

void abandon(const char *name)
{
    ob_doomed_abandon(of(name));
}

void alias(const char *name, const char *other)
{
    rebind(name, ob_namespace_lookup(globals, other));
}

void rebind(const char *name, ObObject *fresh)
{
    must(ob_namespace_bind_steal(globals, name, fresh) == 0);
}

#if CHAPTER >= 3
void append(ObObject *list, const char *name)
{
    must(ob_list_append(list, of(name)) == 0);
}
#endif

void del(const char *name)
{
    must(ob_namespace_unbind(globals, name) == 0);
}

void count(const char *name)
{
    ob_log_count(globals, name);
}
