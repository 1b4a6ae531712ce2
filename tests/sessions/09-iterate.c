#include "album.h"

#include <string.h>

int main(void)
{
    twin_begin();
    ObObject *pictures = made(ob_list_new());
    ObObject *album = made(ob_weak_values_new()), *key;
    static const char *const names[] = { "a", "b", "c", "d", "e" };
    for (int i = 0; i < 5; i++)
        put(album, names[i], pictures);
    ObWeakWalk walk;
    must(ob_weak_walk(album, &walk) == 0);
    while (ob_weak_walk_next(&walk, &key, NULL)) {
        ob_log("%s", ob_str_utf8(key));
        if (strcmp(ob_str_utf8(key), "b") == 0) {
            must(ob_list_del(pictures, 2) == 0);
            must(ob_list_del(pictures, 2) == 0);
            ob_log("%zu are left", ob_weak_values_size(album));
        }
        ob_decref(key);
    }
    ob_decref(pictures);
    ob_decref(album);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
