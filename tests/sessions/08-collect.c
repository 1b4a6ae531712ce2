#include "told.h"

int main(void)
{
    twin_begin();
    people_begin();
    ObObject *leaf = person(doomed_class, "leaf");
    ObObject *a = person(doomed_class, "a"), *b = person(doomed_class, "b");
    make_friend(a, b);
    make_friend(b, a);
    make_friend(b, leaf);
    ObObject *r1 = refer_to(a, tell, "r1"), *r2 = refer_to(leaf, tell, "r2");
    ObObject *r3 = refer_to(a, tell, "r3");
    ob_decref(leaf);
    ob_decref(a);
    ob_decref(b);
    ob_log("collect %zu", ob_gc_collect());
    ob_decref(r1);
    ob_decref(r2);
    ob_decref(r3);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
