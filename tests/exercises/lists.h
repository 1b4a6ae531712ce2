/* What checks do with lists, with what they have made, and with what an
 * answer has. */
#ifndef LISTS_H
#define LISTS_H

#include "harness.h"

static inline ObObject *list(void)
{
    return need(ob_list_new());
}

static inline void put(ObObject *op, ObObject *item)
{
    need(ob_list_append(op, item) == 0 ? op : NULL);
}

static inline void put_steal(ObObject *op, ObObject *item)
{
    need(ob_list_append_steal(op, item) == 0 ? op : NULL);
}

static inline int is_it(ObObject *op, void *arg)
{
    return op == arg;
}

/* Whether the one is among what the other refers to. */
static inline bool refers(ObObject *from, ObObject *to)
{
    return ob_type(from)->traverse != NULL
           && ob_type(from)->traverse(from, is_it, to) != 0;
}

/* A number that is another one if the flags of an item are. */
static inline uint64_t flags_of(const ObObject *items)
{
    uint64_t all = 0;
    for (size_t i = 0; i < ob_list_size(items); i++)
        all = 31 * all + ob_list_get_borrowed(items, (int64_t)i)->flags;
    return all;
}

/* Nobody holds it any more. */
static inline void expect_gone(const char *what, ObPeek peek, const char *why)
{
    expect_choice(what, ob_peek(peek) == OB_GONE ? "freed" : "alive", "freed", why);
}

/* Lets go of those that were made. */
static inline void drop_made(ObObject *const made[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (made[i] != NULL)
            ob_decref(made[i]);
}

/* Until nobody who has died before is buried any more. */
static inline void bury_others(void)
{
    for (int i = 0; i < OB_BURIED; i++)
        ob_decref(need(ob_int_new(100000 + i)));
}

/* Two of those that `make` makes, whose addresses are alike: the same in
 * their lowest 20 bits, of which 4 are those of any. Of so many that are
 * alive at once, there are two. */
static inline void make_two_alike(ObObject *(*make)(void), ObObject *alike[2])
{
    enum { ADDRESSES = 1 << 16 };
    static ObObject *made[ADDRESSES];
    alike[0] = NULL;
    while (alike[0] == NULL) {
        alike[1] = make();
        ObObject **at = &made[(uintptr_t)alike[1] >> 4 & (ADDRESSES - 1)];
        alike[0] = *at;
        *at = alike[1];
    }
    for (int i = 0; i < ADDRESSES; i++) {
        if (made[i] != NULL && made[i] != alike[1])
            ob_decref(made[i]);
        made[i] = NULL;
    }
}

/* In an order that is the same each time, and looks like none. */
static inline void shuffle(ObObject *items[], int n)
{
    static uint32_t random = 1;
    for (int i = n - 1; i > 0; i--) {
        random = random * 1103515245u + 12345u;
        int k = (int)(random >> 16) % (i + 1);
        ObObject *item = items[i];
        items[i] = items[k];
        items[k] = item;
    }
}

/* A graph of a few lists, each with up to three references: to[i][k] is
 * where one of i's leads, or below 0. Another one at each call, from a
 * `chance` that begins as anything. */
enum { FEW = 5, REFS = 3 };

static inline void small_graph(ObObject *o[FEW], int to[FEW][REFS],
                               unsigned long long *chance)
{
    for (int i = 0; i < FEW; i++)
        o[i] = need(ob_list_new());
    for (int i = 0; i < FEW; i++)
        for (int k = 0; k < REFS; k++) {
            *chance = *chance * 6364136223846793005u + 1442695040888963407u;
            to[i][k] = (int)((*chance >> 33) % 11) - 6;
            if (to[i][k] >= 0)
                need(ob_list_append(o[i], o[to[i][k]]) == 0 ? o[i] : NULL);
        }
}

typedef struct Stop {
    int calls, last;            /* so far; and which is the last */
} Stop;

static inline int stop_at_last(ObObject *op, void *arg)
{
    Stop *stop = arg;
    (void)op;
    return ++stop->calls == stop->last ? 7 : 0;
}

/* Its traverse stops where visit says so, at the first, the second ...
 * Whatever an answer is made of need not have one. */
static inline void expect_stops(ObObject *op, const char *rule)
{
    if (op == NULL || ob_type(op)->traverse == NULL)
        return;
    for (Stop stop = { 0, 1 };; stop = (Stop){ 0, stop.last + 1 }) {
        int result = ob_type(op)->traverse(op, stop_at_last, &stop);
        if (stop.calls < stop.last)
            return;
        expect_int("how often traverse calls a visit that returns 7 then",
                   stop.calls, stop.last, rule);
        expect_int("what traverse returns", result, 7, rule);
    }
}

#endif
