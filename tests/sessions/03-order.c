#include "twin.h"

/* A new Doomed, held by nobody but the container to come. */
static ObObject *fresh(const char *name)
{
    ObObject *op = ob_doomed_new(name);
    must(op != NULL);
    return op;
}

static void let_go(ObObject *container)
{
    must(container != NULL);
    ob_log("of a %s", ob_type(container)->name);
    ob_decref(container);
}

int main(void)
{
    static const char *const names[] = { "a", "b", "c" };
    ObObject *items[3];

    twin_begin();
    ObObject *list = ob_list_new();
    for (int i = 0; i < 3; i++)
        must(ob_list_append_steal(list, fresh(names[i])) == 0);
    let_go(list);

    for (int i = 0; i < 3; i++)
        items[i] = fresh(names[i]);
    ObObject *tuple = ob_tuple_new(3, items);
    for (int i = 0; i < 3; i++)
        ob_decref(items[i]);
    let_go(tuple);

    ObObject *dict = ob_dict_new();
    static const char *const pairs[][2] = {
        { "key a", "a" }, { "key b", "b" }
    };
    for (int i = 0; i < 2; i++) {
        ObObject *key = fresh(pairs[i][0]), *value = fresh(pairs[i][1]);
        must(ob_dict_set(dict, key, value) == 0);
        ob_decref(key);
        ob_decref(value);
    }
    let_go(dict);
    return twin_end();
}
