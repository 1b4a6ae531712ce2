#include "album.h"

static ObObject *say(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ob_log("told by %s", ob_type(self) == &ob_str_type
                         ? ob_str_utf8(self) : "a reference");
    return ob_none();
}

/* A new picture, with a reference that nobody keeps, one that it keeps
 * itself, and a finalizer. */
static ObObject *new_file(ObObject *told)
{
    ObObject *f = picture(), *who = made(ob_str_from("its own"));
    ob_decref(made(ob_ref_new(f, told)));
    ObObject *callback = made(ob_method_new(told, who));
    must(ob_setattr_steal(f, "own", ob_ref_new(f, callback)) == 0);
    ob_decref(callback);
    ob_decref(who);
    who = made(ob_str_from("a finalizer"));
    ob_decref(made(ob_finalize_new(f, told, &who, 1)));
    ob_decref(who);
    return f;
}

int main(void)
{
    twin_begin();
    ObObject *told = made(ob_function_new("say", say));
    ObObject *f = new_file(told);
    ob_log("by count:");
    ob_decref(f);
    f = new_file(told);
    must(ob_setattr(f, "me", f) == 0);
    ob_decref(f);
    ob_log("in a collection:");
    ob_gc_collect();
    ob_decref(told);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
