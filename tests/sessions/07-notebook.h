/* The notebook's family, on the library: what 07-notebook.py does. */
#ifndef NOTEBOOK_H
#define NOTEBOOK_H

#include "twin.h"

#include <string.h>

static ObObject *parent_class, *child_class;

/* The id of an object, and the name that it was given. */
static struct { const ObObject *id; const char *name; } names[8];
static size_t named;

static void give_name(const ObObject *op, const char *name)
{
    for (size_t i = 0; i < named; i++)
        if (names[i].id == op) {
            names[i].name = name;
            return;
        }
    names[named].id = op;
    names[named++].name = name;
}

static const char *name_of(const ObObject *op)
{
    size_t i = 0;
    while (i < named && names[i].id != op)
        i++;
    must(i < named);
    return names[i].name;
}

static ObObject *deleted(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ob_log("%s deleted %s", ob_type(self)->name, name_of(self));
    return ob_none();
}

static int set_steal(ObObject *op, const char *name, ObObject *value)
{
    return ob_setattr_steal(op, name, value);
}

static ObObject *data(void)
{
    ObObject *list = ob_list_new();
    must(list != NULL);
    for (int i = 0; i < 100; i++)
        must(ob_list_append_steal(list, ob_int_new(1234 * i)) == 0);
    return list;
}

static ObObject *child_init(ObObject *self, ObObject *const args[], size_t n)
{
    must(n == 1);
    return ob_setattr(self, "parent", args[0]) < 0
           || set_steal(self, "data", data()) < 0 ? NULL : ob_none();
}

static ObObject *parent_init(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    must(n == 0);
    return set_steal(self, "children", ob_list_new()) < 0 ? NULL
                                                          : ob_none();
}

static void make_classes(void)
{
    static const ObMethodDef child[] = {
        { "__init__", child_init }, { "__del__", deleted }, { NULL, NULL }
    };
    static const ObMethodDef parent[] = {
        { "__init__", parent_init }, { "__del__", deleted }, { NULL, NULL }
    };
    child_class = ob_class_new(&(ObClassDef){ .name = "MyChild",
                                              .methods = child });
    parent_class = ob_class_new(&(ObClassDef){ .name = "MyParent",
                                               .methods = parent });
    rebind("MyChild", child_class);
    rebind("MyParent", parent_class);
}

/* p = MyParent(), known as name */
static ObObject *make_parent(const char *name)
{
    ObObject *op = ob_call(parent_class, NULL, 0);
    must(op != NULL);
    give_name(op, name);
    rebind("p", op);
    return op;
}

static void add_child(ObObject *parent, const char *name)
{
    ObObject *child = ob_call(child_class, &parent, 1);
    ObObject *children = ob_getattr(parent, "children");
    must(child != NULL && children != NULL);
    give_name(child, name);
    must(ob_list_append_steal(children, child) == 0);
    ob_decref(children);
}

static void log_garbage(ObObject *garbage)
{
    char line[100] = "garbage: ";
    for (int64_t i = 0; i < (int64_t)ob_list_size(garbage); i++)
        snprintf(line + strlen(line), sizeof line - strlen(line), "%s%s",
                 i > 0 ? " " : "",
                 name_of(ob_list_get_borrowed(garbage, i)));
    ob_log("%s", line);
}

/* The parents among them let go of their children. */
static void break_cycles(ObObject *garbage)
{
    for (int64_t i = 0; i < (int64_t)ob_list_size(garbage); i++) {
        ObObject *op = ob_list_get_borrowed(garbage, i);
        if (ob_isinstance(op, parent_class))
            must(ob_setattr(op, "children", ob_none()) == 0);
    }
}

static void run_notebook(void)
{
    make_classes();
    make_parent("childless");
    del("p");
    ObObject *p = make_parent("p");
    add_child(p, "c1");
    add_child(p, "c2");
    add_child(p, "c3");
    count("p");
    del("p");
    ob_log("del p");
    ob_log("collect %zu", ob_gc_collect());
    ObObject *garbage = ob_gc_garbage_borrowed();
    must(garbage != NULL);
    log_garbage(garbage);
    break_cycles(garbage);
    ob_list_clear(garbage);
    ob_log("collect %zu", ob_gc_collect());
}

#endif
