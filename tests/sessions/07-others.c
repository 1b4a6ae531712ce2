#include "twin.h"

#include <string.h>

static ObObject *saved;

static ObObject *phoenix_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ObObject *name = ob_getattr(self, "name");
    must(name != NULL);
    int result = strcmp(ob_str_utf8(name), "b") == 0
                 ? ob_list_append(saved, self) : 0;
    ob_decref(name);
    return result < 0 ? NULL : ob_none();
}

/* A new reference to Phoenix(name, friend); steals friend, or NULL. */
static ObObject *make(ObObject *cls, const char *name, ObObject *friend)
{
    ObObject *op = ob_call(cls, NULL, 0);
    if (friend == NULL)
        friend = ob_none();
    must(op != NULL
         && ob_setattr_steal(op, "name", ob_str_from(name)) == 0
         && ob_setattr(op, "me", op) == 0
         && ob_setattr_steal(op, "friend", friend) == 0);
    return op;
}

int main(void)
{
    static const ObMethodDef methods[] = {
        { "__del__", phoenix_del }, { NULL, NULL }
    };
    twin_begin();
    saved = ob_list_new();
    must(saved != NULL);
    rebind("saved", saved);
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "Phoenix",
                                                .methods = methods });
    rebind("Phoenix", cls);
    ObObject *c = make(cls, "c", NULL), *b = make(cls, "b", c);
    ob_decref(make(cls, "a", b));
    ob_decref(make(cls, "d", NULL));
    ob_log("collect %zu", ob_gc_collect());
    ob_list_clear(saved);
    ob_log("collect %zu", ob_gc_collect());
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
