/* Classes, instances, bound methods: Objects/typeobject.c, object.c,
 * dictobject.c, classobject.c. */
#include "model_inside.h"

#include <string.h>

static const Program *program_in(const Model *m)
{
    return m->world->program;
}

/* --- classes --- */

void learn(Model *m, int class, int which)
{
    Class *c = &m->classes[class];
    for (int i = 0; i < c->known; i++)
        if (c->table[i] == which)
            return;
    c->table[c->known++] = which;
}

void model_class_anew(Model *m, int shape)
{
    const Shape *s = &program_in(m)->shapes[shape];
    if (m->class_count == CLASSES)
        return;
    int class = m->class_count++;
    m->classes[class] = (Class){
        .shape = shape,
        .base = s->base < 0 ? NOTHING : m->shapes[s->base]
    };
    m->shapes[shape] = class;
    if (s->learns) {
        learn(m, class, 0);
        learn(m, class, 2);
    }
}

void classes_begin(Model *m)
{
    for (int i = 0; i < SHAPES && program_in(m)->knows >= 7; i++)
        model_class_anew(m, i);
}

/* The names of the slots that a class adds, as attributes: how many. */
static int own_slots(const Model *m, int class, int which[MEMBERS])
{
    const char *const *slots = shape_slots(program_in(m),
                                           m->classes[class].shape);
    int n = 0;
    for (; slots != NULL && *slots != NULL; slots++)
        for (int i = 0; i < ATTRIBUTES; i++)
            if (strcmp(*slots, attribute_name(i)) == 0)
                which[n++] = i;
    return n;
}

/* How many slots all that it inherits from add. */
static int first_slot(const Model *m, int class)
{
    int which[MEMBERS], n = 0;
    while ((class = m->classes[class].base) != NOTHING)
        n += own_slots(m, class, which);
    return n;
}

/* Where an instance has the slot of that name; NOTHING: nowhere. */
static int find_slot(const Model *m, int class, int name)
{
    for (; class != NOTHING; class = m->classes[class].base) {
        int which[MEMBERS], n = own_slots(m, class, which);
        for (int i = 0; i < n; i++)
            if (which[i] == name)
                return first_slot(m, class) + i;
    }
    return NOTHING;
}

static bool has_dict(const Model *m, int class)
{
    return shape_has_dict(program_in(m), m->classes[class].shape);
}

bool has_weak(const Model *m, int class)
{
    return shape_has_weak(program_in(m), m->classes[class].shape);
}

static int slots_in_all(const Model *m, int class)
{
    int which[MEMBERS];
    return first_slot(m, class) + own_slots(m, class, which);
}

/* The first in the line of its parents that adds slots. */
static int that_adds(const Model *m, int class)
{
    int which[MEMBERS];
    while (class != NOTHING && own_slots(m, class, which) == 0)
        class = m->classes[class].base;
    return class;
}

static bool same_slots(const Model *m, int a, int b)
{
    int x[MEMBERS], y[MEMBERS], n = own_slots(m, a, x);
    return n == own_slots(m, b, y)
           && memcmp(x, y, (size_t)n * sizeof *x) == 0;
}

/* compatible_for_assignment */
static bool same_layout(const Model *m, int a, int b)
{
    bool dict = has_dict(m, a), weak = has_weak(m, a);
    if (dict != has_dict(m, b) || weak != has_weak(m, b)
        || ((dict || weak) && slots_in_all(m, a) != slots_in_all(m, b)))
        return false;
    a = that_adds(m, a);
    b = that_adds(m, b);
    return a == b || (a != NOTHING && b != NOTHING
                      && m->classes[a].base == m->classes[b].base
                      && same_slots(m, a, b));
}

bool speaks(const Model *m, const Node *node)
{
    return node->kind == INSTANCE
           && shape_ends(program_in(m), m->classes[node->of].shape);
}

/* --- what an instance refers to --- */

static int attribute_at(const Node *node, int which)
{
    int i = 0;
    while (i < node->size && node->which[i] != which)
        i++;
    return i;
}

static int take_attribute(Node *node, int i)
{
    int value = node->items[i];
    size_t after = (size_t)(--node->size - i) * sizeof value;
    memmove(node->items + i, node->items + i + 1, after);
    memmove(node->which + i, node->which + i + 1, after);
    return value;
}

/* The slots that are set, those of a class before those of what it
 * inherits from: their places; how many. */
static int slots_set(const Model *m, const Node *node, int at[MEMBERS])
{
    int n = 0, which[MEMBERS];
    for (int class = node->of; class != NOTHING;
         class = m->classes[class].base) {
        int first = first_slot(m, class);
        for (int i = 0; i < own_slots(m, class, which); i++)
            if (node->slots[first + i] != UNSET)
                at[n++] = first + i;
    }
    return n;
}

bool drop_next_of_instance(Model *m, Node *node, int *value)
{
    const Class *class = &m->classes[node->of];
    int at[MEMBERS];
    if (slots_set(m, node, at) > 0) {
        *value = node->slots[at[0]];
        node->slots[at[0]] = UNSET;
        return true;
    }
    for (int i = 0; i < class->known; i++) {
        int k = attribute_at(node, class->table[i]);
        if (k < node->size) {
            *value = take_attribute(node, k);
            return true;
        }
    }
    *value = node->dict;
    node->dict = NOTHING;
    return *value != NOTHING;
}

bool drop_next_attribute(const Model *m, Node *node, int *value)
{
    const Class *class = &m->classes[node->of];
    for (int i = 0; i < class->known; i++)
        for (int k = 0; k < node->used; k++)
            if (node->entries[k].key == STR_0 - class->table[i]) {
                *value = node->entries[k].value;
                node->entries[k] = (Entry){ NOTHING, NOTHING, 0 };
                return true;
            }
    return false;
}

int model_contents(Model *m, const Node *node, int values[])
{
    Node copy = *node;
    int n = 0;
    while (drop_next_of_instance(m, &copy, &values[n]))
        n++;
    return n;
}

/* --- attributes --- */

static int fail(Model *m, ObExc exc)
{
    raise_in(m, exc);
    return -1;
}

static int set_slot(Model *m, Node *node, int slot, int value)
{
    int old = node->slots[slot];
    if (old == UNSET && value == UNSET)
        return fail(m, OB_ATTRIBUTE_ERROR);
    node->slots[slot] = value;
    lost(m, old);
    return 0;
}

static int set_inline(Model *m, Node *node, int which, int value)
{
    int i = attribute_at(node, which), old = NOTHING;
    learn(m, node->of, which);
    if (value == UNSET && i == node->size)
        return fail(m, OB_ATTRIBUTE_ERROR);
    if (value == UNSET)
        old = take_attribute(node, i);
    else if (i < node->size) {
        old = node->items[i];
        node->items[i] = value;
    } else {
        node->which[node->size] = which;
        node->items[node->size++] = value;
    }
    lost(m, old);
    return 0;
}

static int set_item(Model *m, int dict, int which, int value)
{
    if (value == UNSET)
        return delete_key(m, dict, STR_0 - which);
    learn(m, m->nodes[dict].of, which);
    return put(m, dict, STR_0 - which, value);
}

static int set_in_dict(Model *m, Node *node, int which, int value)
{
    int dict = node->dict, result;
    if (m->nodes[dict].of == node->of)
        learn(m, node->of, which);
    if (value == UNSET && !has_key(m, dict, STR_0 - which))
        return fail(m, OB_ATTRIBUTE_ERROR);
    hold(m, dict);
    result = set_item(m, dict, which, value);
    release(m, dict);
    return result;
}

/* value == UNSET: del */
static int set_attribute(Model *m, int n, int which, int value)
{
    Node *node = &m->nodes[n];
    if (node->kind == ATTRS)
        return set_item(m, n, which, value);
    int slot = find_slot(m, node->of, which);
    if (slot != NOTHING)
        return set_slot(m, node, slot, value);
    if (!has_dict(m, node->of))
        return fail(m, OB_ATTRIBUTE_ERROR);
    return node->dict != NOTHING ? set_in_dict(m, node, which, value)
                                 : set_inline(m, node, which, value);
}

/* An instance is held, and so is the value. */
static int set_attribute_held(Model *m, int n, int which, int value)
{
    if (m->nodes[n].kind != INSTANCE)
        return set_attribute(m, n, which, value);
    hold(m, value);
    hold(m, n);
    int result = set_attribute(m, n, which, value);
    release(m, n);
    release(m, value);
    return result;
}

/* The value is held. */
static int get_attribute(Model *m, int n, int which, int *value)
{
    const Node *node = &m->nodes[n];
    if (node->kind == ATTRS)
        return get(m, n, STR_0 - which, value);
    int slot = find_slot(m, node->of, which);
    int at = attribute_at(node, which);
    if (slot != NOTHING && node->slots[slot] != UNSET)
        *value = node->slots[slot];
    else if (slot != NOTHING)
        return fail(m, OB_ATTRIBUTE_ERROR);
    else if (at < node->size)
        *value = node->items[at];
    else if (node->dict != NOTHING
             && has_key(m, node->dict, STR_0 - which))
        return get(m, node->dict, STR_0 - which, value);
    else
        return fail(m, OB_ATTRIBUTE_ERROR);
    hold(m, *value);
    return 0;
}

/* --- steps --- */

/* Its script has run, and it is not as a new instance should be. */
static bool begins_badly(Model *m, int n)
{
    Answer answer = call(m, n, INITS, NOTHING);
    if (answer == RAISE)
        raise_in(m, OB_OVERFLOW_ERROR);
    else
        checkpoint(m);
    if (answer == NOT_ME)
        raise_in(m, OB_TYPE_ERROR);
    return m->error != OB_NO_ERROR;
}

int model_make_instance(Model *m, const Op *op)
{
    int class = m->shapes[op->which % SHAPES];
    if (m->classes[class].made == INSTANCES)
        return NOTHING;
    m->classes[class].made++;
    int n = new_node(m, INSTANCE, op->index);
    m->nodes[n].of = class;
    hold(m, n);
    if (!shape_begins(program_in(m), m->classes[class].shape))
        return n;
    if (begins_badly(m, n)) {
        release(m, n);
        expect_answer(m, "made", -1);
        return NOTHING;
    }
    checkpoint(m);
    return n;
}

/* vars(n), not held. */
static int vars_of(Model *m, int n)
{
    Node *node = &m->nodes[n];
    if (node->dict != NOTHING)
        return node->dict;
    int dict = new_node(m, ATTRS, 0);
    m->nodes[dict].of = node->of;
    for (int i = 0; i < node->size; i++)
        put(m, dict, STR_0 - node->which[i], node->items[i]);
    node->size = 0;
    node->dict = dict;
    return dict;
}

void expect_and_bind(Model *m, const Op *op, const char *verb,
                            int value)
{
    hold(m, value);
    expect_answer(m, verb, 0);
    bind_node(m, op->c, value);
    release(m, value);
}

static void ask_for_vars(Model *m, const Op *op, int a)
{
    if (has_dict(m, m->nodes[a].of))
        expect_and_bind(m, op, "vars", vars_of(m, a));
    else
        expect_answer(m, "vars", fail(m, OB_TYPE_ERROR));
}

static void ask_for_method(Model *m, const Op *op, int a)
{
    if (m->nodes[a].kind != INSTANCE) {
        expect_answer(m, "bound", fail(m, OB_ATTRIBUTE_ERROR));
        return;
    }
    int method = new_node(m, METHOD, 0), class = m->nodes[a].of;
    while (m->classes[class].base != NOTHING)
        class = m->classes[class].base;
    m->nodes[method].of = class;
    m->nodes[method].items[m->nodes[method].size++] = a;
    expect_and_bind(m, op, "bound", method);
}

static void ask_for_attribute(Model *m, const Op *op, int a)
{
    int value = NOTHING;
    int answer = get_attribute(m, a, op->which % ATTRIBUTES, &value);
    expect_answer(m, "getattr", answer);
    if (answer == 0) {
        bind_node(m, op->c, value);
        release(m, value);
    }
}

static int reclass(Model *m, int n, int class)
{
    if (!same_layout(m, m->nodes[n].of, class))
        return fail(m, OB_TYPE_ERROR);
    if (has_dict(m, class))
        vars_of(m, n);
    m->nodes[n].of = class;
    return 0;
}

static int call_it(Model *m, int n)
{
    hold(m, n);
    if (call(m, m->nodes[n].items[0], CALLS, NOTHING) == RAISE)
        raise_in(m, OB_OVERFLOW_ERROR);
    release(m, n);
    checkpoint(m);
    return m->error == OB_NO_ERROR ? 0 : -1;
}

/* A proxy asks whom it leads to, and holds it meanwhile; the dead have
 * no answer. */
static void ask_proxy(Model *m, const Op *op, int proxy, int b)
{
    static const char *const verbs[VERBS] = {
        [SETATTR] = "setattr", [GETATTR] = "getattr",
        [DELATTR] = "delattr", [BOUND] = "bound"
    };
    int to = m->nodes[proxy].to;
    if (op->verb == BOUND && m->size == BIRTHS)
        return;
    if (to == NOTHING)
        expect_answer(m, verbs[op->verb], fail(m, OB_REFERENCE_ERROR));
    else if (m->nodes[to].kind != INSTANCE)
        expect_answer(m, verbs[op->verb], fail(m, OB_ATTRIBUTE_ERROR));
    else
        model_ask_instance(m, op, to, b);
}

void model_ask_instance(Model *m, const Op *op, int a, int b)
{
    if (m->nodes[a].kind == PROXY) {
        ask_proxy(m, op, a, b);
        return;
    }
    int which = op->which % ATTRIBUTES;
    bool full = m->size == BIRTHS;
    if (op->verb == SETATTR)
        expect_answer(m, "setattr", set_attribute_held(m, a, which, b));
    else if (op->verb == DELATTR)
        expect_answer(m, "delattr",
                      set_attribute_held(m, a, which, UNSET));
    else if (op->verb == GETATTR)
        ask_for_attribute(m, op, a);
    else if (op->verb == CALL)
        expect_answer(m, "called", call_it(m, a));
    else if (full)
        return;
    else if (op->verb == VARS)
        ask_for_vars(m, op, a);
    else if (op->verb == BOUND)
        ask_for_method(m, op, a);
    else
        expect_answer(m, "reclass",
                      reclass(m, a, m->shapes[op->which % SHAPES]));
}
