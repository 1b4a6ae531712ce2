/* For twins: the prelude's class Doomed, as a class, and heirs of it.
 * Bound names are globals. */
#ifndef PEOPLE_H
#define PEOPLE_H

#include "twin.h"

static ObObject *doomed_class;

static void log_name(const char *what, ObObject *self)
{
    ObObject *name = ob_getattr(self, "name");
    must(name != NULL);
    ob_log("%s %s", what, ob_str_utf8(name));
    ob_decref(name);
}

/* def __init__(self, name) */
static ObObject *person_init(ObObject *self, ObObject *const args[], size_t n)
{
    must(n == 1);
    if (ob_setattr(self, "name", args[0]) < 0
        || ob_setattr_steal(self, "friends", ob_list_new()) < 0)
        return NULL;
    log_name("birth", self);
    return ob_none();
}

static ObObject *person_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    log_name("died", self);
    return ob_none();
}

static ObObject *class_of(const char *name, ObObject *base,
                          const ObMethodDef *methods)
{
    ObObject *cls = ob_class_new(&(ObClassDef){
        .name = name, .base = base, .methods = methods });
    must(cls != NULL);
    rebind(name, cls);
    return cls;
}

static void people_begin(void)
{
    static const ObMethodDef methods[] = {
        { "__init__", person_init }, { "__del__", person_del },
        { NULL, NULL }
    };
    doomed_class = class_of("Doomed", NULL, methods);
}

/* class NAME(Doomed): only its __del__ is its own. */
static inline ObObject *heir_of_doomed(const char *name, ObFunction *function)
{
    return class_of(name, doomed_class, (ObMethodDef[]){
        { "__del__", function }, { NULL, NULL } });
}

/* A new reference to cls(name). */
static ObObject *person(ObObject *cls, const char *name)
{
    ObObject *arg = ob_str_from(name);
    must(arg != NULL);
    ObObject *op = ob_call(cls, &arg, 1);
    must(op != NULL);
    ob_decref(arg);
    return op;
}

/* op.friends.append(friend) */
static inline void make_friend(ObObject *op, ObObject *friend)
{
    ObObject *friends = ob_getattr(op, "friends");
    must(friends != NULL && ob_list_append(friends, friend) == 0);
    ob_decref(friends);
}

#endif
