#include "album.h"

static ObObject *saved;

static ObObject *save(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    return ob_list_append(saved, self) < 0 ? NULL : ob_none();
}

static void put_bird(ObObject *known, const char *name, ObObject *cls,
                     bool cycle)
{
    ObObject *bird = made(ob_call(cls, NULL, 0));
    ObObject *key = made(ob_str_from(name));
    must(ob_weak_values_set(known, key, bird) == 0);
    if (cycle)
        must(ob_setattr(bird, "me", bird) == 0);
    ob_decref(key);
    ob_decref(bird);
}

int main(void)
{
    twin_begin();
    saved = made(ob_list_new());
    rebind("saved", saved);
    ObObject *cls = class_of("Phoenix", (ObMethodDef[]){
        { "__del__", save }, { NULL, NULL } });
    ObObject *known = made(ob_weak_values_new());
    put_bird(known, "by count", cls, false);
    print_keys(known);
    put_bird(known, "by collection", cls, true);
    ob_gc_collect();
    print_keys(known);
    ob_log("%zu", ob_list_size(saved));
    ob_decref(known);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
