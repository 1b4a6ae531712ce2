/* Ouroboros: Python's memory management, rebuilt in C.
 *
 * A function returns a new reference unless its name ends in
 * _borrowed, and takes over a reference of yours only if it ends in
 * _steal. Failure is NULL or -1, with the exception pending
 * (ob_error). A NULL argument is a mistake in the program.
 */
#ifndef OUROBOROS_H
#define OUROBOROS_H

#include "ob_base.h"
#include <stdio.h>

OB_C_BEGIN
#include "ob_mem.h"
#include "ob_state.h"
#include "ob_object.h"
#include "ob_heap.h"
#include "ob_container.h"
#include "ob_thread.h"
#include "ob_values.h"
#include "ob_inspect.h"
#include "ob_weakref.h"
#include "ob_gc.h"
#include "ob_class.h"
#include "ob_weak.h"
#include "ob_lifecycle.h"
OB_C_END

#endif
