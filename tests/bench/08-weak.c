/* What a weak reference costs: to make it, to ask it, to be told; and an
 * object to which nobody refers, by which a death has to look. Beside
 * them CPython's, if there is a python3. */
#define _POSIX_C_SOURCE 200809L
#include "ouroboros.h"
#include "rounds.h"

#include <stdlib.h>

enum { MANY = 200000, ROUNDS = 7 };

static void must(bool holds)
{
    if (!holds) {
        fputs("no memory\n", stderr);
        exit(1);
    }
}

static ObObject *cls, *callback;
static ObObject *objects[MANY], *refs[MANY];

static ObObject *do_nothing(ObObject *self, ObObject *const args[],
                            size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

static void make_objects(void)
{
    for (int i = 0; i < MANY; i++)
        must((objects[i] = ob_instance_new(cls)) != NULL);
}

static void drop(ObObject **all)
{
    for (int i = 0; i < MANY; i++)
        ob_decref(all[i]);
}

static void make_refs(ObObject *called)
{
    for (int i = 0; i < MANY; i++)
        must((refs[i] = ob_ref_new(objects[i], called)) != NULL);
}

/* Each returns how long its own part took. */

static double make(void)
{
    make_objects();
    double begun = now();
    make_refs(NULL);
    double took = now() - begun;
    drop(refs);
    drop(objects);
    return took;
}

static double ask(void)
{
    make_objects();
    make_refs(NULL);
    double begun = now();
    for (int i = 0; i < MANY; i++) {
        ObObject *to;
        must(ob_ref_get(refs[i], &to) > 0);
        ob_decref(to);
    }
    double took = now() - begun;
    drop(refs);
    drop(objects);
    return took;
}

/* The death of the objects; `called`: as which callback? */
static double die(bool referred, ObObject *called)
{
    make_objects();
    if (referred)
        make_refs(called);
    double begun = now();
    drop(objects);
    double took = now() - begun;
    if (referred)
        drop(refs);
    return took;
}

static double die_alone(void)
{
    return die(false, NULL);
}

static double die_cleared(void)
{
    return die(true, NULL);
}

static double die_told(void)
{
    return die(true, callback);
}

/* The median of some rounds, in nanoseconds for each. */
static double measure(double (*round)(void))
{
    double took[ROUNDS];
    for (int i = 0; i < ROUNDS; i++)
        took[i] = round();
    return median(took, ROUNDS) / MANY;
}

/* The same in Python: five numbers. */
static const char program[] =
    "import gc, weakref\n"
    "from time import process_time_ns as now\n"
    "gc.disable()\n"
    "class C: pass\n"
    "f = lambda r: None\n"
    "n = 200000\n"
    "def make(o):\n"
    "    t = now(); r = list(map(weakref.ref, o)); t = now() - t\n"
    "    return t, r\n"
    "def ask(o):\n"
    "    r = make(o)[1]; t = now()\n"
    "    for x in r: x()\n"
    "    return now() - t,\n"
    "def die(o, r):\n"
    "    t = now(); o.clear(); return now() - t,\n"
    "tests = [make, ask, lambda o: die(o, None),\n"
    "         lambda o: die(o, make(o)[1]),\n"
    "         lambda o: die(o, [weakref.ref(x, f) for x in o])]\n"
    "for test in tests:\n"
    "    took = sorted(test([C() for i in range(n)])[0]\n"
    "                  for i in range(7))\n"
    "    print(took[3] / n)\n";

static void measure_python(double took[5])
{
    static char command[4000];
    const char *which[] = { "python3.15", "python3" };
    for (size_t i = 0; i < 2; i++) {
        snprintf(command, sizeof command, "%s -c \"%s\" 2>/dev/null",
                 which[i], program);
        FILE *out = popen(command, "r");
        int n = 0;
        while (out != NULL && n < 5 && fscanf(out, "%lf", &took[n]) == 1)
            n++;
        if (out != NULL)
            pclose(out);
        if (n == 5)
            return;
    }
    for (int i = 0; i < 5; i++)
        took[i] = 0;
}

int main(void)
{
    static double (*const rounds[])(void) = {
        make, ask, die_alone, die_cleared, die_told
    };
    static const char *const names[] = {
        "make a reference", "ask it",
        "the death of an object without any", "of one with a reference",
        "of one with a reference and a callback"
    };
    double python[5];
    measure_python(python);
    ObInterp *interp = ob_interp_new(NULL);
    must(interp != NULL);
    ob_gc_disable();
    cls = ob_class_new(&(ObClassDef){ .name = "C" });
    callback = ob_function_new("f", do_nothing);
    must(cls != NULL && callback != NULL);
    puts("nanoseconds each                           ours  CPython's");
    for (int i = 0; i < 5; i++)
        printf("  %-38s %6.0f %8.0f\n", names[i], measure(rounds[i]),
               python[i]);
    ob_decref(callback);
    ob_decref(cls);
    return ob_interp_free(interp);
}
