#include "album.h"

static ObObject *saved;

static ObObject *save(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ob_log("last words");
    return ob_list_append(saved, self) < 0 ? NULL : ob_none();
}

static ObObject *say(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ob_log("%s", ob_str_utf8(self));
    return ob_none();
}

static void put_bird(ObObject *known, ObObject *cls, bool in_cycle)
{
    ObObject *bird = made(ob_call(cls, NULL, 0));
    ObObject *key = made(ob_str_from("bird"));
    must(ob_weak_values_set(known, key, bird) == 0);
    ObObject *print = made(ob_function_new("say", say));
    ObObject *text = made(ob_str_from("the nest is taken down"));
    ob_decref(made(ob_finalize_new(bird, print, &text, 1)));
    if (in_cycle)
        must(ob_setattr(bird, "me", bird) == 0);
    ob_decref(text);
    ob_decref(print);
    ob_decref(key);
    ob_decref(bird);
}

static void print_saved(ObObject *known)
{
    ObObject *key;
    ObWeakWalk walk;
    bool found = false;
    must(ob_weak_walk(known, &walk) == 0);
    while (ob_weak_walk_next(&walk, &key, NULL)) {
        found = true;
        ob_decref(key);
    }
    ob_log("%zu saved, known: %s", ob_list_size(saved),
           found ? "['bird']" : "[]");
}

int main(void)
{
    twin_begin();
    saved = made(ob_list_new());
    rebind("saved", saved);
    ObObject *cls = class_of("Phoenix", (ObMethodDef[]){
        { "__del__", save }, { NULL, NULL } });
    ObObject *known = made(ob_weak_values_new());
    for (int in_cycle = 0; in_cycle < 2; in_cycle++) {
        put_bird(known, cls, in_cycle == 1);
        ob_gc_collect();
        print_saved(known);
        ob_list_clear(saved);
        ob_gc_collect();
    }
    ob_decref(known);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
