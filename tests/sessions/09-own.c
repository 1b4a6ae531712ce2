#include "album.h"

static void note(ObObject *notes, ObObject *key, ObObject *value)
{
    must(ob_weak_keys_set(notes, key, value) == 0);
}

static void note_about_itself(ObObject *notes)
{
    ObObject *paris = picture(), *list = made(ob_list_new());
    must(ob_list_append(list, paris) == 0);
    note(notes, paris, list);
    ob_decref(list);
    ob_decref(paris);
}

int main(void)
{
    twin_begin();
    ObObject *notes = made(ob_weak_keys_new());
    note_about_itself(notes);
    ob_gc_collect();
    ob_log("%zu", ob_weak_keys_size(notes));
    ObObject *north_of = made(ob_weak_keys_new());
    ObObject *south_of = made(ob_weak_keys_new());
    ObObject *paris = picture(), *rome = picture();
    note(north_of, rome, paris);
    note(south_of, paris, rome);
    ob_decref(paris);
    ob_decref(rome);
    ob_gc_collect();
    ob_log("%zu %zu", ob_weak_keys_size(north_of),
           ob_weak_keys_size(south_of));
    ob_decref(north_of);
    ob_log("%zu", ob_weak_keys_size(south_of));
    ob_decref(south_of);
    ob_decref(notes);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
