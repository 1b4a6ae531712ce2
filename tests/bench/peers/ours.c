/* The library. */
#define _POSIX_C_SOURCE 200809L
#include "ouroboros.h"

#include "bench.h"

typedef ObObject *Obj;
static ObObject *none;

static ObObject *made(ObObject *op)
{
    if (op == NULL) {
        fprintf(stderr, "%s\n", ob_exc_name(ob_error()));
        exit(1);
    }
    return op;
}

static inline Obj pair(Obj a, Obj b)
{
    return made(ob_list_from(2, (Obj[]){ a, b }));
}

static inline Obj tuple(Obj a, Obj b)
{
    return made(ob_tuple_new(2, (Obj[]){ a, b }));
}

static inline void put(Obj list, int i, Obj x)
{
    ob_list_set(list, i, x);
}

static inline void drop(Obj x)
{
    ob_decref(x);
}

static inline void hold(Obj x)
{
    ob_incref(x);
}

static void freeze(void)
{
    ob_gc_freeze();
}

static Obj *room(size_t n)
{
    Obj *r = calloc(n, sizeof *r);
    made(r == NULL ? NULL : none);
    memset(r, 1, n * sizeof *r);        /* so that it is in memory */
    memset(r, 0, n * sizeof *r);
    return r;
}

static void room_end(Obj *r, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (r[i] != NULL)
            ob_decref(r[i]);
    free(r);
}

static Obj root(Obj *r, size_t n)
{
    Obj list = made(ob_list_new());
    for (size_t i = 0; i < n; i++)
        if (ob_list_append_steal(list, r[i]) < 0)
            made(NULL);
    return list;
}

static void collect(void)
{
    ob_gc_collect();
}

static void automatic(bool on)
{
    if (on)
        ob_gc_enable();
    else
        ob_gc_disable();
}

static inline void checkpoint(void)
{
    ob_checkpoint();
}

static inline Obj small(size_t i)
{
    return made(ob_int_new((int64_t)(i % 200)));
}

static inline Obj number(size_t i)
{
    return made(ob_int_new((int64_t)i));
}

static inline Obj fraction(double x)
{
    return made(ob_float_new(x));
}

static inline Obj text(const char *bytes)
{
    return made(ob_str_new(bytes, 12));
}

static ObObject *slotted, *open_class, *speaker;

static inline Obj instance(void)
{
    return made(ob_call(slotted, NULL, 0));
}

static inline Obj plain(void)
{
    return made(ob_call(open_class, NULL, 0));
}

static void set(Obj op, const char *name, Obj value)
{
    if (ob_setattr(op, name, value) < 0)
        made(NULL);
}

static Obj person(void)
{
    Obj op = plain();
    set(op, "a", none);
    set(op, "b", none);
    set(op, "c", none);
    return op;
}

static Obj cycle(bool speaks)
{
    Obj cls = speaks ? speaker : open_class;
    Obj one = made(ob_call(cls, NULL, 0));
    Obj two = made(ob_call(cls, NULL, 0));
    set(one, "a", two);
    set(two, "a", one);
    ob_decref(two);
    return one;
}

static inline Obj refer(Obj x)
{
    return made(ob_ref_new(x, NULL));
}

static inline Obj follow(Obj ref)
{
    Obj to;
    ob_ref_get(ref, &to);
    return made(to);
}

static Obj cache(void)
{
    return made(ob_weak_values_new());
}

static inline void cache_put(Obj d, Obj key, Obj x)
{
    if (ob_weak_values_set(d, key, x) < 0)
        made(NULL);
}

static inline Obj cache_get(Obj d, Obj key)
{
    return made(ob_weak_values_get_default(d, key, none));
}

#include "counting.h"

/* The least that counting can cost: a word, and nothing around it. It
 * is found as an object's is, by an address in a register. */
static void count_bare(size_t n)
{
    uint32_t word = 1, *bare = &word;
    size_t many = n * times(n);
    start();
    for (size_t i = 0; i < many; i++) {
        ++*bare;
        __asm__ volatile("" : "+r"(bare) : : "memory");
        --*bare;
        __asm__ volatile("" : "+r"(bare) : : "memory");
    }
    stop();
    say_time("count.bare", n);
}

static void gil(size_t n)
{
    size_t many = n * times(n);
    start();
    for (size_t i = 0; i < many; i++)
        ob_thread_attach(ob_thread_detach());
    stop();
    say_time("gil", n);
}

static const Work works[] = {
    WORK_FOR_ALL, WORK_THAT_COUNTS, { "count.bare", count_bare },
    { "gil", gil },
    { NULL, NULL }
};

static ObObject *speak(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return none;
}

static void make_classes(void)
{
    static const char *const names[] = { "a", "b", "c", NULL };
    static const ObMethodDef methods[] = {
        { "__del__", speak }, { NULL, NULL }
    };
    slotted = made(ob_class_new(&(ObClassDef){
        .name = "Slotted", .slots = names }));
    open_class = made(ob_class_new(&(ObClassDef){
        .name = "Open", .attributes = names }));
    speaker = made(ob_class_new(&(ObClassDef){
        .name = "Speaker", .attributes = names, .methods = methods }));
}

#ifdef COUNTED
#include <sys/wait.h>

/* Several workloads, "chain,gc.tree", each in a process of its own: what
 * one costs is not to depend on the memory that another left behind. */
static int run_named(char *names, size_t n)
{
    int failed = 0, status;
    for (char *name = strtok(names, ","); name != NULL;
         name = strtok(NULL, ",")) {
        fflush(stdout);
        if (fork() == 0)
            _exit(run_work(works, name, n));
        if (wait(&status) < 0 || status != 0)
            failed = 1;
    }
    return failed;
}
#else
#define run_named(name, n) run_work(works, name, n)
#endif

int main(int argc, char *argv[])
{
    need(argc == 3, "usage: ours WORKLOAD N");
    ObInterp *interp = ob_interp_new(NULL);
    need(interp != NULL, "no memory");
    none = ob_none();
    make_classes();
    int result = run_named(argv[1], strtoull(argv[2], NULL, 10));
    ob_decref(slotted);
    ob_decref(open_class);
    ob_decref(speaker);
    ob_interp_free(interp);
    return result;
}
