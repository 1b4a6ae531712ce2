/* Each test of a file, again and again: with its 1st, 2nd, 3rd...
 * allocation refused. A test may then fail by an assertion of its own,
 * and by nothing else: no crash, no leak, no heap that is not whole. */
#ifndef REFUSE_H
#define REFUSE_H

#include "support.h"

/* Runs the n tests of a group so, each refusal in a process of its own.
 * Of the allocations of a test at most `most` are refused, spread
 * evenly; a test that asks for more than 2000 is left out. Returns what
 * cmocka returns: how many tests failed. */
int refuse_group(const char *name, const struct CMUnitTest *tests,
                 size_t n, unsigned long most);

#endif
