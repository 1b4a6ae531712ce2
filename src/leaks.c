/* leaks: who is still alive at the end, and whose fault that is.
 *
 * CPython has no such thing; its nearest is tracemalloc.
 */
#include "ob_inspect.h"
#include "seen.h"

#include <inttypes.h>

enum { LABEL = 80 };

typedef struct Hunt {
    ObSeen seen;
    uint32_t *refs;         /* to each, other than from objects */
    size_t held, lost;      /* objects: only by others; by somebody */
    FILE *out;
} Hunt;

/* 0: it is immortal, or dying. */
static uint32_t mortal_count(const ObObject *op)
{
    uint32_t count = ob_seen_count(op);
    return count < OB_MORTAL_LIMIT ? count : 0;
}

static int subtract(ObObject *op, void *arg)
{
    const Hunt *hunt = arg;
    if (mortal_count(op) > 0)
        hunt->refs[ob_seen_index(&hunt->seen, op)]--;
    return 0;
}

/* 0, or -1 with MemoryError. */
static int find_lost(Hunt *hunt)
{
    if (ob_seen_all(&hunt->seen) < 0)
        return -1;
    size_t n = hunt->seen.used;
    hunt->refs = n > 0 ? ob_resize(NULL, n, sizeof *hunt->refs) : NULL;
    if (n > 0 && hunt->refs == NULL)
        return -1;
    for (size_t i = 0; i < n; i++) {
        hunt->refs[i] = mortal_count(hunt->seen.address[i]);
        hunt->held += hunt->refs[i] > 0;
    }
    for (size_t i = 0; i < n; i++)
        ob_seen_traverse(hunt->seen.address[i], subtract, hunt);
    for (size_t i = 0; i < n; i++)
        hunt->lost += hunt->refs[i] > 0;
    hunt->held -= hunt->lost;
    return 0;
}

/* More receipts than references: some were let go of and not torn. */
static bool are_too_many(const ObReceipt *r, uint32_t references)
{
    for (; r != NULL && references > 0; references--)
        r = r->next;
    return r != NULL;
}

static void tell_receipts(ObObject *op, uint32_t references, FILE *out)
{
    const ObReceipt *r = ob_receipts(op);
    bool stale = are_too_many(r, references);
    for (; r != NULL; r = r->next)
        fprintf(out, "    %s at %s in %s, never released: %s\n",
                r->sure && !stale ? "taken" : "probably taken",
                r->at.where, r->at.function, r->at.expr);
}

/* It is held by us, besides. */
static void tell_lost(ObObject *op, FILE *out)
{
    char label[LABEL];
    if (ob_seen_repr(label, sizeof label, op) < 0) {
        ob_seen_label(label, sizeof label, "?");
        ob_error_clear();
    }
    uint32_t count = ob_refcnt(op) - 1;
    fprintf(out, "%s %s, count %" PRIu32 ", is still alive\n",
            ob_type(op)->name, label, count);
    tell_receipts(op, count, out);
}

/* Those that were born last come first. */
static void tell_all(const Hunt *hunt)
{
    ob_seen_hold(&hunt->seen);
    for (size_t i = hunt->seen.used; i-- > 0; )
        if (hunt->refs[i] > 0)
            tell_lost(hunt->seen.address[i], hunt->out);
    ob_seen_let_go(&hunt->seen);
    if (hunt->held > 0)
        fprintf(hunt->out, "%zu object%s held only by %s\n", hunt->held,
                hunt->held == 1 ? " is" : "s are",
                hunt->lost > 0 ? "these" : "each other");
    if (!ob_mem()->check)
        fputs("memory is not checked: objects that only C variables "
              "hold are not seen, and there are no receipts\n",
              hunt->out);
}

static int count_mortal(const ObMemInfo *info, void *arg)
{
    *(size_t *)arg += info->object != NULL
                      && mortal_count(info->object) > 0;
    return 0;
}

static void only_count(FILE *out)
{
    size_t mortal = 0;
    ob_mem_walk(ob_mem(), count_mortal, &mortal);
    if (mortal > 0)
        fprintf(out, "%zu objects are still alive; there is no memory "
                "to look at them\n", mortal);
    else if (!ob_mem()->check)
        fputs("there is no memory to look for objects\n", out);
}

void ob_leaks_report(FILE *out)
{
    ob_require_pointer(out);
    ObError pending = ob_error_take();
    Hunt hunt = { .out = out };
    if (find_lost(&hunt) == 0)
        tell_all(&hunt);
    else
        only_count(out);
    if (hunt.refs != NULL)
        ob_mem_free(ob_mem(), hunt.refs);
    ob_seen_free(&hunt.seen);
    ob_error_restore(&pending);
}
