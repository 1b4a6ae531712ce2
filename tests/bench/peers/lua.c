/* Lua 5.4 through its C API. A list is a table with two places in its
 * array; values live on Lua's stack, so the workloads are written anew
 * here. A `room` is a table, at the index 1 of the stack. */
#define _POSIX_C_SOURCE 200809L
#include "bench.h"

#include <lauxlib.h>
#include <lua.h>

static lua_State *L;

/* Leaves a new list on the stack. The two are room[i] and room[k],
 * false where an index is 0. */
static inline void pair(size_t i, size_t k)
{
    lua_createtable(L, 2, 0);
    if (i == 0)
        lua_pushboolean(L, 0);
    else
        lua_rawgeti(L, 1, (lua_Integer)i);
    lua_rawseti(L, -2, 1);
    if (k == 0)
        lua_pushboolean(L, 0);
    else
        lua_rawgeti(L, 1, (lua_Integer)k);
    lua_rawseti(L, -2, 2);
}

/* room[i] = what is on top of the stack, which goes. */
static inline void keep(size_t i)
{
    lua_rawseti(L, 1, (lua_Integer)i);
}

/* room[i][k] = room[j] */
static inline void put(size_t i, int k, size_t j)
{
    lua_rawgeti(L, 1, (lua_Integer)i);
    lua_rawgeti(L, 1, (lua_Integer)j);
    lua_rawseti(L, -2, k);
    lua_pop(L, 1);
}

static void room(size_t n)
{
    lua_settop(L, 0);
    lua_createtable(L, (int)n, 0);
}

static void collect(void)
{
    lua_gc(L, LUA_GCCOLLECT);
}

static void automatic(bool on)
{
    lua_gc(L, on ? LUA_GCRESTART : LUA_GCSTOP);
}

static void forget(void)
{
    lua_settop(L, 0);
    collect();
}

static void list_hot(size_t n)
{
    size_t many = n * times(n);
    room(0);
    start();
    for (size_t i = 0; i < many; i++) {
        pair(0, 0);
        lua_pop(L, 1);
    }
    stop();
    say_time("list.hot", n);
}

static void list_all(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        room(n);
        start();
        for (size_t i = 1; i <= n; i++) {
            pair(0, 0);
            keep(i);
        }
        forget();
        stop();
    }
    say_time("list.all", n);
}

static void make_chain(size_t n)
{
    pair(0, 0);
    keep(1);
    for (size_t i = 1; i < n; i++) {
        pair(1, 0);
        keep(1);
    }
}

static void chain(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        room(1);
        make_chain(n);
        start();
        forget();
        stop();
    }
    say_time("chain", n);
}

static void time_collections(const char *what, size_t n)
{
    collect();
    for (size_t k = times(n); k > 0; k--) {
        start();
        collect();
        stop();
    }
    say_time(what, n);
}

static void many_pairs(size_t n)
{
    room(n);
    for (size_t i = 1; i <= n; i++) {
        pair(0, 0);
        keep(i);
    }
}

static void gc_ints(size_t n)
{
    automatic(false);
    room(n);
    for (size_t i = 1; i <= n; i++) {
        lua_createtable(L, 2, 0);
        lua_pushinteger(L, (lua_Integer)(i % 200));
        lua_rawseti(L, -2, 1);
        lua_pushinteger(L, (lua_Integer)((i + 1) % 200));
        lua_rawseti(L, -2, 2);
        keep(i);
    }
    time_collections("gc.ints", n);
}

static void gc_local(size_t n)
{
    automatic(false);
    room(n);
    for (size_t i = 1; i <= n; i++) {
        pair(i - 1, i / 2);
        keep(i);
    }
    time_collections("gc.local", n);
}

static void gc_rand(size_t n)
{
    automatic(false);
    many_pairs(n);
    for (size_t i = 1; i <= n; i++) {
        put(i, 1, 1 + random_below(n));
        put(i, 2, 1 + random_below(n));
    }
    time_collections("gc.rand", n);
}

static void gc_tree(size_t n)
{
    automatic(false);
    many_pairs(n);
    for (size_t i = n; i > 1; i--) {
        size_t k = 1 + random_below(i);
        lua_rawgeti(L, 1, (lua_Integer)i);
        lua_rawgeti(L, 1, (lua_Integer)k);
        keep(i);
        keep(k);
    }
    for (size_t i = 1; 2 * i <= n; i++) {
        put(i, 1, 2 * i);
        if (2 * i < n)
            put(i, 2, 2 * i + 1);
    }
    lua_rawgeti(L, 1, 1);
    lua_replace(L, 1);
    time_collections("gc.tree", n);
}

static void gc_aged(size_t n)
{
    automatic(false);
    many_pairs(n);
    for (size_t i = 0; i < 2 * n; i++) {
        pair(0, 1 + random_below(n));
        keep(1 + random_below(n));
        if (i % (n / 4 + 1) == 0)
            collect();
    }
    time_collections("gc.aged", n);
}

static void make_pairs(size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        lua_createtable(L, 2, 0);
        lua_createtable(L, 2, 0);
        lua_pushvalue(L, -2);
        lua_rawseti(L, -2, 1);
        lua_pushboolean(L, 0);
        lua_rawseti(L, -2, 2);
        lua_rawseti(L, -2, 1);
        lua_pushboolean(L, 0);
        lua_rawseti(L, -2, 2);
        lua_pop(L, 1);
    }
}

static void time_collection(void)
{
    start();
    collect();
    stop();
}

static void garbage_pairs(size_t n)
{
    automatic(false);
    room(0);
    for (size_t k = times(n); k > 0; k--) {
        make_pairs(n);
        time_collection();
    }
    say_time("garbage.pairs", n);
}

static void garbage_ring(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        room(2);
        pair(0, 0);
        lua_pushvalue(L, -1);
        keep(1);
        keep(2);
        for (size_t i = 1; i < n; i++) {
            pair(1, 0);
            keep(1);
        }
        put(2, 1, 1);
        lua_settop(L, 0);
        time_collection();
    }
    say_time("garbage.ring", n);
}

static void garbage_again(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        room(n);
        make_pairs(n);
        start();
        collect();
        for (size_t i = 1; i <= n; i++) {
            pair(0, 0);
            keep(i);
        }
        stop();
        forget();
    }
    say_time("garbage.again", n);
}

static void live_step(size_t i, size_t n)
{
    (void)n;
    pair(i == 1 ? 0 : 1 + random_below(i - 1),
         i == 1 ? 0 : 1 + random_below(i - 1));
    keep(i);
}

static void mix_step(size_t i, size_t n)
{
    (void)n;
    pair(i == 1 ? 0 : 1 + random_below(i - 1), 0);
    keep(i);
    pair(i, 0);
    pair(0, i);
    lua_pop(L, 2);
    if (i % 4 == 1)
        make_pairs(2);
}

static void frag_step(size_t i, size_t n)
{
    (void)i;
    pair(0, 0);
    keep(1 + random_below(n));
}

static void churn_once(size_t n, void (*step)(size_t, size_t),
                       bool each)
{
    if (step == frag_step) {
        automatic(false);
        many_pairs(n);
        for (size_t i = 0; i < n / 2; i++) {
            lua_pushboolean(L, 0);
            keep(1 + random_below(n));
        }
    } else {
        room(n);
    }
    automatic(true);
    start();
    for (size_t i = 1; i <= n; i++) {
        double before = each ? now() : 0;
        step(i, n);
        if (each)
            note_pause(now() - before - clock_cost());
    }
    stop();
    automatic(false);
    forget();
}

static void churn(const char *what, size_t n,
                  void (*step)(size_t, size_t))
{
    for (size_t k = times(n); k > 0; k--)
        churn_once(n, step, false);
    say_time(what, n);
    churn_once(n, step, true);
    spent = 0;
    say_pauses(what);
}

static void churn_live(size_t n)
{
    churn("churn.live", n, live_step);
}

static void churn_mix(size_t n)
{
    churn("churn.mix", n, mix_step);
}

static void churn_frag(size_t n)
{
    churn("churn.frag", n, frag_step);
}

/* What a room takes itself is taken off. */
static double weigh(size_t n, size_t rooms)
{
    automatic(false);
    double before = resident();
    many_pairs(n);
    return resident() - before - 16 * (double)(n * rooms);
}

static void bytes_list(size_t n)
{
    say("bytes.list", weigh(n, 1) / (double)n);
}

static void bytes_after(size_t n)
{
    double before = resident(), most = weigh(n + 1, 1);
    lua_rawgeti(L, 1, (lua_Integer)n + 1);
    lua_replace(L, 1);
    collect();
    say("bytes.after", 100 * (resident() - before) / most);
}

static const Work works[] = {
    { "list.hot", list_hot }, { "list.all", list_all },
    { "chain", chain }, { "gc.ints", gc_ints },
    { "gc.local", gc_local }, { "gc.rand", gc_rand },
    { "gc.tree", gc_tree }, { "gc.aged", gc_aged },
    { "garbage.pairs", garbage_pairs },
    { "garbage.ring", garbage_ring },
    { "garbage.again", garbage_again }, { "churn.live", churn_live },
    { "churn.mix", churn_mix }, { "churn.frag", churn_frag },
    { "bytes.list", bytes_list }, { "bytes.after", bytes_after },
    { NULL, NULL }
};

int main(int argc, char *argv[])
{
    need(argc == 3, "usage: lua WORKLOAD N");
    L = luaL_newstate();
    need(L != NULL, "no memory");
    int result = run_work(works, argv[1], strtoull(argv[2], NULL, 10));
    lua_close(L);
    return result;
}
