/* Weak containers and finalizers: Lib/weakref.py, Lib/_weakrefset.py.
 * An entry is a node: its reference. */
#include "model_inside.h"

#include <string.h>

static int place_in(const Weak *weak, int ref)
{
    int i = 0;
    while (i < weak->size && weak->refs[i] != ref)
        i++;
    return i;
}

/* Where the entry is that has this key, or that leads there. */
static int place_of_key(const Model *m, const Weak *weak, int key)
{
    int i = 0;
    while (i < weak->size && m->nodes[weak->refs[i]].key != key)
        i++;
    return i;
}

static int place_of_target(const Model *m, const Weak *weak, int to)
{
    int i = 0;
    while (i < weak->size && m->nodes[weak->refs[i]].to != to)
        i++;
    return i;
}

/* The reference goes before the value. */
static void remove_at(Model *m, Weak *weak, int at)
{
    int ref = weak->refs[at], value = weak->values[at];
    size_t after = (size_t)(--weak->size - at) * sizeof ref;
    memmove(weak->refs + at, weak->refs + at + 1, after);
    memmove(weak->values + at, weak->values + at + 1, after);
    hold(m, value);
    release(m, ref);
    release(m, value);
}

static int new_entry(Model *m, Holder in, int to, int key)
{
    int n = new_node(m, REF, 0);
    Node *node = &m->nodes[n];
    node->in = in;
    node->to = to;
    node->calls = true;
    node->hash = -1;
    node->key = key;
    hold(m, n);
    return n;
}

static void append(Weak *weak, int ref, int value)
{
    weak->refs[weak->size] = ref;
    weak->values[weak->size++] = value;
}

/* --- called back --- */

static Answer finalize(Model *m, int n)
{
    int manner = m->nodes[n].manner;
    expect(m, "final %d", n);
    Answer answer = run_script_of(m, manner, CALLBACKS);
    if (answer != RAISE)
        checkpoint(m);          /* the function is called, too */
    release(m, n);              /* it is registered no more */
    return answer;
}

Answer call_holder(Model *m, int n)
{
    const Node *node = &m->nodes[n];
    if (node->in == FINALIZER)
        return finalize(m, n);
    expect(m, "clear ref %d", n);
    Weak *weak = &m->weak[node->in];
    int at = node->in == VALUES ? place_of_key(m, weak, node->key)
                                : place_in(weak, n);
    if (at < weak->size && m->nodes[weak->refs[at]].to == NOTHING)
        remove_at(m, weak, at);
    return NO;
}

/* --- steps --- */

static int fail(Model *m, ObExc exc)
{
    raise_in(m, exc);
    return -1;
}

static int set_value(Model *m, int key, int value)
{
    Weak *weak = &m->weak[VALUES];
    int at = place_of_key(m, weak, key);
    int ref = new_entry(m, VALUES, value, key);
    if (at < weak->size) {
        int old = weak->refs[at];
        weak->refs[at] = ref;
        release(m, old);
    } else
        append(weak, ref, NOTHING);
    return 0;
}

static int set_key(Model *m, Holder in, int key, int value)
{
    Weak *weak = &m->weak[in];
    int at = place_of_target(m, weak, key);
    if (at == weak->size)
        append(weak, new_entry(m, in, key, NOTHING), value);
    else if (in == KEYS) {
        int old = weak->values[at];
        weak->values[at] = value;
        m->nodes[key].passing++;
        lost(m, old);
        m->nodes[key].passing--;
    }
    return 0;
}

static void finally(Model *m, const Op *op, int to)
{
    int n = new_entry(m, FINALIZER, to, NOTHING);
    m->nodes[n].manner = op->index;
}

static int put_weakly(Model *m, const Op *op, int a, int b)
{
    if (!can_be_referred_to(m, &m->nodes[a]))
        return fail(m, OB_TYPE_ERROR);
    if (op->verb == VALUES_SET)
        return set_value(m, op->index, a);
    if (op->verb != FINALLY)
        return set_key(m, op->verb == KEYS_SET ? KEYS : ITEMS, a, b);
    finally(m, op, a);
    return 0;
}

/* The entry of an instance: its place; -1 with an exception. */
static int find_entry(Model *m, Holder in, int a)
{
    const Weak *weak = &m->weak[in];
    int at = place_of_target(m, weak, a);
    if (!can_be_referred_to(m, &m->nodes[a]))
        return fail(m, OB_TYPE_ERROR);
    return at < weak->size ? at : fail(m, OB_KEY_ERROR);
}

static void get_and_bind(Model *m, const Op *op, const char *verb,
                         int value)
{
    if (m->error != OB_NO_ERROR)
        expect_answer(m, verb, -1);
    else
        expect_and_bind(m, op, verb, value);
}

static void get_value(Model *m, const Op *op)
{
    const Weak *weak = &m->weak[VALUES];
    int at = place_of_key(m, weak, op->index), value = NOTHING;
    if (at < weak->size)
        value = m->nodes[weak->refs[at]].to;
    if (value == NOTHING)
        raise_in(m, OB_KEY_ERROR);
    get_and_bind(m, op, "wvget", value);
}

static int del_value(Model *m, int key)
{
    Weak *weak = &m->weak[VALUES];
    int at = place_of_key(m, weak, key);
    if (at == weak->size)
        return fail(m, OB_KEY_ERROR);
    remove_at(m, weak, at);
    return 0;
}

/* It is looked for by a reference to `a`, which lives until the value
 * has gone. */
static void remove_asked(Model *m, Weak *weak, int at, int a)
{
    int ref = shared(m, REF, a);
    hold(m, ref);
    m->nodes[a].asked++;
    remove_at(m, weak, at);
    m->nodes[a].asked--;
    release(m, ref);
}

static int del_entry(Model *m, Holder in, int a)
{
    int at = find_entry(m, in, a);
    if (at >= 0)
        remove_asked(m, &m->weak[in], at, a);
    if (in == ITEMS && m->error == OB_KEY_ERROR)
        raise_in(m, OB_NO_ERROR);       /* discard */
    return m->error == OB_NO_ERROR ? 0 : -1;
}

void model_ask_container(Model *m, const Op *op, int a, int b)
{
    static const char *const verbs[VERBS] = {
        [VALUES_SET] = "wvset", [KEYS_SET] = "wkset",
        [ITEMS_ADD] = "wsadd", [FINALLY] = "finally"
    };
    if (op->verb == VALUES_GET)
        get_value(m, op);
    else if (op->verb == VALUES_DEL)
        expect_answer(m, "wvdel", del_value(m, op->index));
    else if (op->verb == KEYS_GET) {
        int at = find_entry(m, KEYS, a);
        get_and_bind(m, op, "wkget",
                     at < 0 ? NOTHING : m->weak[KEYS].values[at]);
    } else if (op->verb == KEYS_DEL)
        expect_answer(m, "wkdel", del_entry(m, KEYS, a));
    else if (op->verb == ITEMS_DISCARD)
        expect_answer(m, "wsdiscard", del_entry(m, ITEMS, a));
    else if (m->size < BIRTHS)
        expect_answer(m, verbs[op->verb], put_weakly(m, op, a, b));
}

/* What it walks over is what there was at first. */
static void walk(Model *m, const Op *op)
{
    const Weak weak = m->weak[VALUES];
    int value = NOTHING, steps = 0;
    if (m->world->mode != PYTHON)
        expect(m, "values");
    for (int i = 0; i < weak.size; i++)
        hold(m, weak.refs[i]);
    for (int i = 0; i < weak.size; i++) {
        int next = m->nodes[weak.refs[i]].to;
        if (next == NOTHING)
            continue;
        hold(m, next);
        release(m, value);
        value = next;
        expect(m, "walk %d", value);
        unbind_node(m, op->a + steps++);
    }
    for (int i = 0; i < weak.size; i++)
        release(m, weak.refs[i]);
    release(m, value);
}

void model_tell_container(Model *m, const Op *op)
{
    if (op->verb == SIZES)
        expect(m, "sizes %d %d %d", m->weak[VALUES].size,
               m->weak[KEYS].size, m->weak[ITEMS].size);
    else
        walk(m, op);
}
