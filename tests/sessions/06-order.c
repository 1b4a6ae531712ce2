#include "twin.h"

static ObObject *fresh(const char *name)
{
    ObObject *op = ob_doomed_new(name);
    must(op != NULL);
    return op;
}

static void give(ObObject *pair, const char *attribute, const char *name)
{
    must(ob_setattr_steal(pair, attribute, fresh(name)) == 0);
}

/* list(vars(pair)) */
static void print_names(ObObject *pair)
{
    ObObject *dict = ob_vars(pair), *names = ob_list_new();
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

int main(void)
{
    twin_begin();
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "Pair" });
    must(cls != NULL);
    ObObject *one = ob_instance_new(cls), *two = ob_instance_new(cls);
    must(one != NULL && two != NULL);
    ob_decref(cls);
    rebind("one", one);
    rebind("two", two);
    give(one, "a", "1a");
    give(one, "b", "1b");
    give(two, "b", "2b");
    give(two, "a", "2a");
    print_names(two);
    del("two");
    return twin_end();
}
