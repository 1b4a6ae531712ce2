#include "log.h"
#include "program.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void log_add(Log *log, const char *text, size_t size)
{
    if (size >= LOG_SIZE - log->size)
        abort();
    memcpy(log->text + log->size, text, size);
    log->size += size;
    log->text[log->size] = '\0';
}

void log_line(Log *log, const char *format, ...)
{
    char line[100];
    va_list args;
    va_start(args, format);
    int size = vsnprintf(line, sizeof line - 1, format, args);
    va_end(args);
    strcpy(line + size, "\n");
    log_add(log, line, (size_t)size + 1);
}

/* How often each has died; false if that is not all that happened. */
static bool count_deaths(const char *text, int died[OBJECTS])
{
    int number, size;
    while (sscanf(text, "died d%d\n%n", &number, &size) == 1) {
        if (number < 0 || number >= OBJECTS)
            return false;
        died[number]++;
        text += size;
    }
    return *text == '\0';
}

void log_merge_deaths(Log *log, size_t since)
{
    int died[OBJECTS] = { 0 };
    char name[20];
    if (since == log->size || !count_deaths(log->text + since, died))
        return;
    log->size = since;
    log_add(log, "died", 4);
    for (int i = 0; i < OBJECTS; i++)
        while (died[i]-- > 0) {
            snprintf(name, sizeof name, " d%d", i);
            log_add(log, name, strlen(name));
        }
    log_add(log, "\n", 1);
}
