#include "album.h"

static ObObject *fill(ObObject *pictures)
{
    ObObject *album = made(ob_weak_values_new());
    put(album, "a", pictures);
    put(album, "b", pictures);
    put(album, "c", pictures);
    return album;
}

int main(void)
{
    twin_begin();
    ObObject *pictures = made(ob_list_new()), *album = fill(pictures);
    ObObject *held = NULL, *value;
    ObWeakWalk walk;
    must(ob_weak_walk(album, &walk) == 0);
    while (ob_weak_walk_next(&walk, NULL, &value)) {
        if (held != NULL)       /* the name `picture` */
            ob_decref(held);
        held = value;
    }
    ob_list_clear(pictures);
    print_keys(album);
    ob_decref(held);
    ob_decref(album);
    album = fill(pictures);
    must(ob_weak_walk(album, &walk) == 0);
    for (ObObject *key; ob_weak_walk_next(&walk, &key, NULL); ) {
        ob_list_clear(pictures);
        ob_decref(key);
    }
    print_keys(album);
    ob_decref(album);
    ob_decref(pictures);
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
