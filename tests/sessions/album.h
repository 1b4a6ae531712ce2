/* For twins: pictures, instances of a class without anything, and
 * albums of them. */
#ifndef ALBUM_H
#define ALBUM_H

#include "twin.h"

static ObObject *picture_class;

static inline ObObject *made(ObObject *op)
{
    must(op != NULL);
    return op;
}

static inline ObObject *class_of(const char *name,
                                 const ObMethodDef *methods)
{
    ObObject *cls = made(ob_class_new(&(ObClassDef){
        .name = name, .methods = methods }));
    rebind(name, cls);
    return cls;
}

static inline ObObject *picture(void)
{
    if (picture_class == NULL)
        picture_class = class_of("Picture", NULL);
    return made(ob_call(picture_class, NULL, 0));
}

/* album[name] = a new picture, in `list` as well; NULL: nobody else
 * holds it. */
static inline void put(ObObject *album, const char *name, ObObject *list)
{
    ObObject *key = made(ob_str_from(name)), *value = picture();
    must(ob_weak_values_set(album, key, value) == 0);
    if (list != NULL)
        must(ob_list_append(list, value) == 0);
    ob_decref(key);
    ob_decref(value);
}

/* print(list(album)) */
static inline void print_keys(ObObject *album)
{
    ObObject *keys = made(ob_list_new()), *key;
    ObWeakWalk walk;
    must(ob_weak_walk(album, &walk) == 0);
    while (ob_weak_walk_next(&walk, &key, NULL))
        must(ob_list_append_steal(keys, key) == 0);
    ObObject *repr = made(ob_repr(keys));
    ob_log("%s", ob_str_utf8(repr));
    ob_decref(repr);
    ob_decref(keys);
}

#endif
