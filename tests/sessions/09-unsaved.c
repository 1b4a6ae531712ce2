#include "album.h"

static ObObject *say(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ob_log("told by %s", ob_type(self) == &ob_str_type
                         ? ob_str_utf8(self) : "a reference");
    return ob_none();
}

int main(void)
{
    twin_begin();
    ObObject *f = picture(), *told = made(ob_function_new("say", say));
    ObObject *who = made(ob_str_from("a finalizer"));
    ob_decref(made(ob_ref_new(f, told)));
    ob_decref(made(ob_finalize_new(f, told, &who, 1)));
    ob_decref(f);
    ob_decref(told);
    ob_decref(who);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
