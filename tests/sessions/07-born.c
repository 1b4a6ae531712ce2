#include "people.h"

static ObObject *mother_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    log_name("died", self);
    ObObject *child = person(doomed_class, "child");
    make_friend(child, self);
    make_friend(self, child);
    ob_decref(child);
    return ob_none();
}

int main(void)
{
    twin_begin();
    people_begin();
    ObObject *mother = person(heir_of_doomed("Mother", mother_del), "mother");
    make_friend(mother, mother);
    ob_decref(mother);
    ob_log("collect %zu", ob_gc_collect());
    ob_log("collect %zu", ob_gc_collect());
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
