/* The line of a place in the answer, from its debug information, by the
 * tool that a compiler comes with. */
#define _POSIX_C_SOURCE 200809L
#include "inner.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void quoted(char *to, size_t size, const char *name)
{
    size_t n = 0;
    to[n++] = '\'';
    for (; *name != '\0' && n + 6 < size; name++)
        if (*name == '\'') {
            memcpy(to + n, "'\\''", 4);
            n += 4;
        } else
            to[n++] = *name;
    to[n++] = '\'';
    to[n] = '\0';
}

static bool in_library(const char *file)
{
    const char *name = strrchr(file, '/');
    name = name != NULL ? name + 1 : file;
    size_t size = strlen(name);
    return size > 2 && strcmp(name + size - 2, ".h") == 0;
}

/* addr2line prints two lines for each: a function, and file:line, the
 * inlined ones first. */
static bool read_pairs(FILE *from, Line *line)
{
    char function[200], place[600];
    while (fgets(function, sizeof function, from) != NULL
           && fgets(place, sizeof place, from) != NULL) {
        char *colon = strrchr(place, ':');
        if (colon == NULL || place[0] == '?')
            continue;
        *colon = '\0';
        if (in_library(place) || atoi(colon + 1) <= 0)
            continue;
        function[strcspn(function, "\n")] = '\0';
        snprintf(line->file, sizeof line->file, "%.299s", place);
        snprintf(line->function, sizeof line->function, "%.99s", function);
        line->number = atoi(colon + 1);
        return true;
    }
    return false;
}

/* Seen from where the judge runs, which is the project's root. */
static void relative(Line *line)
{
    char root[sizeof line->file];
    if (getcwd(root, sizeof root) == NULL)
        return;
    size_t size = strlen(root);
    if (strncmp(line->file, root, size) == 0 && line->file[size] == '/')
        memmove(line->file, line->file + size + 1,
                strlen(line->file + size + 1) + 1);
}

bool find_line(const char *object, size_t offset, Line *line)
{
    char name[1200], command[1500];
    *line = (Line){ .number = 0 };
    quoted(name, sizeof name, object);
#ifdef __APPLE__
    snprintf(command, sizeof command, "atos -i -o %s -l 0x0 0x%zx "
             "2>/dev/null | sed 's/^\\(.*\\) (in .*) (\\(.*\\))$/\\1\\n\\2/'",
             name, offset);
#else
    snprintf(command, sizeof command,
             "addr2line -i -f -e %s 0x%zx 2>/dev/null", name, offset);
#endif
    FILE *from = popen(command, "r");
    if (from == NULL)
        return false;
    bool found = read_pairs(from, line);
    pclose(from);
    if (found)
        relative(line);
    return found;
}
