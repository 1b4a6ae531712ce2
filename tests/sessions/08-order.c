#include "told.h"

int main(void)
{
    twin_begin();
    people_begin();
    ObObject *friend = person(doomed_class, "friend");
    ObObject *p = person(doomed_class, "p");
    make_friend(p, friend);
    ob_decref(friend);
    ObObject *r1 = refer_to(p, tell, "r1"), *r2 = refer_to(p, tell, "r2");
    ob_decref(refer_to(p, tell, "r3"));
    ob_decref(p);
    ob_decref(r1);
    ob_decref(r2);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
