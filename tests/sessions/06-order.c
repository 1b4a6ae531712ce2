#include "twin.h"

static void give(ObObject *node, const char *name)
{
    ObObject *op = ob_doomed_new(name);
    must(op != NULL);
    must(ob_setattr_steal(node, name, op) == 0);
}

/* list(vars(node)) */
static void print_names(ObObject *node)
{
    ObObject *dict = ob_vars(node), *names = ob_list_new();
    must(dict != NULL && names != NULL);
    size_t at = 0;
    ObObject *key, *value;
    while (ob_dict_next_borrowed(dict, &at, &key, &value))
        must(ob_list_append(names, key) == 0);
    ObObject *repr = ob_repr(names);
    must(repr != NULL);
    puts(ob_str_utf8(repr));
    ob_decref(repr);
    ob_decref(names);
    ob_decref(dict);
}

/* Neither of them has it. */
static void miss(bool missed)
{
    must(missed && ob_error() == OB_ATTRIBUTE_ERROR);
    ob_error_clear();
}

int main(void)
{
    twin_begin();
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "Node" });
    must(cls != NULL);
    ObObject *one = ob_instance_new(cls), *two = ob_instance_new(cls);
    must(one != NULL && two != NULL);
    ob_decref(cls);
    rebind("one", one);
    rebind("two", two);
    miss(ob_getattr(one, "c") == NULL);
    miss(ob_delattr(one, "b") < 0);
    give(two, "a");
    give(two, "b");
    give(two, "c");
    print_names(two);
    del("two");
    return twin_end();
}
