/* The figures of chapter 3. */
#include "figure.h"

static void must(int result, const char *what)
{
    if (result != 0)
        figure_failed(what);
}

static ObObject *node(ObNamespace *globals, const char *name)
{
    ObObject *op = ob_doomed_new(name);
    must(ob_namespace_bind_steal(globals, name, op), name);
    return op;
}

/* root -> left <-> right, and the names deleted one by one. */
static void draw_nodes(ObNamespace *globals)
{
    ObObject *root = node(globals, "root");
    ObObject *left = node(globals, "left");
    ObObject *right = node(globals, "right");
    must(ob_doomed_befriend(root, left), "root");
    must(ob_doomed_befriend(left, right), "left");
    must(ob_doomed_befriend(right, left), "right");
    figure("03-nodes", false);
    must(ob_namespace_unbind(globals, "root"), "del root");
    figure("03-nodes-root", true);
    must(ob_namespace_unbind(globals, "left"), "del left");
    figure("03-nodes-left", true);
    ob_doomed_abandon(right);
    must(ob_namespace_unbind(globals, "right"), "del right");
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    ObNamespace *globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    draw_nodes(globals);
    ObObject *dict = ob_dict_new(), *list = ob_list_new();
    ObObject *spam = ob_str_from("spam"), *number = ob_int_new(3000);
    if (dict == NULL || list == NULL || spam == NULL || number == NULL)
        figure_failed("the dict");
    must(ob_list_append_steal(list, number), "the list");
    must(ob_dict_set(dict, spam, list), "an entry");
    must(ob_dict_set(dict, ob_none(), spam), "another entry");
    ob_decref(spam);
    ob_decref(list);
    must(ob_namespace_bind_steal(globals, "d", dict), "d");
    figure("03-dict", false);
    return figures_end();
}
