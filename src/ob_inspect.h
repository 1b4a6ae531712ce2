/* inspect: looking at the heap without holding on to it.
 *
 * CPython has no such thing; its nearest are gc.get_objects and
 * tracemalloc.
 */
#ifndef OB_INSPECT_H
#define OB_INSPECT_H

#include "ob_values.h"

/* What one moment looked like. It holds no references: what it shows
 * may be dead when you read it. */
typedef struct ObSnapshot ObSnapshot;

/* Takes in every name of every namespace, oldest namespace first;
 * every object that they lead to; when memory is checked, every other
 * mortal object; and whatever all these refer to. When it is not, no
 * object is seen that only C variables hold, unless it is tracked, and
 * nothing that only such objects hold. NULL with MemoryError. `before`,
 * unless NULL, is an earlier snapshot: what differs from it is marked
 * as changed. When memory is not checked, an object that was born where
 * another one died is taken for that one. What reprs print is cut, not
 * what they ask for; a container in the making is shown, and not asked.
 * A pending exception stays. */
ObSnapshot *ob_snapshot_take(const ObSnapshot *before);

/* Writes a drawing, in the language of Graphviz. */
void ob_snapshot_dot(const ObSnapshot *shot, FILE *out);

/* Writes the same in words. */
void ob_snapshot_text(const ObSnapshot *shot, FILE *out);

void ob_snapshot_free(ObSnapshot *shot);

/* a peek */
typedef struct ObPeek {
    const void *address;
    unsigned long serial;
} ObPeek;

enum { OB_GONE = -1 };

/* Remembers an object without holding it. Memory must be checked. */
ObPeek ob_peek_at(const ObObject *op);

/* Its count, 0 if it is dying, or OB_GONE: never another object's. To
 * be asked in the interpreter in which it was remembered: others number
 * their blocks as well, and may be where that one was. */
int64_t ob_peek(ObPeek peek);

/* Writes something below the picture of `op`, if it is in the
 * snapshot; `changed` marks it as the others are. `label` is UTF-8.
 * When memory is not checked, `op` must be as old as the snapshot:
 * what was born since at a dead one's place is taken for that one. */
void ob_snapshot_label(ObSnapshot *shot, const ObObject *op,
                       const char *label, bool changed);

/* A reference that is not counted. */
typedef enum ObTie {
    OB_TIE_BORROWED,
    OB_TIE_WEAK
} ObTie;

/* Draws such a reference between two objects, if both are in the
 * snapshot, of which the same holds. 0, or -1 with MemoryError. */
int ob_snapshot_tie(ObSnapshot *shot, const ObObject *from,
                    const ObObject *to, ObTie tie, bool changed);

/* The event log: one event a line, names and never addresses.
 * NULL: nothing is logged. */
void ob_log_to(FILE *out);
void ob_log(const char *format, ...) OB_PRINTF(1, 2);

/* Logs "count NAME N" for what a name leads to. */
void ob_log_count(const ObNamespace *ns, const char *name);

/* Objects that log "birth NAME" and "died NAME", and hold friends. The
 * name, UTF-8 of any length, is copied. New reference; NULL with
 * MemoryError. */
extern ObType ob_doomed_type;
ObObject *ob_doomed_new(const char *name);

/* Takes a reference to `other`. 0, or -1 with MemoryError. */
int ob_doomed_befriend(ObObject *op, ObObject *other);

/* Lets go of all its friends, the last first. */
void ob_doomed_abandon(ObObject *op);

/* Writes, for each mortal object that somebody other than an object of
 * the heap holds, the receipts of the references to it, and how many
 * others are held only by objects. It sees what a snapshot sees; when
 * memory is not checked, a line says what is missing. When there is no
 * memory for it, writes only how many objects there are. A pending
 * exception stays. */
void ob_leaks_report(FILE *out);

#ifdef OB_RECEIPTS
#define ob_doomed_new(...) \
    ob_held_call(ob_doomed_new, #__VA_ARGS__, __VA_ARGS__)
#endif

#endif
