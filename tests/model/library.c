#define _POSIX_C_SOURCE 200809L     /* open_memstream */
#include "library.h"

#include <stdlib.h>

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* What was logged meanwhile. */
static void take_events(Library *lib)
{
    fflush(lib->events);
    log_add(&lib->log, lib->text + lib->taken, lib->size - lib->taken);
    log_add(&lib->as_it_came, lib->text + lib->taken,
            lib->size - lib->taken);
    lib->taken = lib->size;
}

static void listen(const char *phase, const ObGcInfo *info, void *arg)
{
    Library *lib = arg;
    take_events(lib);
    if (phase[2] == 'a') {      /* "start" */
        lib->began = lib->log.size;
        return;
    }
    log_merge_deaths(&lib->log, lib->began);
    log_line(&lib->log, "collect %d -> %zu", info->generation,
             info->collected);
    log_line(&lib->as_it_came, "collect %d -> %zu", info->generation,
             info->collected);
    if (!lib->asked) {
        must(lib->collections < UNASKED);
        lib->unasked[lib->collections++] = info->generation;
    }
}

void library_begin(Library *lib, Mode mode)
{
    ObConfig config = { .debug_mem = true, .stress = mode == STRESS };
    *lib = (Library){ .interp = ob_interp_new(&config), .mode = mode };
    must(lib->interp != NULL);
    lib->globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    lib->events = open_memstream(&lib->text, &lib->size);
    must(lib->globals != NULL && lib->events != NULL);
    must(ob_gc_add_callback(listen, lib) == 0);
    ob_log_to(lib->events);
    if (mode == WHEN_ASKED)
        ob_gc_disable();
    else
        ob_gc_set_threshold(THRESHOLD, 2, 2);
}

int library_end(Library *lib)
{
    ob_gc_remove_callback(listen, lib);
    ob_log_to(NULL);
    fclose(lib->events);
    free(lib->text);
    return ob_interp_free(lib->interp);
}

/* --- names --- */

static const char *name_of(int name)
{
    static const char *const names[NAMES] = {
        "n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7"
    };
    return names[name];
}

static ObObject *named(const Library *lib, int name)
{
    if (name == NOBODY)
        return ob_none();
    ObObject *op = ob_namespace_lookup_borrowed(lib->globals,
                                                name_of(name));
    must(op != NULL);
    return op;
}

static void bind_steal(Library *lib, int name, ObObject *op)
{
    must(ob_namespace_bind_steal(lib->globals, name_of(name), op) == 0);
}

/* --- objects --- */

static ObObject *key_of(int key)
{
    ObObject *op = key < KEYS / 2 ? ob_int_new(key)
                                  : ob_str_format("k%d", key);
    must(op != NULL);
    return op;
}

static void set(ObObject *dict, int key, ObObject *value)
{
    ObObject *op = key_of(key);
    must(ob_dict_set(dict, op, value) == 0);
    ob_decref(op);
}

static ObObject *make_empty(Kind kind, int number)
{
    char name[20];
    snprintf(name, sizeof name, "d%d", number);
    return kind == LIST ? ob_list_new()
           : kind == DICT ? ob_dict_new() : ob_doomed_new(name);
}

/* The number-th Doomed, or one of another kind, that holds items. */
static ObObject *make_one(Kind kind, int number, int size,
                          ObObject *const items[])
{
    if (kind == TUPLE)
        return ob_tuple_new((size_t)size, items);
    ObObject *op = make_empty(kind, number);
    must(op != NULL);
    for (int i = 0; i < size; i++)
        if (kind == DICT)
            set(op, i, items[i]);
        else
            must((kind == LIST ? ob_list_append(op, items[i])
                  : ob_doomed_befriend(op, items[i])) == 0);
    return op;
}

static void make(Library *lib, const Op *op)
{
    ObObject *items[ITEMS];
    for (int i = 0; i < op->size; i++)
        items[i] = named(lib, op->items[i]);
    ObObject *made = make_one(op->kind, op->number, op->size, items);
    for (int i = 1; i < op->depth; i++) {
        ObObject *inner = made;
        made = make_one(op->kind, op->number + i, 1, &inner);
        ob_decref(inner);
    }
    bind_steal(lib, op->a, made);
}

static void fetch(Library *lib, const Op *op)
{
    ObObject *from = named(lib, op->b), *item;
    if (op->kind == DICT) {
        ObObject *key = key_of(op->index);
        item = ob_dict_get_borrowed(from, key);
        ob_decref(key);
    } else
        item = op->kind == LIST
               ? ob_list_get_borrowed(from, op->index)
               : ob_tuple_item_borrowed(from, (size_t)op->index);
    must(item != NULL);
    must(ob_namespace_bind(lib->globals, name_of(op->a), item) == 0);
}

/* --- changes --- */

static void store(ObObject *a, const Op *op, ObObject *b)
{
    if (op->kind == DICT)
        set(a, op->index, b);
    else if (op->kind == DOOMED)
        must(ob_doomed_befriend(a, b) == 0);
    else if (op->verb == STORE)
        must(ob_list_append(a, b) == 0);
    else
        must(ob_list_set(a, op->index, b) == 0);
}

static void remove_one(ObObject *a, const Op *op)
{
    if (op->kind == LIST) {
        ObObject *last = ob_list_pop(a);
        must(last != NULL);
        ob_decref(last);
        return;
    }
    ObObject *key = key_of(op->index);
    must(ob_dict_del(a, key) == 0);
    ob_decref(key);
}

static void clear(ObObject *a)
{
    ob_type(a)->clear(a);
}

/* --- questions --- */

static int size_of_generation(int generation)
{
    ObObject *list = ob_gc_get_objects_in(generation);
    must(list != NULL);
    int size = (int)ob_list_size(list);
    ob_decref(list);
    return size;
}

static void census(void)
{
    int n[3];
    for (int i = 0; i < 3; i++)
        n[i] = size_of_generation(i);
    ob_log("census %d %d %d", n[0], n[1], n[2]);
}

static void collect(Library *lib, int generation)
{
    lib->asked = true;
    must(ob_gc_collect_generation(generation) >= 0);
    lib->asked = false;
}

static void do_verb(Library *lib, const Op *op)
{
    switch (op->verb) {
    case MAKE:
        make(lib, op);
        break;
    case BIND:
        must(ob_namespace_bind(lib->globals, name_of(op->a),
                               named(lib, op->b)) == 0);
        break;
    case FETCH:
        fetch(lib, op);
        break;
    case DEL:
        must(ob_namespace_unbind(lib->globals, name_of(op->a)) == 0);
        break;
    case STORE: case SET:
        store(named(lib, op->a), op, named(lib, op->b));
        break;
    case REMOVE:
        remove_one(named(lib, op->a), op);
        break;
    case CLEAR:
        clear(named(lib, op->a));
        break;
    case COLLECT:
        collect(lib, op->index);
        break;
    case COUNT:
        ob_log_count(lib->globals, name_of(op->a));
        break;
    case TRACKED:
        ob_log("tracked %s %s", name_of(op->a),
               ob_is_tracked(named(lib, op->a)) ? "True" : "False");
        break;
    case CENSUS:
        census();
        break;
    }
}

void library_step(Library *lib, const Op *op)
{
    lib->collections = 0;
    do_verb(lib, op);
    ob_checkpoint();
    take_events(lib);
}

bool library_is_late(const Library *lib, const Op *op)
{
    int count[OB_GENERATIONS];
    ob_gc_get_count(count);
    return (lib->mode == STRESS && op->verb == MAKE
            && lib->collections == 0)
           || (lib->mode == EAGER && count[0] > THRESHOLD);
}

typedef struct Living {
    ObObject **objects;
    int size;
} Living;

static int add_container(const ObMemInfo *info, void *arg)
{
    Living *living = arg;
    if (info->object != NULL && ob_is_container(info->object)) {
        must(living->size < OBJECTS);
        living->objects[living->size++] = info->object;
    }
    return 0;
}

/* Memory shows its blocks newest first. */
int library_living(ObObject *objects[OBJECTS])
{
    Living living = { objects, 0 };
    ob_mem_walk(ob_mem(), add_container, &living);
    for (int i = 0, j = living.size - 1; i < j; i++, j--) {
        ObObject *first = objects[i];
        objects[i] = objects[j];
        objects[j] = first;
    }
    return living.size;
}
