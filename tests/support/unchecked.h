/* What only checked memory knows: where memory is not checked, a test
 * that asks for it ends there, skipped. */
#ifndef UNCHECKED_H
#define UNCHECKED_H

#include "ouroboros.h"

void need_checked(const ObMem *mem);

/* From now on nothing is skipped: the process will end anyway. */
void need_no_more(void);

#define ob_mem_blocks(mem) (need_checked(mem), ob_mem_blocks(mem))
#define ob_mem_bytes(mem) (need_checked(mem), ob_mem_bytes(mem))
#define ob_mem_take(mem, ...) \
    (need_checked(mem), ob_mem_take(mem, __VA_ARGS__))
#define ob_mem_receipts(mem, block) \
    (need_checked(mem), ob_mem_receipts(mem, block))
#define ob_receipts(op) (need_checked(ob_mem()), ob_receipts(op))
#define ob_peek_at(op) (need_checked(ob_mem()), ob_peek_at(op))
#define ob_leaks_report(out) \
    (need_checked(ob_mem()), ob_leaks_report(out))
#define ob_snapshot_text(shot, out) \
    (need_checked(ob_mem()), ob_snapshot_text(shot, out))

#endif
