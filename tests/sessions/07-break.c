#include "people.h"

static void log_doing(ObObject *self, const char *what)
{
    ObObject *name = ob_getattr(self, "name");
    must(name != NULL);
    ob_log("%s %s", ob_str_utf8(name), what);
    ob_decref(name);
}

static ObObject *tidy_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    log_doing(self, "begins");
    ObObject *friends = ob_getattr(self, "friends");
    must(friends != NULL);
    ob_list_clear(friends);
    ob_decref(friends);
    log_doing(self, "ends");
    return ob_none();
}

int main(void)
{
    twin_begin();
    people_begin();
    ObObject *tidy = heir_of_doomed("Tidy", tidy_del);
    ObObject *a = person(tidy, "a"), *b = person(tidy, "b");
    ObObject *c = person(tidy, "c");
    make_friend(a, c);
    make_friend(c, b);
    make_friend(b, a);
    ob_decref(a);
    ob_decref(b);
    ob_decref(c);
    ob_log("collect %zu", ob_gc_collect());
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
