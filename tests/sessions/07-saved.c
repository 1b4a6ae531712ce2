#include "people.h"

#include <string.h>

static ObObject *saved;

static ObObject *phoenix_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    log_name("died", self);
    return ob_list_append(saved, self) < 0 ? NULL : ob_none();
}

/* Their names behind the line. */
static void log_saved(size_t found)
{
    char line[100];
    snprintf(line, sizeof line, "collect %zu and saved:", found);
    for (int64_t i = 0; i < (int64_t)ob_list_size(saved); i++) {
        ObObject *name = ob_getattr(ob_list_get_borrowed(saved, i), "name");
        must(name != NULL);
        strcat(strcat(line, " "), ob_str_utf8(name));
        ob_decref(name);
    }
    ob_log("%s", line);
}

static const char *truth(bool value)
{
    return value ? "True" : "False";
}

int main(void)
{
    twin_begin();
    people_begin();
    saved = ob_list_new();
    must(saved != NULL);
    rebind("saved", saved);
    ObObject *a = person(heir_of_doomed("Phoenix", phoenix_del), "a");
    ObObject *b = person(doomed_class, "b");
    make_friend(a, b);
    make_friend(b, a);
    ob_decref(a);
    ob_decref(b);
    log_saved(ob_gc_collect());
    ObObject *friends = ob_getattr(a, "friends");
    must(friends != NULL);
    log_name("its friend is", ob_list_get_borrowed(friends, 0));
    ob_decref(friends);
    ob_log("finalized: %s %s %s", truth(ob_gc_is_finalized(a)),
           truth(ob_gc_is_finalized(b)), truth(ob_gc_is_finalized(saved)));
    ob_list_clear(saved);
    log_saved(ob_gc_collect());
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
