/* Two families, the second with last words, which its classes got
 * later: what 07-family.py does. */
#include "twin.h"

static ObObject *child_class, *parent_class;

static ObObject *say_so(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ob_log("%s deleted", ob_type(self)->name);
    return ob_none();
}

static ObObject *new_with_list(ObObject *cls, const char *attribute)
{
    ObObject *op = ob_call(cls, NULL, 0);
    must(op != NULL && ob_setattr_steal(op, attribute, ob_list_new()) == 0);
    return op;
}

static size_t collect_a_family(void)
{
    ObObject *p = new_with_list(parent_class, "children");
    ObObject *children = ob_getattr(p, "children");
    must(children != NULL);
    for (int i = 0; i < 4; i++) {
        ObObject *child = ob_call(child_class, NULL, 0);
        must(child != NULL && ob_setattr(child, "parent", p) == 0
             && ob_setattr_steal(child, "data", ob_list_new()) == 0
             && ob_list_append_steal(children, child) == 0);
    }
    ob_decref(children);
    ob_decref(p);
    return ob_gc_collect();
}

static void run_families(void)
{
    child_class = ob_class_new(&(ObClassDef){ .name = "MyChild" });
    parent_class = ob_class_new(&(ObClassDef){ .name = "MyParent" });
    rebind("MyChild", child_class);
    rebind("MyParent", parent_class);
    printf("a family:           %zu\n", collect_a_family());
    ObObject *donor = ob_class_new(&(ObClassDef){
        .name = "Donor",
        .methods = (ObMethodDef[]){ { "__del__", say_so }, { NULL, NULL } }
    });
    must(donor != NULL);
    ObObject *del = ob_getattr(donor, "__del__");
    must(del != NULL && ob_setattr(parent_class, "__del__", del) == 0
         && ob_setattr(child_class, "__del__", del) == 0);
    ob_decref(del);
    ob_decref(donor);
    printf("and with __del__:   %zu\n", collect_a_family());
    printf("gc.garbage:         %zu\n",
           ob_list_size(ob_gc_garbage_borrowed()));
    ob_log_to(NULL);            /* "end of the program" */
}
