/* What an attribute costs, read through a proxy; and an object, asked for
 * of a weak reference. The rounds of what is compared alternate. */
#define _POSIX_C_SOURCE 200809L
#include "ouroboros.h"
#include "rounds.h"

#include <stdlib.h>

enum { MANY = 1000000, ROUNDS = 7 };

static ObObject *p, *w, *r;

static ObObject *must(ObObject *made)
{
    if (made == NULL) {
        fputs("no memory\n", stderr);
        exit(1);
    }
    return made;
}

static void read_it(void)
{
    ob_decref(must(ob_getattr(p, "x")));
}

static void read_through_a_proxy(void)
{
    ob_decref(must(ob_getattr(w, "x")));
}

static void read_through_a_reference(void)
{
    ObObject *to;
    if (ob_ref_get(r, &to) > 0) {
        ob_decref(must(ob_getattr(to, "x")));
        ob_decref(to);
    }
}

static double took(void (*read)(void))
{
    double begun = now();
    for (int i = 0; i < MANY; i++)
        read();
    return (now() - begun) / MANY;
}

int main(void)
{
    static void (*const reads[])(void) = {
        read_it, read_through_a_proxy, read_through_a_reference
    };
    static const char *const names[] = {
        "of the object", "through a proxy", "through a reference"
    };
    static double all[3][ROUNDS];
    ObInterp *interp = ob_interp_new(NULL);
    ObObject *cls = must(ob_class_new(&(ObClassDef){ .name = "C" }));
    p = must(ob_instance_new(cls));
    ObObject *x = must(ob_int_new(1));
    if (ob_setattr(p, "x", x) < 0)
        return 1;
    w = must(ob_proxy_new(p, NULL));
    r = must(ob_ref_new(p, NULL));
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < 3; i++)
            all[i][round] = took(reads[i]);
    puts("an attribute is read:");
    for (int i = 0; i < 3; i++) {
        printf("  %-20s %6.1f ns\n", names[i], median(all[i], ROUNDS));
    }
    ObObject *held[] = { r, w, x, p, cls };
    for (int i = 0; i < 5; i++)
        ob_decref(held[i]);
    return ob_interp_free(interp);
}
