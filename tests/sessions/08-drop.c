#include "told.h"

static ObObject *kept;

static ObObject *say(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    must(n == 1);
    ob_log("told %s", ob_str_utf8(self));
    return ob_none();
}

static ObObject *forget(ObObject *self, ObObject *const args[], size_t n)
{
    say(self, args, n);
    ob_list_clear(kept);
    return ob_none();
}

int main(void)
{
    twin_begin();
    people_begin();
    ObObject *p = person(doomed_class, "p");
    kept = ob_list_new();
    must(kept != NULL
         && ob_list_append_steal(kept, refer_to(p, say, "1")) == 0
         && ob_list_append_steal(kept, refer_to(p, forget, "2")) == 0);
    ob_decref(p);
    ob_decref(kept);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
