#include "people.h"

static ObObject *parent_class;

/* What a child keeps of its parent: a new reference. */
typedef ObObject *Refer(ObObject *parent);

static ObObject *hold(ObObject *parent)
{
    ob_incref(parent);
    return parent;
}

static ObObject *find(ObObject *parent)
{
    return ob_proxy_new(parent, NULL);
}

/* def __init__(self, name) */
static ObObject *parent_init(ObObject *self, ObObject *const args[], size_t n)
{
    if (person_init(self, args, n) == NULL)
        return NULL;
    must(ob_setattr_steal(self, "children", ob_list_new()) == 0);
    return ob_none();
}

static void add(ObObject *family, ObObject *child, Refer *refer)
{
    ObObject *children = ob_getattr(family, "children");
    must(children != NULL
         && ob_setattr_steal(child, "parent", refer(family)) == 0
         && ob_list_append_steal(children, child) == 0);
    ob_decref(children);
}

/* Says the name of the parent of the first child. */
static void ask(ObObject *family)
{
    ObObject *children = ob_getattr(family, "children");
    must(children != NULL);
    ObObject *parent = ob_getattr(ob_list_get_borrowed(children, 0), "parent");
    must(parent != NULL);
    ObObject *name = ob_getattr(parent, "name");
    must(name != NULL);
    ob_log("%s", ob_str_utf8(name));
    ob_decref(name);
    ob_decref(parent);
    ob_decref(children);
}

static void client(Refer *refer)
{
    ObObject *family = person(parent_class, "parent");
    add(family, person(doomed_class, "one"), refer);
    add(family, person(doomed_class, "two"), refer);
    ask(family);
    ob_decref(family);
}

int main(void)
{
    twin_begin();
    people_begin();
    parent_class = class_of("Parent", doomed_class, (ObMethodDef[]){
        { "__init__", parent_init }, { NULL, NULL } });
    client(hold);
    ob_log("collect %zu", ob_gc_collect());
    client(find);
    ob_log("collect %zu", ob_gc_collect());
    ob_log_to(NULL);            /* "end of the program" */
    return twin_end();
}
