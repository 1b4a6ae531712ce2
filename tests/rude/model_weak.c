/* Weak references: Objects/weakrefobject.c, Python/gc.c. A node of a
 * reference is in no list: the older ones are found among all. */
#include "model_inside.h"

static bool is_ref(const Node *node)
{
    return node->kind == REF || node->kind == PROXY;
}

static bool leads_to(const Model *m, int ref, int n)
{
    const Node *node = &m->nodes[ref];
    return is_ref(node) && node->state == ALIVE && node->to == n;
}

/* --- calling back --- */

/* Those to n that have a callback, the newest first: how many. */
static int with_callback(const Model *m, int n, int refs[BIRTHS])
{
    int size = 0;
    for (int i = m->size; i-- > 0; )
        if (leads_to(m, i, n) && m->nodes[i].calls)
            refs[size++] = i;
    return size;
}

static void clear_all_refs(Model *m, int n)
{
    for (int i = 0; i < m->size; i++)
        if (leads_to(m, i, n))
            m->nodes[i].to = NOTHING;
}

void call_back_all(Model *m, int n)
{
    int refs[BIRTHS], size = with_callback(m, n, refs);
    clear_all_refs(m, n);
    for (int i = 0; i < size; i++)
        hold(m, refs[i]);
    for (int i = 0; i < size; i++)
        tell_node(m, refs[i], CALLBACKS);
    while (size-- > 0)
        release(m, refs[size]);
}

/* Clears those with a callback to what was found. Whoever was found
 * itself is not called; the others are held. */
static void queue_all(Model *m, bool queued[BIRTHS])
{
    for (int i = 0; i < m->size; i++) {
        Node *node = &m->nodes[i];
        if (!is_ref(node) || node->state != ALIVE || !node->calls
            || node->to < 0 || m->nodes[node->to].place != FOUND)
            continue;
        node->to = NOTHING;
        queued[i] = node->place != FOUND;
        if (queued[i])
            hold(m, i);
    }
}

/* Who is called back next, by whatever has a callback. */
static int next_called(const Model *m)
{
    int n = foreseen(m, "callback");
    if (n == NOTHING)
        n = foreseen(m, "clear ref");
    return n != NOTHING ? n : foreseen(m, "final");
}

int call_back_for_garbage(Model *m, Place survivors)
{
    bool queued[BIRTHS] = { false };
    int freed = 0;
    queue_all(m, queued);
    for (int n; (n = next_called(m)) >= 0; ) {
        if (n >= m->size || !queued[n])
            differ(m, "nobody else is called back");
        queued[n] = false;
        tell_node(m, n, CALLBACKS);
        m->nodes[n].place = survivors;
        release(m, n);
        freed += m->nodes[n].state == DEAD;
    }
    for (int i = 0; i < m->size; i++)
        if (queued[i] && m->nodes[i].state == ALIVE)
            differ(m, "another one is called back");
    return freed;
}

/* In silence, when all have spoken. */
void clear_garbage_refs(Model *m)
{
    for (int i = 0; i < m->size; i++) {
        Node *node = &m->nodes[i];
        if (is_ref(node) && node->to >= 0
            && (node->place == FOUND || m->nodes[node->to].place == FOUND))
            node->to = NOTHING;
    }
}

/* --- asking --- */

int refs_equal(Model *m, int a, int b)
{
    int x = m->nodes[a].to, y = m->nodes[b].to;
    return x == NOTHING || y == NOTHING ? a == b : equal(m, x, y);
}

int64_t ref_hash(Model *m, int n)
{
    Node *node = &m->nodes[n];
    int to = node->to;
    if (node->hash != -1)
        return node->hash;
    if (to == NOTHING) {
        raise_in(m, OB_TYPE_ERROR);
        return -1;
    }
    hold(m, to);
    node->hash = hash(m, to);
    release(m, to);
    return node->hash;
}

/* --- steps --- */

bool can_be_referred_to(const Model *m, const Node *node)
{
    return node->kind == RUDE || node->kind == IMP
           || node->kind == METHOD
           || (node->kind == INSTANCE && has_weak(m, node->of));
}

int shared(const Model *m, Kind kind, int n)
{
    for (int i = 0; i < m->size; i++)
        if (leads_to(m, i, n) && m->nodes[i].kind == kind
            && !m->nodes[i].calls)
            return i;
    return NOTHING;
}

static int make_ref(Model *m, const Op *op, int to)
{
    Kind kind = op->verb == WEAKREF ? REF : PROXY;
    bool calls = op->index >= 3;
    int n = calls ? NOTHING : shared(m, kind, to);
    if (n == NOTHING) {
        n = new_node(m, kind, op->index);
        m->nodes[n].to = to;
        m->nodes[n].calls = calls;
        m->nodes[n].hash = -1;
    }
    return n;
}

static void deref(Model *m, const Op *op, int ref)
{
    int to = m->nodes[ref].to;
    hold(m, ref);
    hold(m, to);
    release(m, ref);
    checkpoint(m);
    expect(m, "deref %d", to);
    bind_node(m, op->c, to);
    release(m, to);
}

void model_ask_weak(Model *m, const Op *op, int a)
{
    const char *verb = op->verb == WEAKREF ? "weakref" : "proxy";
    if (op->verb == DEREF)
        deref(m, op, a);
    else if (m->size == BIRTHS)
        return;
    else if (can_be_referred_to(m, &m->nodes[a]))
        expect_and_bind(m, op, verb, make_ref(m, op, a));
    else {
        raise_in(m, OB_TYPE_ERROR);
        expect_answer(m, verb, -1);
    }
}

void expect_weak_count(Model *m, int a)
{
    int n = m->nodes[a].passing;
    if (m->nodes[a].asked > 0 && shared(m, REF, a) == NOTHING)
        n++;
    for (int i = 0; i < m->size; i++)
        n += leads_to(m, i, a);
    expect(m, "weakcount %d", n);
}
