#include "album.h"

int main(void)
{
    twin_begin();
    ObObject *notes = made(ob_weak_keys_new()), *paris = picture();
    ObObject *note = made(ob_str_from("a note"));
    must(ob_weak_keys_set(notes, paris, note) == 0);
    ob_decref(paris);
    ob_decref(note);
    ob_log("%zu", ob_weak_keys_size(notes));
    paris = picture();
    note = made(ob_list_new());
    must(ob_list_append(note, paris) == 0);
    must(ob_weak_keys_set(notes, paris, note) == 0);
    ob_decref(note);
    ob_decref(paris);
    ob_gc_collect();
    ob_log("%zu", ob_weak_keys_size(notes));
    ob_decref(notes);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
