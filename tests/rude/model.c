#include "model_inside.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* The objects in hand while a script runs. */
typedef struct Frame {
    int self, other;
} Frame;

static const Frame nobody = { NOTHING, NOTHING };

static void act(Model *m, const Op *op, Frame frame);
static void print(Model *m, int v);
static void abandon(Model *m, int n);

/* --- the world's log --- */

_Noreturn void differ(Model *m, const char *expected)
{
    const char *end = strchr(m->log, '\n');
    int n = end != NULL ? (int)(end - m->log) : 0;
    snprintf(m->why, sizeof m->why, "the model: \"%s\", the library: "
             "\"%.*s\"", expected, n, m->log);
    longjmp(*m->differs, 1);
}

/* The next line of the log must be this one. */
void expect(Model *m, const char *format, ...)
{
    char line[TEXT + 20];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (strncmp(m->log, line, (size_t)n) != 0 || m->log[n] != '\n')
        differ(m, line);
    m->log += n + 1;
}

/* What comes next, if it is of that kind: the order in which a heap
 * goes through its garbage is its own affair, and so is when. */
int foreseen(const Model *m, const char *kind)
{
    size_t n = strlen(kind);
    return strncmp(m->log, kind, n) == 0 && m->log[n] == ' '
           ? atoi(m->log + n) : NOTHING;
}

/* --- scripts --- */

static Answer run(Model *m, int manner, Slot slot, Frame frame)
{
    const Script *script = &m->world->program->scripts[manner][slot];
    if (m->nested == NESTED || m->runs[manner][slot]++ >= RUNS)
        return script->answer == RAISE ? NO : script->answer;
    m->nested++;
    for (int i = 0; i < script->size; i++)
        act(m, &script->actions[i], frame);
    m->nested--;
    return script->answer;
}

Answer run_script_of(Model *m, int manner, Slot slot)
{
    return run(m, manner, slot, nobody);
}

Answer call(Model *m, int n, Slot slot, int other)
{
    if (slot == CALLBACKS && m->nodes[n].in != NOBODY)
        return call_holder(m, n);
    if (slot == EQUALS)
        expect(m, "equal %d %d", n, other);
    else
        expect(m, "%s %d", slot_name(slot), n);
    if (m->world->mode == PYTHON && slot >= PYTHON_SLOTS)
        return NO;
    Frame frame = { slot == FREES ? NOTHING : n, other };
    return run(m, m->nodes[n].manner, slot, frame);
}

void raise_in(Model *m, ObExc exc)
{
    m->error = exc;
}

/* Who is told something knows of no exception; what they raise goes to
 * the hook. */
void tell_node(Model *m, int n, Slot slot)
{
    ObExc pending = m->error;
    m->error = OB_NO_ERROR;
    Answer answer = slot >= BEGINS ? run(m, 0, slot, nobody)
                                   : call(m, n, slot, NOTHING);
    if (slot == CLEARS)
        abandon(m, n);
    if (answer == RAISE)
        expect(m, "unraisable OverflowError");
    else if (slot == CALLBACKS
             || (n >= 0 && m->nodes[n].kind == INSTANCE))
        checkpoint(m);          /* something is called */
    m->error = pending;
}

static bool is_dict(const Node *node)
{
    return node->kind == DICT || node->kind == ATTRS;
}

/* --- counts --- */

int model_count(const Model *m, int n)
{
    int count = m->nodes[n].holds;
    for (int i = 0; i < NAMES; i++)
        count += m->names[i] == n;
    for (int i = 0; i < m->weak[KEYS].size; i++)
        count += m->weak[KEYS].values[i] == n;
    for (const Node *o = m->nodes; o < m->nodes + m->size; o++) {
        for (int i = 0; !is_dict(o) && i < o->size; i++)
            count += o->items[i] == n;
        for (int i = 0; is_dict(o) && i < o->used; i++)
            count += (o->entries[i].key == n) + (o->entries[i].value == n);
        for (int i = 0; o->kind == INSTANCE && i < MEMBERS; i++)
            count += o->slots[i] == n;
        count += o->kind == INSTANCE && o->dict == n;
    }
    return count;
}

int model_instances(const Model *m, int class)
{
    int count = 0;
    for (int n = 0; n < m->size; n++)
        count += m->nodes[n].class == class && m->nodes[n].state != DEAD;
    return count;
}

static void die(Model *m, int n);

/* A reference to v is gone already. */
void lost(Model *m, int v)
{
    if (v >= 0 && m->nodes[v].state == ALIVE && model_count(m, v) == 0)
        die(m, v);
}

void hold(Model *m, int v)
{
    if (v >= 0)
        m->nodes[v].holds++;
}

void release(Model *m, int v)
{
    if (v >= 0)
        m->nodes[v].holds--;
    lost(m, v);
}

/* Lets go of what is held, in this order. */
static void release_all(Model *m, const int *values, int n)
{
    for (int i = 0; i < n; i++)
        release(m, values[i]);
}

/* --- deaths --- */

/* The next reference that a container lets go of; false: no more. */
static bool drop_next(Model *m, Node *node, int *value)
{
    if (node->kind == INSTANCE)
        return drop_next_of_instance(m, node, value);
    if (node->kind == ATTRS)
        return drop_next_attribute(m, node, value);
    if (node->kind != DICT) {
        if (node->size == 0)
            return false;
        *value = node->items[node->kind == RUDE ? 0 : node->size - 1];
        node->size--;
        if (node->kind == RUDE)
            memmove(node->items, node->items + 1,
                    (size_t)node->size * sizeof *node->items);
        return true;
    }
    for (int i = 0; i < node->used; i++) {
        Entry *entry = &node->entries[i];
        int *place = entry->key != NOTHING ? &entry->key : &entry->value;
        if (*place != NOTHING) {
            *value = *place;
            *place = NOTHING;
            return true;
        }
    }
    return false;
}

static bool has_last_words(const Model *m, const Node *node)
{
    return !node->spoke && (node->kind == RUDE || node->kind == IMP
                            || speaks(m, node));
}

static void die(Model *m, int n)
{
    Node *node = &m->nodes[n];
    int value;
    if (has_last_words(m, node)) {
        node->spoke = true;
        node->place = YOUNG;
        hold(m, n);
        tell_node(m, n, FINALIZES);
        node->holds--;
        if (model_count(m, n) > 0)
            return;
    }
    node->state = DYING;
    node->to = NOTHING;
    call_back_all(m, n);
    while (drop_next(m, node, &value))
        lost(m, value);
    if ((node->kind == RUDE || node->kind == IMP)
        && m->world->mode != PYTHON)
        tell_node(m, n, FREES);
    node->state = DEAD;
    if (node->class != NOTHING && model_instances(m, node->class) == 0)
        expect(m, "class %d", node->class);
}

static void abandon(Model *m, int n)
{
    int friend;
    hold(m, n);
    while (drop_next(m, &m->nodes[n], &friend))
        lost(m, friend);
    release(m, n);
}

/* A list and a dict are empty before anybody hears of it. */
static void empty(Model *m, int n)
{
    int values[2 * ENTRIES], size = 0;
    Node *node = &m->nodes[n];
    if (node->kind == RUDE || node->kind == INSTANCE) {
        abandon(m, n);
        return;
    }
    while (drop_next(m, node, &values[size]))
        hold(m, values[size++]);
    node->size = node->used = node->places = 0;
    node->table = ++m->tables;
    release_all(m, values, size);
}

/* --- collecting --- */

static bool is_candidate(const Node *node, Place from, Place to)
{
    return node->state == ALIVE && node->kind != IMP
           && node->place >= from && node->place <= to;
}

static void reach(Model *m, int v, bool reached[BIRTHS])
{
    if (v < 0 || reached[v])
        return;
    reached[v] = true;
    const Node *node = &m->nodes[v];
    for (int i = 0; !is_dict(node) && i < node->size; i++)
        reach(m, node->items[i], reached);
    for (int i = 0; is_dict(node) && i < node->used; i++) {
        reach(m, node->entries[i].key, reached);
        reach(m, node->entries[i].value, reached);
    }
    for (int i = 0; node->kind == INSTANCE && i < MEMBERS; i++)
        reach(m, node->slots[i], reached);
    if (node->kind == INSTANCE)
        reach(m, node->dict, reached);
}

/* From the names, from who is held, and from all that are not looked
 * at. */
static void find_reached(Model *m, Place from, Place to,
                         bool reached[BIRTHS])
{
    for (int i = 0; i < NAMES; i++)
        reach(m, m->names[i], reached);
    for (int i = 0; i < m->weak[KEYS].size; i++)
        reach(m, m->weak[KEYS].values[i], reached);
    for (int n = 0; n < m->size; n++) {
        const Node *node = &m->nodes[n];
        if (node->state != DEAD
            && (node->holds > 0 || !is_candidate(node, from, to)))
            reach(m, n, reached);
    }
}

/* Of those in these places. */
static void set_apart(Model *m, Place from, Place to, Place survivors)
{
    bool reached[BIRTHS] = { false };
    find_reached(m, from, to, reached);
    for (int n = 0; n < m->size; n++)
        if (is_candidate(&m->nodes[n], from, to))
            m->nodes[n].place = reached[n] ? survivors : FOUND;
}

#if CHAPTER >= 7
/* Before anybody is cleared, each that was found speaks, if it has not,
 * and then those that they have saved are found. */
static void let_all_speak(Model *m, Place survivors)
{
    for (int n; (n = foreseen(m, "finalize")) >= 0; ) {
        if (m->nodes[n].place != FOUND || !has_last_words(m, &m->nodes[n]))
            differ(m, "nobody else speaks");
        m->nodes[n].spoke = true;
        hold(m, n);
        tell_node(m, n, FINALIZES);
        release(m, n);
    }
    for (int n = 0; n < m->size; n++)
        if (m->nodes[n].place == FOUND && m->nodes[n].state == ALIVE
            && has_last_words(m, &m->nodes[n]))
            differ(m, "another one speaks");
    set_apart(m, FOUND, FOUND, survivors);
}
#endif

static void clear_one(Model *m, int n)
{
    hold(m, n);
    if (m->nodes[n].kind == RUDE)
        tell_node(m, n, CLEARS);
    else {
        expect(m, "clear %d", n);
        empty(m, n);
    }
    release(m, n);
}

/* The clearing of the others does not show. */
static bool is_told(const Node *node)
{
    return node->kind != TUPLE && node->kind != METHOD
           && node->kind != REF && node->kind != PROXY;
}

/* Each that was found and can be cleared is, once, if it is alive. */
static void clear_all(Model *m, Place survivors)
{
    bool cleared[BIRTHS] = { false };
    for (int n; (n = foreseen(m, "clear")) >= 0; ) {
        if (m->nodes[n].place != FOUND || cleared[n])
            differ(m, "nothing more to clear");
        cleared[n] = true;
        clear_one(m, n);
    }
    for (int n = 0; n < m->size; n++) {
        Node *node = &m->nodes[n];
        if (node->place != FOUND || node->state != ALIVE)
            continue;
        if (!cleared[n] && is_told(node))
            differ(m, "another one is cleared");
        node->place = survivors;
    }
}

/* Who is added meanwhile is told, too. */
static void tell_all(Model *m, Slot slot, int generation)
{
    for (int i = 0; i < m->listening; i++) {
        expect(m, "%s %d %d", slot_name(slot), generation, i);
        tell_node(m, NOTHING, slot);
    }
}

/* Counts what it finds: tuples, and others. */
static void collect(Model *m, int generation, int found[2])
{
    if (m->collecting)
        return;
    m->collecting = true;
    tell_all(m, BEGINS, generation);
    Place survivors = generation < OLD ? (Place)generation + 1 : OLD;
    set_apart(m, YOUNG, (Place)generation, survivors);
#if CHAPTER >= 7
    found[0] = call_back_for_garbage(m, survivors);
    let_all_speak(m, survivors);
    clear_garbage_refs(m);
#endif
    for (int n = 0; n < m->size; n++)
        found[m->nodes[n].kind == TUPLE] += m->nodes[n].place == FOUND
                                            && m->nodes[n].state == ALIVE;
    clear_all(m, survivors);
    tell_all(m, ENDS, generation);
    m->collecting = false;
}

/* Whether a tuple counts, the heap knows, too. */
static void collect_asked(Model *m, int generation)
{
    int found[2] = { 0, 0 };
    expect(m, "collect");
    collect(m, generation, found);
    if (m->world->mode != PYTHON)
        return;
    int n = foreseen(m, "collected");
    if (n < found[0] || n > found[0] + found[1])
        n = found[0];
    expect(m, "collected %d", n);
}

void checkpoint(Model *m)
{
    int generation = foreseen(m, "start");
    if (generation != NOTHING && m->error == OB_NO_ERROR)
        collect(m, generation, (int[2]){ 0 });
}

static void move(Model *m, Place from, Place to, Place into)
{
    for (int n = 0; n < m->size; n++)
        if (m->nodes[n].place >= from && m->nodes[n].place <= to)
            m->nodes[n].place = into;
}

/* --- names --- */

static void forget(Model *m, int name)
{
    int i = name >= NAMES / 2, at = 0;
    int *bound = m->bound[i];
    while (bound[at] != name)
        at++;
    memmove(bound + at, bound + at + 1,
            (size_t)(--m->bindings[i] - at) * sizeof *bound);
}

void bind_node(Model *m, int operand, int v)
{
    int name = operand % NAMES, old = m->names[name];
    int i = name >= NAMES / 2;
    if (v < 0)
        return;
    expect(m, "bind %d %d", name, v);
    m->names[name] = v;
    if (old == NOTHING)
        m->bound[i][m->bindings[i]++] = name;
    lost(m, old);
    checkpoint(m);
}

void unbind_node(Model *m, int operand)
{
    for (int i = 0; i < NAMES; i++) {
        int name = (operand + i) % NAMES, old = m->names[name];
        if (old != NOTHING) {
            expect(m, "unbind %d", name);
            forget(m, name);
            m->names[name] = NOTHING;
            lost(m, old);
            checkpoint(m);
            return;
        }
    }
}

/* Globals go first name first, locals last name first. */
static void free_names(Model *m, int i)
{
    if (m->freeing[i])
        return;
    m->freeing[i] = true;
    while (m->bindings[i] > 0) {
        int values[NAMES], n = m->bindings[i];
        for (int k = 0; k < n; k++) {
            int name = m->bound[i][i == 0 ? k : n - 1 - k];
            values[k] = m->names[name];
            hold(m, values[k]);
            m->names[name] = NOTHING;
        }
        m->bindings[i] = 0;
        release_all(m, values, n);
    }
    m->freeing[i] = false;
}

/* --- equality: Objects/object.c, listobject.c, dictobject.c --- */

static int same(Model *m, int a, int b)
{
    return a == b ? 1 : equal(m, a, b);
}

static int items_equal(Model *m, int a, int b)
{
    const Node *v = &m->nodes[a], *w = &m->nodes[b];
    int i = 0, answer = 1;
    if (v->kind == LIST && v->size != w->size)
        return 0;
    for (; i < v->size && i < w->size; i++) {
        answer = same(m, v->items[i], w->items[i]);
        if (answer <= 0)
            break;
    }
    if (answer < 0)
        return -1;
    return i < v->size && i < w->size ? 0 : v->size == w->size;
}

static int find(Model *m, int dict, int key, int64_t h, int *entry);

static int entry_equal(Model *m, int dict, Entry entry)
{
    const int held[] = { entry.value, entry.key };
    int found;
    hold(m, entry.value);
    hold(m, entry.key);
    int answer = find(m, dict, entry.key, entry.hash, &found);
    if (answer > 0) {
        int other = m->nodes[dict].entries[found].value;
        hold(m, other);
        answer = same(m, entry.value, other);
        release(m, other);
    }
    release(m, held[1]);
    release(m, held[0]);
    return answer;
}

static int dicts_equal(Model *m, int a, int b)
{
    const Node *v = &m->nodes[a];
    int answer = 1;
    if (v->size != m->nodes[b].size)
        return 0;
    for (int i = 0; answer > 0 && i < v->used; i++)
        if (v->entries[i].key != NOTHING)
            answer = entry_equal(m, b, v->entries[i]);
    return answer;
}

static bool same_method(const Node *a, const Node *b)
{
    return a->items[0] == b->items[0] && a->of == b->of;
}

/* A dead proxy compares to nothing. */
static bool is_behind(Model *m, int v, int *to)
{
    bool proxy = v >= 0 && m->nodes[v].kind == PROXY;
    *to = proxy ? m->nodes[v].to : v;
    if (proxy && *to == NOTHING)
        raise_in(m, OB_REFERENCE_ERROR);
    return !proxy || *to != NOTHING;
}

/* What they lead to is compared. */
static int proxies_equal(Model *m, int a, int b)
{
    int x, y;
    if (!is_behind(m, a, &x) || !is_behind(m, b, &y))
        return -1;
    int answer = equal(m, x, y);
    return answer < 0 ? -1 : answer ? OB_EQUAL : OB_UNEQUAL;
}

/* What a's type says, as an ObEqual or -1. */
static int ask_deeper(Model *m, int a, int b)
{
    Kind kind = m->nodes[a].kind;
    if (kind == PROXY)
        return proxies_equal(m, a, b);
    if (kind == REF)
        return b < 0 || m->nodes[b].kind != REF ? OB_NOT_IMPLEMENTED
               : refs_equal(m, a, b);
    if (kind == INSTANCE || kind == METHOD)
        return kind == METHOD && b >= 0 && m->nodes[b].kind == METHOD
               ? same_method(&m->nodes[a], &m->nodes[b])
               : OB_NOT_IMPLEMENTED;
    if (kind >= RUDE) {
        Answer answer = call(m, a, EQUALS, b);
        if (answer == RAISE)
            raise_in(m, OB_OVERFLOW_ERROR);
        return answer == RAISE ? -1 : answer == NOT_ME
               ? OB_NOT_IMPLEMENTED : answer == YES ? OB_EQUAL : OB_UNEQUAL;
    }
    bool dicts = is_dict(&m->nodes[a]);
    if (b < 0 || (dicts ? !is_dict(&m->nodes[b])
                        : m->nodes[b].kind != kind))
        return OB_NOT_IMPLEMENTED;
    int answer = dicts ? dicts_equal(m, a, b)
                              : items_equal(m, a, b);
    return answer < 0 ? -1 : answer ? OB_EQUAL : OB_UNEQUAL;
}

static int ask(Model *m, int a, int b)
{
    if (a < 0)
        return OB_NOT_IMPLEMENTED;
    if (m->depth == OB_DEPTH) {
        raise_in(m, OB_RECURSION_ERROR);
        return -1;
    }
    m->depth++;
    int answer = ask_deeper(m, a, b);
    m->depth--;
    return answer;
}

/* Holds both meanwhile. */
int equal(Model *m, int a, int b)
{
    const int held[] = { a, b };
    hold(m, a);
    hold(m, b);
    int answer = ask(m, a, b);
    if (answer == OB_NOT_IMPLEMENTED)
        answer = ask(m, b, a);
    release_all(m, held, 2);
    return answer < 0 ? -1 : answer == OB_NOT_IMPLEMENTED ? a == b
           : answer == OB_EQUAL;
}

/* --- hashes --- */

/* tuplehash, Objects/tupleobject.c */
static int64_t tuple_hash(Model *m, int v)
{
    const uint64_t p5 = 2870177450012600261u;
    uint64_t acc = p5;
    int n = m->nodes[v].size;
    for (int i = 0; i < n; i++) {
        int64_t lane = hash(m, m->nodes[v].items[i]);
        if (lane == -1)
            return -1;
        acc += (uint64_t)lane * 14029467366897019727u;
        acc = (acc << 31 | acc >> 33) * 11400714785074694791u;
    }
    acc += (uint64_t)n ^ (p5 ^ 3527539u);
    return (int64_t)acc == -1 ? 1546275796 : (int64_t)acc;
}

static int64_t rude_hash(Model *m, int v)
{
    if (call(m, v, HASHES, NOTHING) != RAISE)
        return m->nodes[v].manner % 3;
    raise_in(m, OB_OVERFLOW_ERROR);
    return -1;
}

int64_t hash(Model *m, int v)
{
    if (v < 0)          /* no other hash is that of a name */
        return v <= STR_0 ? 1 << 20 | (STR_0 - v) : INT_0 - v;
    Kind kind = m->nodes[v].kind;
    if (kind < TUPLE) {
        raise_in(m, OB_TYPE_ERROR);
        return -1;
    }
    hold(m, v);
    int64_t answer = kind == TUPLE ? tuple_hash(m, v)
                     : kind == REF ? ref_hash(m, v) : rude_hash(m, v);
    release(m, v);
    return answer;
}

/* --- dicts: do_lookup, compare_generic, Objects/dictobject.c --- */

typedef struct Probe {
    size_t at, mask;
    uint64_t perturb;
} Probe;

static Probe probe_begin(const Node *dict, int64_t h)
{
    size_t mask = (size_t)dict->places - 1;
    return (Probe){ (size_t)h & mask, mask, (uint64_t)h };
}

static void probe_next(Probe *p)
{
    p->perturb >>= 5;
    p->at = (p->at * 5 + (size_t)p->perturb + 1) & p->mask;
}

enum { EMPTY = -1, DUMMY = -2, CHANGED = 2 };

static int compare_key(Model *m, int dict, int at, int key, int64_t h)
{
    const Node *d = &m->nodes[dict];
    int start = d->entries[at].key, table = d->table;
    if (start == key)
        return 1;
    if (d->entries[at].hash != h)
        return 0;
    int answer = equal(m, start, key);
    if (answer < 0)
        return -1;
    return d->table == table && d->entries[at].key == start ? answer
                                                            : CHANGED;
}

static int look_up(Model *m, int dict, int key, int64_t h, int *entry)
{
    const Node *d = &m->nodes[dict];
    int answer = 0;
    if (d->places == 0)
        return 0;
    for (Probe p = probe_begin(d, h); answer == 0; probe_next(&p)) {
        *entry = d->index[p.at];
        if (*entry == EMPTY)
            return 0;
        if (*entry != DUMMY)
            answer = compare_key(m, dict, *entry, key, h);
    }
    return answer;
}

/* 1, 0, or -1 with an exception. */
static int find(Model *m, int dict, int key, int64_t h, int *entry)
{
    int answer;
    while ((answer = look_up(m, dict, key, h, entry)) == CHANGED)
        ;
    return answer;
}

static signed char *free_place(Node *dict, int64_t h)
{
    Probe p = probe_begin(dict, h);
    while (dict->index[p.at] >= 0)
        probe_next(&p);
    return &dict->index[p.at];
}

static void resize(Model *m, Node *dict, int places)
{
    int used = 0;
    if (places > PLACES)
        abort();
    dict->places = places;
    dict->table = ++m->tables;
    memset(dict->index, EMPTY, sizeof dict->index);
    for (int i = 0; i < dict->used; i++)
        if (dict->entries[i].key != NOTHING) {
            dict->entries[used] = dict->entries[i];
            *free_place(dict, dict->entries[used].hash) =
                (signed char)used;
            used++;
        }
    dict->used = used;
}

/* USABLE_FRACTION and GROWTH_RATE */
static void make_room(Model *m, Node *dict)
{
    int places = 8;
    if (dict->used < 2 * dict->places / 3)
        return;
    while (places < 3 * dict->size)
        places *= 2;
    resize(m, dict, places);
}

/* Before n more are put into a dict of that size, at once. */
static void make_room_for(Model *m, Node *dict, int size, int n)
{
    int places = 8;
    if (2 * dict->places / 3 >= n)
        return;
    while (2 * places / 3 < size + n)
        places *= 2;
    resize(m, dict, places);
}

/* A reference to v becomes somebody else's. */
static void hand_over(Model *m, int v)
{
    if (v >= 0)
        m->nodes[v].holds--;
}

static void append(Model *m, Node *dict, Entry entry)
{
    make_room(m, dict);
    *free_place(dict, entry.hash) = (signed char)dict->used;
    dict->entries[dict->used++] = entry;
    dict->size++;
    hand_over(m, entry.key);
    hand_over(m, entry.value);
}

/* The entry's key and value are held, and handed over. */
static int insert(Model *m, int a, Entry entry)
{
    Node *dict = &m->nodes[a];
    int at, found = find(m, a, entry.key, entry.hash, &at);
    if (found == 0) {
        append(m, dict, entry);
        return 0;
    }
    if (found > 0) {
        int old = dict->entries[at].value;
        dict->entries[at].value = entry.value;
        hand_over(m, entry.value);
        lost(m, old);
    } else
        release(m, entry.value);
    release(m, entry.key);
    return found > 0 ? 0 : -1;
}

int put(Model *m, int a, int key, int value)
{
    const int held[] = { key, value };
    hold(m, key);
    hold(m, value);
    int64_t h = hash(m, key);
    if (h != -1)
        return insert(m, a, (Entry){ key, value, h });
    release_all(m, held, 2);
    return -1;
}

/* Its text says which key it was, if that can be said. */
static void no_key(Model *m, int key)
{
    size_t printed = m->printed;
    print(m, key);
    m->printed = printed;
    raise_in(m, OB_KEY_ERROR);
}

/* 1, 0, or -1 with an exception. */
static int find_key(Model *m, int dict, int key, int *entry)
{
    int64_t h = hash(m, key);
    return h == -1 ? -1 : find(m, dict, key, h, entry);
}

/* The value is the caller's to release. */
int get(Model *m, int dict, int key, int *value)
{
    int entry;
    hold(m, key);
    int found = find_key(m, dict, key, &entry);
    if (found == 0)
        no_key(m, key);
    if (found > 0) {
        *value = m->nodes[dict].entries[entry].value;
        hold(m, *value);
    }
    release(m, key);
    return found > 0 ? 0 : -1;
}

static signed char *place_of(Node *dict, int entry)
{
    int i = 0;
    while (dict->index[i] != entry)
        i++;
    return &dict->index[i];
}

/* The entry's references are the caller's then. */
static Entry take_out(Model *m, Node *dict, int at)
{
    Entry old = dict->entries[at];
    *place_of(dict, at) = DUMMY;
    dict->entries[at] = (Entry){ NOTHING, NOTHING, 0 };
    dict->size--;
    hold(m, old.key);
    hold(m, old.value);
    return old;
}

/* Of a name, which asks nobody. */
bool has_key(Model *m, int dict, int key)
{
    int entry;
    return find_key(m, dict, key, &entry) > 0;
}

/* The value is the caller's to release. */
static int remove_key(Model *m, int dict, int key, int *value)
{
    int entry;
    hold(m, key);
    int found = find_key(m, dict, key, &entry);
    if (found == 0)
        no_key(m, key);
    if (found > 0) {
        Entry old = take_out(m, &m->nodes[dict], entry);
        release(m, old.key);
        *value = old.value;
    }
    return found > 0 ? 0 : -1;
}

/* del dict[key]: the key goes last. */
int delete_key(Model *m, int dict, int key)
{
    int value = NOTHING, answer = remove_key(m, dict, key, &value);
    release(m, value);
    release(m, key);
    return answer;
}

/* An empty dict does not ask the key for its hash. */
static int take(Model *m, int dict, int key, int *value)
{
    int answer = -1;
    if (m->nodes[dict].size > 0)
        answer = remove_key(m, dict, key, value);
    else {
        hold(m, key);
        no_key(m, key);
    }
    release(m, key);
    return answer;
}

static int contains(Model *m, int a, int v)
{
    const Node *node = &m->nodes[a];
    int answer = 0, entry;
    hold(m, v);
    if (node->kind == DICT)
        answer = find_key(m, a, v, &entry);
    for (int i = 0; node->kind == LIST && i < node->size && answer == 0;
         i++)
        answer = same(m, node->items[i], v);
    release(m, v);
    return answer;
}

/* Into an empty dict the entries go as they are. */
static void copy_entries(Model *m, Node *dict, const Node *from)
{
    make_room_for(m, dict, 0, from->size);
    for (int i = 0; i < from->used; i++)
        if (from->entries[i].key != NOTHING) {
            hold(m, from->entries[i].key);
            hold(m, from->entries[i].value);
            append(m, dict, from->entries[i]);
        }
}

static int merge(Model *m, int a, const Node *from)
{
    int used = from->used;
    make_room_for(m, &m->nodes[a], m->nodes[a].size, from->size);
    for (int i = 0; i < used; i++) {
        Entry entry = from->entries[i];
        if (entry.key != NOTHING) {
            hold(m, entry.key);
            hold(m, entry.value);
            if (insert(m, a, entry) < 0)
                return -1;
        }
        if (from->used != used) {
            raise_in(m, OB_RUNTIME_ERROR);
            return -1;
        }
    }
    return 0;
}

static int update(Model *m, int a, int b)
{
    int answer = 0;
    if (a == b || m->nodes[b].size == 0)
        return 0;
    hold(m, b);
    if (m->nodes[a].used == 0)
        copy_entries(m, &m->nodes[a], &m->nodes[b]);
    else
        answer = merge(m, a, &m->nodes[b]);
    release(m, b);
    return answer;
}

/* --- repr --- */

static OB_PRINTF(2, 3) void write(Model *m, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    m->printed += (size_t)vsnprintf(m->text + m->printed,
                                    TEXT - m->printed, format, args);
    va_end(args);
    if (m->printed >= TEXT)
        abort();
}

static void print_items(Model *m, int v)
{
    const Node *node = &m->nodes[v];
    for (int i = 0; i < node->size && m->error == OB_NO_ERROR; i++) {
        if (i > 0)
            write(m, ", ");
        print(m, node->items[i]);
    }
    if (node->kind == TUPLE && node->size == 1)
        write(m, ",");
}

static void print_dict(Model *m, int v)
{
    const Node *node = &m->nodes[v];
    bool first = true;
    for (int i = 0; i < node->used && m->error == OB_NO_ERROR; i++) {
        const Entry entry = node->entries[i];
        if (entry.key == NOTHING)
            continue;
        if (!first)
            write(m, ", ");
        first = false;
        hold(m, entry.key);
        hold(m, entry.value);
        print(m, entry.key);
        if (m->error == OB_NO_ERROR) {
            write(m, ": ");
            print(m, entry.value);
        }
        release(m, entry.key);
        release(m, entry.value);
    }
}

static void print_container(Model *m, int v)
{
    static const char *const marks[][3] = {
        { "[", "]", "[...]" }, { "{", "}", "{...}" },
        { "{", "}", "{...}" }, { "(", ")", "(...)" }
    };
    const Node *node = &m->nodes[v];
    const char *const *mark = marks[node->kind];
    bool empty = node->kind == LIST && node->size == 0;
    for (int i = 0; i < m->steps && !empty; i++)
        if (m->path[i] == v) {
            write(m, "%s", mark[2]);
            return;
        }
    m->path[m->steps++] = v;
    write(m, "%s", mark[0]);
    if (is_dict(node))
        print_dict(m, v);
    else
        print_items(m, v);
    write(m, "%s", mark[1]);
    m->steps--;
}

static void print_thing(Model *m, int v)
{
    if (call(m, v, PRINTS, NOTHING) == RAISE) {
        raise_in(m, OB_OVERFLOW_ERROR);
        return;
    }
    if (m->nodes[v].kind == INSTANCE)
        checkpoint(m);
   write(m, m->nodes[v].kind == INSTANCE ? "I%d" : "R%d", v);
}

/* Appends to the text. Holds v meanwhile. */
static void print(Model *m, int v)
{
    hold(m, v);
    if (v == NOTHING)
        write(m, "None");
    else if (v <= STR_0)
        write(m, "'%s'", attribute_name(STR_0 - v));
    else if (v < 0)
        write(m, "%d", INT_0 - v);
    else if (m->nodes[v].kind < RUDE)
        print_container(m, v);
    else if (m->nodes[v].kind == REF || m->nodes[v].kind == PROXY)
        write(m, "<weak");          /* and addresses */
    else if (m->nodes[v].kind == METHOD) {
        write(m, "<bound method C%d.m of ",
              m->classes[m->nodes[v].of].shape);
        print(m, m->nodes[v].items[0]);
        write(m, ">");
    } else
        print_thing(m, v);
    release(m, v);
}

/* --- operands: as world.c has them --- */

static int value_of(const Model *m, int operand, Frame frame)
{
    return operand < NAMES ? m->names[operand]
           : operand == SELF ? frame.self
           : operand == OTHER ? frame.other : INT_0 - (operand - INTS);
}

static int find_operand(const Model *m, int operand, unsigned kinds,
                        Frame frame)
{
    int v = value_of(m, operand, frame);
    for (int i = 0; i < NAMES; i++) {
        if (v >= 0 && kinds & 1u << m->nodes[v].kind)
            return v;
        v = value_of(m, (operand + i + 1) % NAMES, frame);
    }
    return NOTHING;
}

/* How many are met from v on; path[0] to path[depth - 1] led here. */
static int weigh(const Model *m, int v, int *path, int depth, bool cut)
{
    int weight = 1;
    for (int i = 0; i < depth; i++)
        if (path[i] == v)
            return cut ? 1 : HEAVY;
    if (v >= 0 && m->nodes[v].kind == PROXY && !cut)
        return HEAVY;
    if (v < 0 || m->nodes[v].kind > TUPLE)
        return 1;
    const Node *node = &m->nodes[v];
    path[depth++] = v;
    for (int i = 0; !is_dict(node) && i < node->size
                    && weight < HEAVY; i++)
        weight += weigh(m, node->items[i], path, depth, cut);
    for (int i = 0; is_dict(node) && i < node->used
                    && weight < HEAVY; i++)
        if (node->entries[i].key != NOTHING)
            weight += weigh(m, node->entries[i].key, path, depth, cut)
                + weigh(m, node->entries[i].value, path, depth, cut);
    return weight;
}

static bool is_heavy(const Model *m, int v, bool cut)
{
    int path[BIRTHS + 1];
    return weigh(m, v, path, 0, cut) >= HEAVY;
}

static bool is_key(const Model *m, int v)
{
    if (v < 0)
        return v != NOTHING;
    const Node *node = &m->nodes[v];
    if (node->kind == REF)
        return node->to != NOTHING && is_key(m, node->to);
    bool good = node->kind != INSTANCE && node->kind != METHOD
                && !(m->world->mode == PYTHON && node->kind == TUPLE);
    for (int i = 0; node->kind == TUPLE && good && i < node->size; i++)
        good = is_key(m, node->items[i]);
    return good;
}

static bool has_room(const Model *m, int a, int b)
{
    return b >= 0 && m->nodes[a].size + m->nodes[b].size <= ROOM;
}

static bool may_ask(const Model *m, Verb verb, int a, int b)
{
    if (verb == REPR)
        return !is_heavy(m, a, true);
    if (verb == HASH)
        return !is_heavy(m, a, false) && is_key(m, a);
    if (verb == EQUAL || (verb == CONTAINS && m->nodes[a].kind == LIST))
        return !is_heavy(m, a, false) && !is_heavy(m, b, false);
    if (verb == UPDATE)
        return m->world->mode != PYTHON && has_room(m, a, b)
               && m->nodes[b].kind == DICT;
    return !verb_keyed(verb) || (!is_heavy(m, b, false) && is_key(m, b));
}

/* --- steps --- */

int new_node(Model *m, Kind kind, int manner)
{
    Node *node = &m->nodes[m->size];
    *node = (Node){ .kind = kind, .manner = manner, .class = NOTHING,
                    .dict = NOTHING, .of = NOTHING, .to = NOTHING };
    for (int i = 0; i < MEMBERS; i++)
        node->slots[i] = UNSET;
    return m->size++;
}

static void put_in(Model *m, int n, int i, int v)
{
    Node *node = &m->nodes[n];
    if (node->kind == DICT)
        put(m, n, INT_0 - i, v);
    else
        node->items[node->size++] = v;
}

/* Of the next node; b's if that has one. */
static int class_of(const Model *m, const Op *op, int b)
{
    if (op->kind != RUDE || op->index != CLASSED
        || m->world->mode == PYTHON)
        return NOTHING;
    return b >= 0 && m->nodes[b].class != NOTHING ? m->nodes[b].class
                                                  : m->size;
}

static void make(Model *m, const Op *op, int b, int c)
{
    int items[] = { b, c };
    int size = (op->index > 0) + (op->index > 3), n;
    if (m->size == BIRTHS)
        return;
    if (op->kind == TUPLE)
        size += size == 0;
    if (op->kind == INSTANCE)
        n = model_make_instance(m, op);
    else {
        int class = class_of(m, op, b);
        bool python = m->world->mode == PYTHON;
        n = new_node(m, op->kind == IMP && python ? RUDE : op->kind,
                     op->index);
        m->nodes[n].class = class;
        hold(m, n);
        for (int i = 0; i < size && op->kind != IMP; i++)
            put_in(m, n, i, op->kind == TUPLE && items[i] == NOTHING
                            ? INT_0 : items[i]);
    }
    bind_node(m, op->a, n);
    release(m, n);
}

static void extend(Model *m, int a, int b)
{
    Node *node = &m->nodes[a];
    for (int i = 0, n = m->nodes[b].size; i < n; i++)
        node->items[node->size++] = m->nodes[b].items[i];
}

static void copy(Model *m, const Op *op, int a)
{
    Kind kind = m->nodes[a].kind;
    if (m->size == BIRTHS || (m->world->mode == PYTHON && kind == DICT))
        return;
    int n = new_node(m, kind, 0);
    if (kind == LIST)
        extend(m, n, a);
    else if (m->nodes[a].size > 0)
        copy_entries(m, &m->nodes[n], &m->nodes[a]);
    hold(m, n);
    bind_node(m, op->c, n);
    release(m, n);
}

static void erase(Model *m, Node *node, int i)
{
    int old = node->items[i];
    memmove(node->items + i, node->items + i + 1,
            (size_t)(--node->size - i) * sizeof old);
    lost(m, old);
}

/* When a tuple of what is not tracked is not, the heap knows. */
static void expect_tracked(Model *m, const Node *node)
{
    bool is = node->kind != IMP;
    if (node->kind == TUPLE)
        is = strncmp(m->log, "tracked True", 12) == 0;
    expect(m, "tracked %s", is ? "True" : "False");
}

static void tell_of(Model *m, const Op *op, int a, int b, int c)
{
    Node *node = a >= 0 ? &m->nodes[a] : NULL;
    int size = node != NULL ? node->size : 0, old;
    int index = size > 0 ? op->index % size : 0;
    if (op->verb == MAKE)
        make(m, op, b, c);
    else if (op->verb == BIND)
        bind_node(m, op->a, b);
    else if (op->verb == DEL)
        unbind_node(m, op->a);
    else if (op->verb == APPEND && size < ROOM)
        put_in(m, a, 0, b);
    else if (op->verb == SET && size > 0) {
        old = node->items[index];
        node->items[index] = b;
        lost(m, old);
    } else if (op->verb == POP && size > 0)
        lost(m, node->items[--node->size]);
    else if (op->verb == FETCH && size > 0)
        bind_node(m, op->c, node->items[index]);
    else if (op->verb == CLEAR)
        empty(m, a);
    else if (op->verb == ERASE && size > 0)
        erase(m, node, index);
    else if (op->verb == EXTEND && has_room(m, a, b)
             && (m->nodes[b].kind == LIST || m->nodes[b].kind == TUPLE))
        extend(m, a, b);
    else if (op->verb == COPY)
        copy(m, op, a);
    else if (op->verb == COLLECT)
        collect_asked(m, op->index % 3);
    else if (op->verb == TRACKED)
        expect_tracked(m, node);
    else if (op->verb == WEAKCOUNT)
        expect_weak_count(m, a);
    else if (op->verb == SIZES || op->verb == WALK)
        model_tell_container(m, op);
}

void expect_answer(Model *m, const char *verb, int64_t answer)
{
    if (answer == -1)
        expect(m, "%s %s", verb, ob_exc_name(m->error));
    else
        expect(m, "%s %lld", verb, (long long)answer);
    m->error = OB_NO_ERROR;
}

static void get_and_bind(Model *m, const Op *op, int a, int b)
{
    int value = NOTHING, answer;
    answer = op->verb == GET ? get(m, a, b, &value)
                             : take(m, a, b, &value);
    expect_answer(m, op->verb == GET ? "get" : "take", answer);
    if (answer == 0) {
        bind_node(m, op->c, value);
        release(m, value);
    }
}

static void print_all(Model *m, int v)
{
    size_t printed = m->printed;
    print(m, v);
    m->text[m->printed] = '\0';
    const char *text = m->text + printed;
    if (m->error == OB_NO_ERROR)
        expect(m, "reprs %s", strstr(text, "<weak") == NULL ? text
                                                            : "weak");
    else
        expect(m, "reprs %s", ob_exc_name(m->error));
    m->printed = printed;
    m->error = OB_NO_ERROR;
}

static void ask_of(Model *m, const Op *op, int a, int b, int c)
{
    if (!may_ask(m, op->verb, a, b))
        return;
    if (op->verb == EQUAL)
        expect_answer(m, "equals", equal(m, a, b));
    else if (op->verb == HASH)
        expect_answer(m, "hashes", hash(m, a));
    else if (op->verb == REPR)
        print_all(m, a);
    else if (op->verb == GET || op->verb == TAKE)
        get_and_bind(m, op, a, b);
    else if (op->verb >= VALUES_SET)
        model_ask_container(m, op, a, b);
    else if (op->verb >= WEAKREF)
        model_ask_weak(m, op, a);
    else if (op->verb >= SETATTR)
        model_ask_instance(m, op, a, b);
    else if (op->verb == UPDATE)
        expect_answer(m, "update", update(m, a, b));
    else if (op->verb == CONTAINS)
        expect_answer(m, "contains", contains(m, a, b));
    else if (op->verb == REMOVE)
        expect_answer(m, "remove", delete_key(m, a, b));
    else if (m->nodes[a].size < ROOM)
        expect_answer(m, "put", put(m, a, b, c));
}

static void control(Model *m, const Op *op)
{
    if (m->world->mode == PYTHON)
        return;
    if (op->verb == LISTEN) {
        expect(m, "listen");
        m->listening += m->listening < LISTENERS;
    } else if (op->verb == IGNORE) {
        expect(m, "ignore");
        m->listening -= m->listening > 1;
    } else if (op->verb == INSPECT)
        expect(m, "inspect");
    else if (op->verb == FREE) {
        expect(m, "let go");
        free_names(m, op->a % NAMES >= NAMES / 2);
    } else if (op->verb == CLASS) {
        expect(m, "class");
        model_class_anew(m, op->which % SHAPES);
    } else if (op->verb == FREEZE) {
        expect(m, "freeze");
        move(m, YOUNG, OLD, FROZEN);
    } else if (op->verb == UNFREEZE) {
        expect(m, "unfreeze");
        move(m, FROZEN, FROZEN, OLD);
    }
}

/* As in world.c. */
static void do_held(Model *m, const Op *op, int a, int b, int c)
{
    const int held[] = { a, b, c };
    int n = m->world->mode == PYTHON ? 3 : verb_holds(op->verb);
    for (int i = 0; i < n; i++)
        hold(m, held[i]);
    if (verb_asks(op->verb))
        ask_of(m, op, a, b, c);
    else
        tell_of(m, op, a, b, c);
    release_all(m, held, n);
}

static void do_op(Model *m, const Op *op, Frame frame)
{
    int a = NOTHING;
    unsigned kinds = verb_kinds(op->verb);
    if (kinds != 0 && (a = find_operand(m, op->a, kinds, frame)) < 0)
        return;
    if (op->verb == COUNT) {
        expect(m, "count %d", model_count(m, a));
        return;
    }
    control(m, op);
    int b = value_of(m, op->b, frame), c = value_of(m, op->c, frame);
    do_held(m, op, a, b, c);
}

static void act(Model *m, const Op *op, Frame frame)
{
    if (op->pending)
        raise_in(m, OB_VALUE_ERROR);
    do_op(m, op, frame);
    m->error = OB_NO_ERROR;
}

/* --- the model --- */

void model_begin(Model *m, const World *world)
{
    memset(m, 0, offsetof(Model, text));
    m->world = world;
    m->log = world->log;
    m->listening = world->mode != PYTHON;
    for (int i = 0; i < NAMES; i++)
        m->names[i] = NOTHING;
    classes_begin(m);
}

int model_step(Model *m, const Op *op)
{
    jmp_buf differs;
    m->differs = &differs;
    if (setjmp(differs) != 0)
        return -1;
    act(m, op, nobody);
    checkpoint(m);
    if (m->log != m->world->log + m->world->logged)
        differ(m, "nothing more");
    return 0;
}
