#include "told.h"

static ObObject *saved, *plain;

static ObObject *save(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    saved = ob_call(plain, NULL, 0);
    return ob_none();
}

int main(void)
{
    twin_begin();
    people_begin();
    ObObject *a = person(doomed_class, "a"), *b = person(doomed_class, "b");
    make_friend(a, b);
    make_friend(b, a);
    plain = ob_ref_new(b, NULL);
    must(plain != NULL);
    ObObject *told = refer_to(a, save, "told");
    ob_decref(a);
    ob_decref(b);
    ob_log("collect %zu", ob_gc_collect());
    ob_log("%s %s", saved == ob_none() ? "True" : "False",
           ob_ref_is_dead(told) ? "True" : "False");
    ob_decref(saved);           /* saved.clear() */
    ob_log("collect %zu", ob_gc_collect());
    ob_log_to(NULL);            /* "end of the program" */
    ob_decref(plain);
    ob_decref(told);
    return twin_end();
}
