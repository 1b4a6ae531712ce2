#include "people.h"

#include <string.h>

static ObObject *social_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    log_name("died", self);
    char line[100] = "    friends:";
    ObObject *friends = ob_getattr(self, "friends");
    must(friends != NULL);
    for (int64_t i = 0; i < (int64_t)ob_list_size(friends); i++) {
        ObObject *name = ob_getattr(ob_list_get_borrowed(friends, i),
                                    "name");
        must(name != NULL);
        strcat(strcat(line, " "), ob_str_utf8(name));
        ob_decref(name);
    }
    ob_decref(friends);
    ob_log("%s", line);
    return ob_none();
}

int main(void)
{
    twin_begin();
    people_begin();
    ObObject *social = heir_of_doomed("Social", social_del);
    ObObject *c = person(social, "c"), *a = person(social, "a");
    ObObject *b = person(social, "b"), *tail = person(doomed_class, "tail");
    make_friend(a, b);
    make_friend(a, tail);
    make_friend(b, c);
    make_friend(c, a);
    ob_decref(tail);
    ob_decref(b);
    ob_decref(c);
    ob_decref(a);
    ob_log("collect %zu", ob_gc_collect());
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
