/* An event log in memory. */
#ifndef LOG_H
#define LOG_H

#include <stddef.h>

enum { LOG_SIZE = 20000 };

typedef struct Log {
    size_t size;
    char text[LOG_SIZE];
} Log;

void log_add(Log *log, const char *text, size_t size);
void log_line(Log *log, const char *format, ...);

/* Makes one line, sorted, of all that died since the log was of that
 * size: the order within a collection is the heap's own affair. */
void log_merge_deaths(Log *log, size_t since);

#endif
