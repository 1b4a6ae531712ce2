#include "album.h"

int main(void)
{
    twin_begin();
    ObObject *album = made(ob_weak_values_new());
    ObObject *key = made(ob_str_from("sunset")), *beach = picture();
    put(album, "sunset", NULL);
    ob_log("%s", ob_weak_values_contains(album, key) ? "True" : "False");
    must(ob_weak_values_set(album, key, beach) == 0);
    ob_decref(key);
    key = made(ob_str_from("shore"));
    must(ob_weak_values_set(album, key, beach) == 0);
    ob_decref(beach);
    ob_log("%zu", ob_weak_values_size(album));
    ob_decref(key);
    ob_decref(album);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
