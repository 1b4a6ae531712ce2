/* leaks: who is still alive at the end, and whose fault that is.
 *
 * CPython has no such thing; its nearest is tracemalloc.
 */
#include "ob_inspect.h"

#include <inttypes.h>

typedef struct Hunt {
    const ObObject *op;
    size_t holders;         /* references to it from objects */
    size_t held;            /* objects that only objects hold */
    size_t lost;
    FILE *out;
} Hunt;

static int count_reference(ObObject *op, void *arg)
{
    Hunt *hunt = arg;
    hunt->holders += op == hunt->op;
    return 0;
}

static int count_holder(const ObMemInfo *info, void *arg)
{
    ObObject *op = info->object;
    if (op != NULL && ob_type(op)->traverse != NULL)
        ob_type(op)->traverse(op, count_reference, arg);
    return 0;
}

static void tell_receipts(const ObObject *op, FILE *out)
{
    const ObReceipt *r = ob_mem_receipts(ob_mem(), op);
    for (; r != NULL; r = r->next)
        fprintf(out, "    %s at %s in %s, never released: %s\n",
                r->sure ? "taken" : "probably taken", r->at.where,
                r->at.function, r->at.expr);
}

static void tell_lost(ObObject *op, FILE *out)
{
    ObObject *repr = ob_repr(op);
    fprintf(out, "%s %s, count %" PRIu32 ", is still alive\n",
            ob_type(op)->name, repr != NULL ? ob_str_utf8(repr) : "?",
            ob_refcnt(op));
    if (repr != NULL)
        ob_decref(repr);
    tell_receipts(op, out);
}

static int hunt_block(const ObMemInfo *info, void *arg)
{
    ObObject *op = info->object;
    Hunt *hunt = arg;
    if (op == NULL || ob_is_immortal(op))
        return 0;
    hunt->op = op;
    hunt->holders = 0;
    ob_mem_walk(ob_mem(), count_holder, hunt);
    if (hunt->holders == ob_refcnt(op)) {
        hunt->held++;
        return 0;
    }
    hunt->lost++;
    tell_lost(op, hunt->out);
    return 0;
}

static int count_mortal(const ObMemInfo *info, void *arg)
{
    const ObObject *op = info->object;
    *(size_t *)arg += op != NULL && !ob_is_immortal(op);
    return 0;
}

/* Each object is looked for in every other: not with too many. */
enum { HUNTED = 2000 };

void ob_leaks_report(FILE *out)
{
    Hunt hunt = { .out = out };
    size_t mortal = 0;
    ob_mem_walk(ob_mem(), count_mortal, &mortal);
    if (mortal > HUNTED) {
        fprintf(out, "%zu objects are still alive\n", mortal);
        return;
    }
    ob_mem_walk(ob_mem(), hunt_block, &hunt);
    if (hunt.held > 0)
        fprintf(out, "%zu object%s held only by %s\n", hunt.held,
                hunt.held == 1 ? " is" : "s are",
                hunt.lost > 0 ? "these" : "each other");
}
