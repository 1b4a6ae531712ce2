/* The figures of chapter 3. */
#include "figure.h"

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

/* --- a list is two blocks --- */

static void draw_list(const char *name, const char *since, size_t old,
                      ObObject *list)
{
    size_t own = ob_type(list)->basic_size;
    size_t capacity = (ob_sizeof(list) - own) / sizeof(ObObject *);
    int box = figure_box(false, "the list", "%zu bytes", own);
    bool moved = since != NULL && capacity != old;
    int items = figure_bar(26, moved ? "its new items" : "its items",
                           "%zu bytes", capacity * sizeof(ObObject *));
    figure_row(box, "size", "%zu", ob_list_size(list))
        ->changed = since != NULL;
    figure_row(box, "capacity", "%zu", capacity)->changed = moved;
    FigureRow *row = figure_row(box, "items", "%s", "");
    row->to = items;
    row->changed = moved;
    for (size_t i = 0; i < capacity; i++) {
        bool used = i < ob_list_size(list);
        figure_cell(items, 1, !used, "%s", used ? "\u2022" : "")
            ->changed = moved;
    }
    figure_structure(name, since);
}

static void draw_lists(void)
{
    ObObject *list = ob_list_new();
    for (int i = 0; list != NULL && i < 8; i++)
        must(ob_list_append(list, ob_none()), "an item");
    draw_list("03-list-0", NULL, 0, list);
    must(ob_list_append(list, ob_none()), "the ninth");
    draw_list("03-list-1", "03-list-0", 8, list);
    ob_decref(list);
}

/* --- the index of a dict, and its entries --- */

/* As the library has them (dict.c). */
typedef struct Entry {
    ObObject *key, *value;
    int64_t hash;
} Entry;

typedef struct Blocks {
    unsigned long since;        /* blocks older than this are others' */
    const int32_t *index;
    const Entry *entries;
    size_t index_size, entries_size;
} Blocks;

/* The newest first: the entries were asked for after the index. */
static int find_block(const ObMemInfo *info, void *arg)
{
    Blocks *blocks = arg;
    if (info->serial <= blocks->since || info->domain != OB_MEM_DATA)
        return 0;
    if (info->size % sizeof(Entry) == 0) {
        blocks->entries = info->block;
        blocks->entries_size = info->size;
    } else {
        blocks->index = info->block;
        blocks->index_size = info->size;
    }
    return 0;
}

static void draw_entries(int box, const Blocks *blocks, bool changed)
{
    for (size_t i = 0; i < blocks->entries_size / sizeof(Entry); i++) {
        const Entry *e = &blocks->entries[i];
        char number[24];
        snprintf(number, sizeof number, "%zu", i);
        if (i >= 4)
            figure_row(box, number, "%s", "")->faint = true;
        else if (e->key == NULL)
            figure_row(box, number, "deleted")->changed = changed;
        else
            figure_row(box, number, "%d: %s", (int)ob_int_value(e->key),
                       ob_str_utf8(e->value));
    }
}

static void draw_places(int box, int entries, const Blocks *blocks,
                        bool changed)
{
    for (size_t i = 0; i < blocks->index_size / sizeof(int32_t); i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i);
        int32_t at = blocks->index[i];
        FigureRow *row;
        if (at >= 0) {
            row = figure_row(box, number, "%d", (int)at);
            row->to = entries;
            row->at = at;
        } else
            row = figure_row(box, number, "%s", at == -2 ? "deleted" : "");
        row->changed = at == -2 && changed;
    }
}

/* CPython's probing, until the key is found (dict.c). */
static void draw_search(int search, int places, const Blocks *blocks,
                        int64_t key)
{
    size_t mask = blocks->index_size / sizeof(int32_t) - 1;
    uint64_t perturb = (uint64_t)key;
    size_t at = (size_t)key & mask;
    for (int step = 1; step < 8; step++) {
        char name[24];
        snprintf(name, sizeof name, "%d", step);
        FigureRow *row = figure_row(search, name, "place %zu", at);
        row->to = places;
        row->at = (int)at;
        int32_t entry = blocks->index[at];
        if (entry == -1 || (entry >= 0 && blocks->entries[entry].key != NULL
                            && ob_int_value(blocks->entries[entry].key) == key))
            return;
        perturb >>= 5;
        at = (5 * at + (size_t)perturb + 1) & mask;
    }
}

static void draw_dict(const char *name, const char *since, Blocks *blocks,
                      int64_t key)
{
    char title[40];
    snprintf(title, sizeof title, "d[%d]", (int)key);
    ob_mem_walk(ob_mem(), find_block, blocks);
    int search = figure_box(false, title, "%s", "");
    int places = figure_box(false, "index", "%zu bytes", blocks->index_size);
    int entries = figure_box(false, "entries", "%zu bytes",
                             blocks->entries_size);
    draw_search(search, places, blocks, key);
    draw_places(places, entries, blocks, since != NULL);
    draw_entries(entries, blocks, since != NULL);
    figure_structure(name, since);
}

/* 1, 9 and 17 end in the same three bits. */
static void draw_index(void)
{
    static const struct { int key; const char *value; } items[] = {
        { 1, "a" }, { 9, "b" }, { 6, "c" }, { 17, "d" },
    };
    ObObject *dict = ob_dict_new();
    Blocks blocks = { .since = ob_mem_allocations(ob_mem()) };
    ObObject *keys[4], *values[4];
    for (int i = 0; i < 4; i++) {
        keys[i] = ob_int_new(items[i].key);
        values[i] = ob_str_from(items[i].value);
        if (dict == NULL || keys[i] == NULL || values[i] == NULL)
            figure_failed("an entry");
        must(ob_dict_set(dict, keys[i], values[i]), "an entry");
    }
    draw_dict("03-index-0", NULL, &blocks, 17);
    must(ob_dict_del(dict, keys[1]), "a deletion");
    draw_dict("03-index-1", "03-index-0", &blocks, 17);
    for (int i = 0; i < 4; i++) {
        ob_decref(keys[i]);
        ob_decref(values[i]);
    }
    ob_decref(dict);
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
    draw_lists();
    draw_index();
    return figures_end();
}
