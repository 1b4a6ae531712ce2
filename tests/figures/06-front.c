/* The snake of the first page: all containers of a heap, in the order of the collector's rings, the youngest at the
 * tail; what each refers to; and which of them a collection finds that nobody can reach.
 *
 *   object NUMBER GENERATION BYTES COUNT RED WHAT
 *   reference FROM TO
 *   collected N
 */
#include "figure.h"

#include <string.h>

enum { MOST = 128, TREES = 5, WORDS = 9 };

static ObNamespace *globals;

/* --- a program that lives for a while --- */

static ObObject *new_class(const char *name, ObObject *base)
{
    static const char *const attributes[] = { "parent", "children", "data", NULL };
    ObClassDef def = { .name = name, .base = base, .attributes = attributes };
    return made(ob_class_new(&def), name);
}

static ObObject *list_of(int n)
{
    ObObject *list = made(ob_list_new(), "a list");
    for (int i = 0; i < n; i++)
        must(ob_list_append_steal(list, ob_int_new(i)), "an item");
    return list;
}

/* A node that knows its parent, who knows it. */
static ObObject *node_below(ObObject *cls, ObObject *parent, int weight)
{
    ObObject *node = made(ob_instance_new(cls), "a node");
    must(ob_setattr_steal(node, "data", list_of(weight)), "data");
    if (parent == NULL)
        return node;
    must(ob_setattr(node, "parent", parent), "a parent");
    ObObject *children;
    children = made(ob_getattr(parent, "children"), "children");
    must(ob_list_append(children, node), "a child");
    ob_decref(children);
    return node;
}

static ObObject *tree(ObObject *cls, int children)
{
    ObObject *root = node_below(cls, NULL, 3 * children);
    must(ob_setattr_steal(root, "children", ob_list_new()), "a list");
    for (int i = 0; i < children; i++)
        ob_decref(node_below(cls, root, 2 * i));
    return root;
}

static ObObject *index_of(ObObject *trees, int words)
{
    ObObject *dict = made(ob_dict_new(), "a dict");
    for (int i = 0; i < words; i++) {
        char word[] = { 'a', (char)('a' + i), 0 };
        ObObject *key = made(ob_str_from(word), "a word");
        ObObject *found = list_of(i);
        must(ob_list_append(found, ob_list_get_borrowed(trees, i % TREES)), "a find");
        must(ob_dict_set(dict, key, found), "a word");
        ob_decref(key);
        ob_decref(found);
    }
    return dict;
}

static void age(int generation)
{
    if (ob_gc_collect_generation(generation) != 0)
        figure_failed("a program without garbage");
}

static void live(void)
{
    ObObject *node = new_class("Node", NULL), *leaf = new_class("Leaf", node);
    ObObject *trees = made(ob_list_new(), "trees");
    for (int i = 0; i < TREES; i++) {
        must(ob_list_append_steal(trees, tree(i % 2 ? leaf : node, 2 + i % 3)), "a tree");
        if (i == 2) {
            age(0);
            age(1);
        }
    }
    age(0);
    must(ob_namespace_bind_steal(globals, "index", index_of(trees, WORDS)), "index");
    must(ob_namespace_bind_steal(globals, "trees", trees), "trees");
    must(ob_namespace_bind_steal(globals, "Node", node), "Node");
    must(ob_namespace_bind_steal(globals, "Leaf", leaf), "Leaf");
}

/* A list of lists that refer to their neighbours. */
static ObObject *pairs(int n)
{
    ObObject *list = made(ob_list_new(), "a list");
    for (int i = 0; i < n; i++) {
        ObObject *one = list_of(i % 3);
        if (i > 0)
            must(ob_list_append(one, ob_list_get_borrowed(list, i - 1)), "a neighbour");
        must(ob_list_append_steal(list, one), "a list");
    }
    return list;
}

/* --- the session beside the snake --- */

static ObObject *l1, *l2;       /* borrowed: the heap has them */

static void session(void)
{
    must(ob_namespace_bind_steal(globals, "l1", l1 = list_of(0)), "l1");
    must(ob_namespace_bind_steal(globals, "between", pairs(3)), "between");
    must(ob_namespace_bind_steal(globals, "l2", l2 = list_of(0)), "l2");
    must(ob_namespace_bind_steal(globals, "after", pairs(8)), "after");
    must(ob_list_append_steal(l1, ob_int_new(1)), "1");
    must(ob_list_append_steal(l2, ob_int_new(2)), "2");
    must(ob_list_append(l1, l2), "l2");
    must(ob_list_append(l2, l1), "l1");
    must(ob_namespace_unbind(globals, "l1"), "del l1");
    must(ob_namespace_unbind(globals, "l2"), "del l2");
}

/* --- write it down --- */

static ObObject *ring[MOST];
static int generation[MOST];
static size_t on_ring;

static int join(ObObject *op, void *arg)
{
    if (on_ring == MOST)
        figure_failed("a smaller heap");
    generation[on_ring] = *(int *)arg;
    ring[on_ring++] = op;
    return 0;
}

static size_t number_of(const ObObject *op)
{
    size_t i = 0;
    while (i < on_ring && ring[i] != op)
        i++;
    return i;
}

typedef struct From {
    FILE *out;
    size_t number;
} From;

static int write_reference(ObObject *op, void *arg)
{
    const From *from = arg;
    if (number_of(op) < on_ring)
        fprintf(from->out, "reference\t%zu\t%zu\n", from->number, number_of(op));
    return 0;
}

static const char *what(const ObObject *op)
{
    return op == l1 ? "l1" : op == l2 ? "l2" : ob_type(op)->name;
}

static bool is_garbage(ObObject *op)
{
    int found = ob_list_contains(ob_gc_garbage_borrowed(), op);
    if (found < 0)
        figure_failed("a comparison");
    return found == 1;
}

static void write_all(FILE *out)
{
    for (int g = OB_GENERATIONS - 1; g >= 0; g--)
        ob_heap_walk(ob_heap(), (ObPlace)(OB_YOUNG + g), join, &g);
    must(ob_gc_set_debug(OB_GC_SAVEALL), "gc.garbage");
    size_t collected = ob_gc_collect();
    for (size_t i = 0; i < on_ring; i++)
        fprintf(out, "object\t%zu\t%d\t%zu\t%u\t%d\t%s\n", i, generation[i], ob_sizeof(ring[i]) + 16,
                ob_refcnt(ring[i]) - is_garbage(ring[i]), is_garbage(ring[i]), what(ring[i]));
    for (size_t i = 0; i < on_ring; i++) {
        From from = { out, i };
        ob_type(ring[i])->traverse(ring[i], write_reference, &from);
    }
    fprintf(out, "collected\t%zu\n", collected);
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    ob_gc_disable();
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    live();
    session();
    FILE *out = figure_open("front", "tsv");
    write_all(out);
    figure_close(out, "front");
    must(ob_gc_set_debug(0), "an end");
    ob_list_clear(ob_gc_garbage_borrowed());
    ob_gc_collect();
    ob_namespace_free(globals);
    return figures_end();
}
