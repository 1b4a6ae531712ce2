#include "model.h"

#include <string.h>

void model_begin(Model *model)
{
    model->size = model->doomed = 0;
    model->log.size = 0;
    for (int i = 0; i < NAMES; i++)
        model->names[i] = NOBODY;
}

const Node *model_named(const Model *model, int name)
{
    int n = model->names[name];
    return n == NOBODY ? NULL : &model->nodes[n];
}

int model_place(const Node *node, int index)
{
    int i = 0;
    if (node->kind != DICT)
        return index;
    while (i < node->size && node->edges[i].key != index)
        i++;
    return i;
}

/* --- dying of a count --- */

void model_count(const Model *model, int counts[OBJECTS])
{
    memset(counts, 0, (size_t)model->size * sizeof counts[0]);
    for (int i = 0; i < NAMES; i++)
        if (model->names[i] != NOBODY)
            counts[model->names[i]]++;
    for (int n = 0; n < model->size; n++)
        for (int i = 0; i < model->nodes[n].size; i++)
            if (model->nodes[n].edges[i].to != NOBODY)
                counts[model->nodes[n].edges[i].to]++;
}

/* Takes an edge out; returns where it led. */
static int take(Node *node, int i)
{
    int to = node->edges[i].to;
    memmove(node->edges + i, node->edges + i + 1,
            (size_t)(--node->size - i) * sizeof node->edges[0]);
    return to;
}

static void release(Model *model, int n);

/* Lets go of everything: a dict of the first first, others of the
 * last. */
static void empty(Model *model, Node *node)
{
    while (node->size > 0)
        release(model, take(node, node->kind == DICT ? 0
                                                     : node->size - 1));
}

/* A name or an edge to n is gone. */
static void release(Model *model, int n)
{
    int counts[OBJECTS];
    if (n == NOBODY || !model->nodes[n].alive)
        return;
    model_count(model, counts);
    if (counts[n] > 0)
        return;
    Node *node = &model->nodes[n];
    node->alive = false;
    if (node->kind == DOOMED)
        log_line(&model->log, "died d%d", node->number);
    empty(model, node);
}

/* --- collecting --- */

static void reach(const Model *model, int n, bool reached[OBJECTS])
{
    if (n == NOBODY || reached[n])
        return;
    reached[n] = true;
    for (int i = 0; i < model->nodes[n].size; i++)
        reach(model, model->nodes[n].edges[i].to, reached);
}

static bool is_candidate(const Node *node, int oldest)
{
    return node->alive && node->tracked && node->generation <= oldest;
}

/* From the names, and from all that is alive and not looked at. */
static void reach_all(const Model *model, int oldest,
                      bool reached[OBJECTS])
{
    for (int i = 0; i < NAMES; i++)
        reach(model, model->names[i], reached);
    for (int n = 0; n < model->size; n++)
        if (model->nodes[n].alive
            && !is_candidate(&model->nodes[n], oldest))
            reach(model, n, reached);
}

static bool holds_tracked(const Model *model, const Node *node)
{
    for (int i = 0; i < node->size; i++)
        if (node->edges[i].to != NOBODY
            && model->nodes[node->edges[i].to].tracked)
            return true;
    return false;
}

bool model_untrack(Model *model, int n)
{
    Node *node = &model->nodes[n];
    if (node->kind != TUPLE || holds_tracked(model, node))
        return false;
    node->tracked = false;
    return true;
}

/* The survivors, from the last: what a tuple holds is older. */
static void grow_older(Model *model, int oldest,
                       const bool reached[OBJECTS])
{
    for (int n = model->size - 1; n >= 0; n--) {
        Node *node = &model->nodes[n];
        if (is_candidate(node, oldest) && reached[n]) {
            model_untrack(model, n);
            node->generation = oldest < 2 ? oldest + 1 : 2;
        }
    }
}

void model_collect(Model *model, int generation)
{
    bool reached[OBJECTS] = { false }, found[OBJECTS] = { false };
    size_t since = model->log.size;
    int unreachable = 0;
    reach_all(model, generation, reached);
    for (int n = 0; n < model->size; n++) {
        found[n] = is_candidate(&model->nodes[n], generation)
                   && !reached[n];
        unreachable += found[n];
    }
    grow_older(model, generation, reached);
    for (int n = 0; n < model->size; n++)
        if (found[n])
            empty(model, &model->nodes[n]);
    log_merge_deaths(&model->log, since);
    log_line(&model->log, "collect %d -> %d", generation, unreachable);
}

int model_lost(const Model *model)
{
    bool reached[OBJECTS] = { false };
    int lost = 0;
    for (int i = 0; i < NAMES; i++)
        reach(model, model->names[i], reached);
    for (int n = 0; n < model->size; n++)
        lost += model->nodes[n].alive && !reached[n];
    return lost;
}

/* --- the steps --- */

static void bind(Model *model, int name, int n)
{
    int old = model->names[name];
    model->names[name] = n;
    release(model, old);
}

static int add_node(Model *model, Kind kind)
{
    int n = model->size++;
    model->nodes[n] = (Node){ .kind = kind, .alive = true,
                              .tracked = kind != TUPLE };
    if (kind == DOOMED) {
        model->nodes[n].number = model->doomed++;
        log_line(&model->log, "birth d%d", model->nodes[n].number);
    }
    return n;
}

static void add_edge(Node *node, int key, int to)
{
    node->edges[node->size++] = (Edge){ key, to };
    if (to != NOBODY)
        node->tracked = true;
}

static void make(Model *model, const Op *op)
{
    int n = add_node(model, op->kind);
    for (int i = 0; i < op->size; i++)
        add_edge(&model->nodes[n], i, op->items[i] == NOBODY ? NOBODY
                                      : model->names[op->items[i]]);
    for (int i = 1; i < op->depth; i++) {
        int inner = n;
        n = add_node(model, op->kind);
        add_edge(&model->nodes[n], 0, inner);
    }
    bind(model, op->a, n);
}

/* a[place of index] = b, or behind all the others. */
static void put(Model *model, const Op *op, int place)
{
    Node *node = &model->nodes[model->names[op->a]];
    int b = model->names[op->b];
    if (place == node->size) {
        add_edge(node, op->index, b);
        return;
    }
    int old = node->edges[place].to;
    node->edges[place].to = b;
    release(model, old);
}

static void census(Model *model)
{
    int n[3] = { 0 };
    for (int i = 0; i < model->size; i++)
        if (model->nodes[i].alive && model->nodes[i].tracked)
            n[model->nodes[i].generation]++;
    log_line(&model->log, "census %d %d %d", n[0], n[1], n[2]);
}

static void count(Model *model, int name)
{
    int counts[OBJECTS];
    model_count(model, counts);
    log_line(&model->log, "count n%d %d", name,
             counts[model->names[name]]);
}

static void change(Model *model, const Op *op)
{
    Node *node = &model->nodes[model->names[op->a]];
    if (op->verb == CLEAR)
        empty(model, node);
    else if (op->verb == REMOVE)
        release(model, take(node, op->kind == LIST ? node->size - 1
                                  : model_place(node, op->index)));
    else
        put(model, op, op->verb == STORE && op->kind != DICT
                       ? node->size : model_place(node, op->index));
}

void model_step(Model *model, const Op *op)
{
    const Node *a = model_named(model, op->a);
    const Node *b = model_named(model, op->b);
    switch (op->verb) {
    case MAKE:
        make(model, op);
        break;
    case BIND:
        bind(model, op->a, model->names[op->b]);
        break;
    case FETCH:
        bind(model, op->a, b->edges[model_place(b, op->index)].to);
        break;
    case DEL:
        bind(model, op->a, NOBODY);
        break;
    case STORE: case SET: case REMOVE: case CLEAR:
        change(model, op);
        break;
    case COLLECT:
        model_collect(model, op->index);
        break;
    case COUNT:
        count(model, op->a);
        break;
    case TRACKED:
        log_line(&model->log, "tracked n%d %s", op->a,
                 a->tracked ? "True" : "False");
        break;
    case CENSUS:
        census(model);
        break;
    }
}
