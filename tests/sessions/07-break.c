#include "people.h"

static ObObject *tidy_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    log_name("died", self);
    ObObject *friends = ob_getattr(self, "friends");
    must(friends != NULL);
    ob_list_clear(friends);
    ob_decref(friends);
    return ob_none();
}

int main(void)
{
    twin_begin();
    people_begin();
    ObObject *tidy = heir_of_doomed("Tidy", tidy_del);
    ObObject *a = person(tidy, "a"), *b = person(tidy, "b");
    make_friend(a, b);
    make_friend(b, a);
    ob_decref(a);
    ob_decref(b);
    ob_log("collect %zu", ob_gc_collect());
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
