#include "people.h"

static void set(ObObject *op, const char *name, ObObject *value)
{
    must(ob_setattr_steal(op, name, value) == 0);
}

int main(void)
{
    twin_begin();
    people_begin();
    ObObject *p = person(doomed_class, "parent"), *others = ob_list_new();
    must(others != NULL);
    set(p, "eldest", person(doomed_class, "eldest"));
    for (int i = 0; i < 3; i++) {
        static const char *const names[] = { "one", "two", "three" };
        must(ob_list_append_steal(others,
                                  person(doomed_class, names[i])) == 0);
    }
    set(p, "others", others);
    set(p, "youngest", person(doomed_class, "youngest"));
    rebind("p", p);
    del("p");
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
