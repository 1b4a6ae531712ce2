#include "world_inside.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

World *w;

/* --- saying what happens --- */

void world_fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("%s\n", w->log + w->step_began);
    vprintf(format, args);
    va_end(args);
    printf("\n");
    fflush(NULL);
    _Exit(1);
}

void must(bool holds, const char *what)
{
    if (!holds)
        world_fail("%s; pending is %s", what, ob_exc_name(ob_error()));
}

/* In the end nobody listens any more. */
void say(const char *format, ...)
{
    va_list args;
    if (w->quiet)
        return;
    va_start(args, format);
    size_t room = LOG_SIZE - w->logged;
    size_t n = (size_t)vsnprintf(w->log + w->logged, room, format, args);
    va_end(args);
    if (n + 2 > room)
        world_fail("it says too much");
    w->logged += n + 1;
    w->log[w->logged - 1] = '\n';
    w->log[w->logged] = '\0';
}

/* Of what the program has made; NOTHING: that is something else. */
int birth_of(const ObObject *op)
{
    int i = w->births;
    while (i-- > 0 && w->objects[i] != op)
        ;
    return i;
}

static int number_of_str(const ObObject *op)
{
    int i = 0;
    while (strcmp(attribute_name(i), ob_str_utf8(op)) != 0)
        i++;
    return STR_0 - i;
}

int number_of(ObObject *op)
{
    if (op == NULL || op == ob_none())
        return NOTHING;
    if (ob_type(op) == &ob_int_type)
        return INT_0 - (int)ob_int_value(op);
    if (ob_type(op) == &ob_str_type)
        return number_of_str(op);
    int number = birth_of(op);
    if (number == NOTHING)
        world_fail("an object that nobody has made");
    return number;
}

int register_new(ObObject *op)
{
    w->objects[w->births] = op;
    return w->births++;
}

/* --- rude types --- */

typedef struct Rude {
    ObObject base;
    int number, manner, friends;
    struct ObRef *weakrefs;         /* from chapter 8 on */
    ObObject *friend[2 * ROOM];     /* a reference to each */
} Rude;

#if CHAPTER >= 8
#define WEAKLY .weak_offset = offsetof(Rude, weakrefs),
#else
#define WEAKLY
#endif

extern ObType rude_type, imp_type;

/* The objects in hand while a script runs. */
typedef struct Frame {
    ObObject *self, *other;
} Frame;

static void act(const Op *op, const Frame *frame);

static bool may_run(int manner, Slot slot)
{
    if (++w->calls > ENOUGH)
        world_fail("it does not end");
    must(ob_error() == OB_NO_ERROR, "a slot is called with an exception");
    return !w->quiet && w->nested < NESTED
           && w->runs[manner][slot]++ < RUNS;
}

/* What a script answers; polite ones do not raise. */
static Answer run(int manner, Slot slot, Frame frame)
{
    const Script *script = &w->program->scripts[manner][slot];
    if (!may_run(manner, slot))
        return script->answer == RAISE ? NO : script->answer;
    w->nested++;
    for (int i = 0; i < script->size; i++)
        act(&script->actions[i], &frame);
    w->nested--;
    if (script->answer == RAISE)
        ob_raise(OB_OVERFLOW_ERROR, "rude");
    return script->answer;
}

Answer play(int number, int manner, Slot slot, ObObject *self)
{
    say("%s %d", slot_name(slot), number);
    if (w->mode == PYTHON && slot >= PYTHON_SLOTS)
        return NO;
    return run(manner, slot, (Frame){ self, NULL });
}

Answer run_script(int manner, Slot slot)
{
    return run(manner, slot, (Frame){ NULL, NULL });
}

static Answer ask(ObObject *op, Slot slot)
{
    const Rude *self = (Rude *)op;
    return play(self->number, self->manner, slot, op);
}

static int rude_equal(ObObject *a, ObObject *b)
{
    static const int answers[] = { OB_UNEQUAL, OB_EQUAL,
                                   OB_NOT_IMPLEMENTED, -1 };
    const Rude *self = (Rude *)a;
    say("equal %d %d", self->number, number_of(b));
    return answers[run(self->manner, EQUALS, (Frame){ a, b })];
}

static int64_t rude_hash(ObObject *op)
{
    return ask(op, HASHES) == RAISE ? -1
           : ((Rude *)op)->manner % 3;
}

static ObObject *rude_repr(ObObject *op)
{
    if (ask(op, PRINTS) == RAISE)
        return NULL;
    return ob_str_format("R%d", ((Rude *)op)->number);
}

static void rude_finalize(ObObject *op)
{
    must(w->spoke[((Rude *)op)->number]++ == 0, "last words twice");
    ask(op, FINALIZES);
}

static ObObject *rude_drop_next(ObObject *op)
{
    Rude *self = (Rude *)op;
    if (self->friends == 0)
        return NULL;
    ObObject *first = self->friend[0];
    memmove(self->friend, self->friend + 1,
            (size_t)--self->friends * sizeof first);
    return ob_dropped(first);
}

static void abandon(ObObject *op)
{
    ObObject *friend;
    ob_incref(op);
    while ((friend = rude_drop_next(op)) != NULL)
        ob_decref(friend);
    ob_decref(op);
}

static void rude_clear(ObObject *op)
{
    ask(op, CLEARS);
    abandon(op);
}

/* What dies is not itself in hand. */
static void rude_free(ObObject *op)
{
    int number = ((Rude *)op)->number, manner = ((Rude *)op)->manner;
    must(w->spoke[number] == 1, "a death that nobody announced");
    must(w->freed[number]++ == 0, "freed twice");
    w->objects[number] = NULL;
    if (w->mode != PYTHON) {
        say("free %d", number);
        run(manner, FREES, (Frame){ NULL, NULL });
    }
    ob_object_free(op);
}

static int rude_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Rude *self = (Rude *)op;
    int result = 0;
    for (int i = 0; i < self->friends && result == 0; i++)
        result = visit(self->friend[i], arg);
    return result;
}

ObType rude_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Rude",
    .basic_size = sizeof(Rude),
    WEAKLY
    .free = rude_free,
    .repr = rude_repr,
    .equal = rude_equal,
    .traverse = rude_traverse,
    .drop_next = rude_drop_next,
    .finalize = rude_finalize,
    .clear = rude_clear,
    .hash = rude_hash
};

/* The same, and no container. */
ObType imp_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Imp",
    .basic_size = sizeof(Rude),
    WEAKLY
    .free = rude_free,
    .repr = rude_repr,
    .equal = rude_equal,
    .finalize = rude_finalize,
    .hash = rude_hash
};

/* --- classes of rude objects, which die with their last one --- */

typedef struct Class {
    ObType type;
    int number;         /* that of its first object */
} Class;

static void class_free(ObObject *op)
{
    say("class %d", ((Class *)op)->number);
    ob_object_free(op);
}

static ObType class_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Class",
    .basic_size = sizeof(Class),
    .free = class_free
};

static ObType *class_new(void)
{
    Class *class = (Class *)ob_object_new(&class_type, sizeof *class);
    must(class != NULL, "no memory");
    ObObject base = class->type.base;
    class->type = rude_type;
    class->type.base = base;
    class->number = w->births;
    return &class->type;
}

static bool has_class(const ObObject *op)
{
    return ob_type(&ob_type(op)->base) == &class_type;
}

int world_class(int number, int *instances)
{
    ObType *type = ob_type(w->objects[number]);
    *instances = 0;
    if (!has_class(w->objects[number]))
        return NOTHING;
    *instances = (int)ob_refcnt(&type->base);
    return ((Class *)type)->number;
}

/* --- what the collector tells --- */

static void list_clear(ObObject *op)
{
    say("clear %d", number_of(op));
    ob_list_clear(op);
}

/* A class has a dict, too. */
static void dict_clear(ObObject *op)
{
    if (birth_of(op) != NOTHING)
        say("clear %d", number_of(op));
    ob_dict_clear(op);
}

/* --- who dies has a number no longer --- */

static struct {
    void (*list)(ObObject *op), (*dict)(ObObject *op);
    void (*tuple)(ObObject *op);
} frees;

void forget(ObObject *op)
{
    int number = birth_of(op);
    if (number != NOTHING)
        w->objects[number] = NULL;
}

static void list_free(ObObject *op)
{
    forget(op);
    frees.list(op);
}

static void dict_free(ObObject *op)
{
    forget(op);
    frees.dict(op);
}

static void tuple_free(ObObject *op)
{
    forget(op);
    frees.tuple(op);
}

/* Which one listens, its address says. */
static char listeners[LISTENERS];

static void listen(const char *phase, const ObGcInfo *info, void *arg)
{
    Slot slot = strcmp(phase, "start") == 0 ? BEGINS : ENDS;
    say("%s %d %d", phase, info->generation,
        (int)((char *)arg - listeners));
    run(0, slot, (Frame){ NULL, NULL });
}

static void listen_more(void)
{
    if (w->listening < LISTENERS)
        must(ob_gc_add_callback(listen, &listeners[w->listening++]) == 0,
             "no memory");
}

/* The first one stays. */
static void listen_less(void)
{
    if (w->listening > 1)
        ob_gc_remove_callback(listen, &listeners[--w->listening]);
}

static void unraisable(const ObError *error, const char *context,
                       void *arg)
{
    (void)context, (void)arg;
    say("unraisable %s", ob_exc_name(error->exc));
}

/* --- names --- */

static const char *name_of(int name)
{
    static const char *const names[NAMES] = {
        "n0", "n1", "n2", "n3", "n4", "n5"
    };
    return names[name];
}

static ObNamespace *namespace_of(int name)
{
    int i = name >= NAMES / 2;
    if (w->names[i] == NULL)
        w->names[i] = i == 0
            ? ob_namespace_new(OB_SCOPE_GLOBAL, "globals")
            : ob_namespace_new(OB_SCOPE_LOCAL, "locals");
    return w->names[i];
}

static ObObject *named(int name)
{
    const ObNamespace *ns = namespace_of(name);
    for (size_t i = 0; i < ob_namespace_size(ns); i++)
        if (strcmp(ob_namespace_name(ns, i), name_of(name)) == 0)
            return ob_namespace_value_borrowed(ns, i);
    return NULL;
}

/* Only what has a number gets a name. */
void bind_name(int operand, ObObject *op)
{
    int name = operand % NAMES, number = number_of(op);
    if (number < 0)
        return;
    say("bind %d %d", name, number);
    must(ob_namespace_bind(namespace_of(name), name_of(name), op) == 0,
         "bind fails");
}

static void free_names(int i)
{
    if (w->names[i] == NULL)
        return;
    bool outermost = !w->freeing[i];
    w->freeing[i] = true;
    ob_namespace_free(w->names[i]);
    if (outermost) {
        w->names[i] = NULL;
        w->freeing[i] = false;
    }
}

/* --- operands --- */

static ObObject *value_of(int operand, const Frame *frame)
{
    ObObject *op = operand < NAMES ? named(operand)
                   : operand == SELF ? frame->self
                   : operand == OTHER ? frame->other
                   : ob_int_new(operand - INTS);     /* immortal */
    return op != NULL ? op : ob_none();
}

static Kind kind_of(const ObObject *op)
{
    const ObType *type = ob_type(op);
    bool proxy;
    if (type == &ob_dict_type) {
        int number = birth_of(op);
        return number == NOTHING ? INT : w->attributes[number] ? ATTRS
                                                               : DICT;
    }
    return type == &ob_list_type ? LIST : type == &ob_tuple_type ? TUPLE
           : type == &imp_type ? IMP : type->free == rude_free ? RUDE
           : weak_check(type, &proxy) ? proxy ? PROXY : REF
           : instances_kind(type);
}

/* The operand, or the next name, that leads to one of those kinds; the
 * operand itself if any will do. NULL: there is none. */
static ObObject *find(int operand, unsigned kinds, const Frame *frame)
{
    ObObject *op = value_of(operand, frame);
    for (int i = 0; i < NAMES; i++) {
        if (kinds & 1u << kind_of(op))
            return op;
        op = value_of((operand + i + 1) % NAMES, frame);
    }
    return NULL;
}

/* How many objects are met in going through op; HEAVY if those are too
 * many. A path that comes back ends there, if `cut`, or never. */
typedef struct Walk {
    ObObject *path[HEAVY];
    int depth, weight;
    bool cut;
} Walk;

static int weigh(ObObject *op, void *arg)
{
    Walk *walk = arg;
    if (++walk->weight >= HEAVY || walk->depth == HEAVY)
        return 1;
    for (int i = 0; i < walk->depth; i++)
        if (walk->path[i] == op)
            return !walk->cut;
    Kind kind = kind_of(op);
    if (kind > TUPLE)
        return kind == PROXY && !walk->cut;
    walk->path[walk->depth++] = op;
    int heavy = ob_type(op)->traverse(op, weigh, arg);
    walk->depth--;
    return heavy;
}

static bool is_heavy(ObObject *op, bool cut)
{
    Walk walk = { .cut = cut };
    return weigh(op, &walk) != 0;
}

/* --- steps --- */

/* Of a class if it is to be, of that of b if that has one. The class
 * is held by its objects alone. In Python nothing with a class of its
 * own is no container. */
static ObObject *new_rude(const Op *op, const ObObject *b)
{
    if (op->kind == IMP && w->mode != PYTHON)
        return ob_object_new(&imp_type, sizeof(Rude));
    if (op->index != CLASSED || w->mode == PYTHON)
        return ob_object_new(&rude_type, sizeof(Rude));
    if (has_class(b))
        return ob_object_new(ob_type(b), sizeof(Rude));
    ObType *class = class_new();
    ObObject *made = ob_object_new(class, sizeof(Rude));
    ob_decref(&class->base);
    return made;
}

static ObObject *make_rude(const Op *op, const ObObject *b)
{
    ObObject *made = new_rude(op, b);
    must(made != NULL, "no memory");
    *(Rude *)made = (Rude){ .base = *made, .number = w->births,
                            .manner = op->index };
    ob_track(made);
    return made;
}

static void put_in(ObObject *op, int i, ObObject *item)
{
    if (kind_of(op) == LIST)
        must(ob_list_append(op, item) == 0, "append fails");
    else if (kind_of(op) == DICT)
        must(ob_dict_set(op, ob_int_new(i), item) == 0, "set fails");
    else {
        Rude *self = (Rude *)op;
        ob_incref(item);
        self->friend[self->friends++] = item;
    }
}

static void bind_steal(const Op *op, ObObject *made)
{
    if (made != NULL) {
        bind_name(op->a, made);
        ob_decref(made);
    }
}

static void make(const Op *op, ObObject *b, ObObject *c)
{
    ObObject *items[] = { b, c }, *made;
    int size = (op->index > 0) + (op->index > 3);
    if (w->births == BIRTHS)
        return;
    if (op->kind == INSTANCE) {
        bind_steal(op, make_instance(op));
        return;
    }
    if (op->kind == TUPLE) {
        size += size == 0;
        for (int i = 0; i < 2; i++)
            if (items[i] == ob_none())
                items[i] = ob_int_new(0);
        made = ob_tuple_new((size_t)size, items);
    } else
        made = op->kind == LIST ? ob_list_new()
               : op->kind == DICT ? ob_dict_new() : make_rude(op, b);
    register_new(made);
    for (int i = 0; i < size && op->kind != TUPLE && op->kind != IMP; i++)
        put_in(made, i, items[i]);
    bind_steal(op, made);
}

static int size_of(ObObject *op)
{
    switch (kind_of(op)) {
    case LIST:
        return (int)ob_list_size(op);
    case DICT:
        return (int)ob_dict_size(op);
    case TUPLE:
        return (int)ob_tuple_size(op);
    case RUDE:
        return ((Rude *)op)->friends;
    default:
        return 0;
    }
}

void unbind_name(int operand)
{
    for (int i = 0; i < NAMES; i++) {
        int name = (operand + i) % NAMES;
        if (named(name) != NULL) {
            say("unbind %d", name);
            must(ob_namespace_unbind(namespace_of(name), name_of(name))
                 == 0, "unbind fails");
            return;
        }
    }
}

static void clear(ObObject *op)
{
    Kind kind = kind_of(op);
    if (kind == LIST)
        ob_list_clear(op);
    else if (kind == DICT || kind == ATTRS)
        ob_dict_clear(op);
    else
        abandon(op);
}

static void collect(const Op *op)
{
    say("collect");
    int64_t found = ob_gc_collect_generation(op->index % 3);
    if (w->mode == PYTHON)
        say("collected %d", (int)found);
}

/* Steps that ask nobody, and so raise nothing. */
static void copy(const Op *op, ObObject *a)
{
    if (w->births == BIRTHS || (w->mode == PYTHON && kind_of(a) == DICT))
        return;
    ObObject *made = kind_of(a) == LIST ? ob_list_copy(a)
                                        : ob_dict_copy(a);
    register_new(made);
    bind_name(op->c, made);
    ob_decref(made);
}

static bool has_room(ObObject *a, ObObject *b)
{
    return size_of(a) + size_of(b) <= ROOM;
}

static void tell(const Op *op, ObObject *a, ObObject *b, ObObject *c)
{
    int size = a != NULL ? size_of(a) : 0;
    int index = size > 0 ? op->index % size : 0;
    if (op->verb == MAKE)
        make(op, b, c);
    else if (op->verb == BIND)
        bind_name(op->a, b);
    else if (op->verb == DEL)
        unbind_name(op->a);
    else if (op->verb == APPEND && size < ROOM)
        put_in(a, 0, b);
    else if (op->verb == SET && size > 0)
        must(ob_list_set(a, index, b) == 0, "set fails");
    else if (op->verb == POP && size > 0)
        ob_decref(ob_list_pop(a));
    else if (op->verb == FETCH && size > 0)
        bind_name(op->c, kind_of(a) == LIST ? ob_list_get_borrowed(a, index)
                    : ob_tuple_item_borrowed(a, (size_t)index));
    else if (op->verb == CLEAR)
        clear(a);
    else if (op->verb == ERASE && size > 0)
        must(ob_list_del(a, index) == 0, "del fails");
    else if (op->verb == EXTEND && has_room(a, b)
             && (kind_of(b) == LIST || kind_of(b) == TUPLE))
        must(ob_list_extend(a, b) == 0, "extend fails");
    else if (op->verb == COPY)
        copy(op, a);
    else if (op->verb == COLLECT)
        collect(op);
    else if (op->verb == TRACKED)
        say("tracked %s", ob_is_tracked(a) ? "True" : "False");
    else if (op->verb == WEAKCOUNT)
        count_weak(a);
    else if (op->verb == SIZES || op->verb == WALK)
        tell_container(op);
}

/* What came out, and that no exception stays. */
void say_answer(const Op *op, int64_t answer)
{
    static const char *const verbs[VERBS] = {
        [PUT] = "put", [GET] = "get", [TAKE] = "take",
        [REMOVE] = "remove", [UPDATE] = "update",
        [CONTAINS] = "contains", [EQUAL] = "equals", [HASH] = "hashes",
        [MAKE] = "made", [SETATTR] = "setattr", [GETATTR] = "getattr",
        [DELATTR] = "delattr", [VARS] = "vars", [BOUND] = "bound",
        [CALL] = "called", [RECLASS] = "reclass",
        [WEAKREF] = "weakref", [WEAKPROXY] = "proxy",
        [VALUES_SET] = "wvset", [VALUES_GET] = "wvget",
        [VALUES_DEL] = "wvdel", [KEYS_SET] = "wkset",
        [KEYS_GET] = "wkget", [KEYS_DEL] = "wkdel",
        [ITEMS_ADD] = "wsadd", [ITEMS_DISCARD] = "wsdiscard",
        [FINALLY] = "finally"
    };
    ObExc exc = ob_error();
    must((answer == -1) == (exc != OB_NO_ERROR), "it fails in silence");
    ob_error_clear();
    if (answer == -1)
        say("%s %s", verbs[op->verb], ob_exc_name(exc));
    else
        say("%s %lld", verbs[op->verb], (long long)answer);
}

/* What has addresses in it is not said. */
static void say_repr(ObObject *repr)
{
    if (repr != NULL) {
        must(ob_error() == OB_NO_ERROR, "it fails and does not");
        const char *text = ob_str_utf8(repr);
        say("reprs %s", strstr(text, "<weak") == NULL ? text : "weak");
        ob_decref(repr);
    } else {
        must(ob_error() != OB_NO_ERROR, "it fails in silence");
        say("reprs %s", ob_exc_name(ob_error()));
        ob_error_clear();
    }
}

void say_and_bind(const Op *op, ObObject *value)
{
    say_answer(op, value == NULL ? -1 : 0);
    if (value != NULL) {
        bind_name(op->c, value);
        ob_decref(value);
    }
}

static void get(const Op *op, ObObject *a, ObObject *b)
{
    say_and_bind(op, op->verb == GET ? ob_dict_get(a, b)
                                     : ob_dict_pop(a, b));
}

static bool is_key(ObObject *op);

static bool key_of_ref(ObObject *op)
{
    ObObject *to = weak_target(op);
    bool good = to != NULL && is_key(to);
    if (to != NULL)
        ob_decref(to);
    return good;
}

/* Python's tuples ask for a hash only once; and no two addresses are
 * alike. */
static bool is_key(ObObject *op)
{
    Kind kind = kind_of(op);
    if (op == ob_none() || kind == INSTANCE || kind == METHOD)
        return false;
    if (kind == REF)
        return key_of_ref(op);
    bool good = kind != TUPLE || w->mode != PYTHON;
    for (size_t i = 0; kind == TUPLE && good && i < ob_tuple_size(op);
         i++)
        good = is_key(ob_tuple_item_borrowed(op, i));
    return good;
}

static bool may_ask(Verb verb, ObObject *a, ObObject *b)
{
    if (verb == REPR)
        return !is_heavy(a, true);
    if (verb == HASH)
        return !is_heavy(a, false) && is_key(a);
    if (verb == EQUAL || (verb == CONTAINS && kind_of(a) == LIST))
        return !is_heavy(a, false) && !is_heavy(b, false);
    if (verb == UPDATE)
        return w->mode != PYTHON && kind_of(b) == DICT && has_room(a, b);
    return !verb_keyed(verb) || (!is_heavy(b, false) && is_key(b));
}

/* Steps that ask. */
static void ask_of(const Op *op, ObObject *a, ObObject *b, ObObject *c)
{
    if (!may_ask(op->verb, a, b))
        return;
    if (op->verb == EQUAL)
        say_answer(op, ob_equal(a, b));
    else if (op->verb == HASH) {
        int64_t hash = ob_hash(a);
        say_answer(op, hash);
    } else if (op->verb == REPR)
        say_repr(ob_repr(a));
    else if (op->verb == GET || op->verb == TAKE)
        get(op, a, b);
    else if (op->verb >= VALUES_SET)
        ask_container(op, a, b);
    else if (op->verb >= WEAKREF)
        ask_weak(op, a);
    else if (op->verb >= SETATTR)
        ask_instance(op, a, b);
    else if (op->verb == UPDATE)
        say_answer(op, ob_dict_update(a, b));
    else if (op->verb == CONTAINS)
        say_answer(op, kind_of(a) == LIST ? ob_list_contains(a, b)
                                          : ob_dict_contains(a, b));
    else if (op->verb == REMOVE)
        say_answer(op, ob_dict_del(a, b));
    else if (size_of(a) < ROOM)
        say_answer(op, ob_dict_set(a, b, c));
}

/* Whatever this shows is let go of at once. */
static void inspect(int index)
{
    char why[200];
    if (ob_validate(why, sizeof why) < 0)
        world_fail("%s", why);
    ObObject *list = index % 2 == 0 ? ob_gc_get_objects()
                                    : ob_gc_get_referrers(ob_none());
    must(list != NULL, "no memory");
    ob_decref(list);
}

/* What changes a collection is said before, so that one that begins
 * next to it is seen to. */
static void control(const Op *op)
{
    static const char *const verbs[VERBS] = {
        [LISTEN] = "listen", [IGNORE] = "ignore", [INSPECT] = "inspect",
        [FREE] = "let go", [CLASS] = "class", [FREEZE] = "freeze",
        [UNFREEZE] = "unfreeze"
    };
    if (w->mode == PYTHON)
        return;
    if (verbs[op->verb] != NULL)
        say("%s", verbs[op->verb]);
    if (op->verb == LISTEN)
        listen_more();
    else if (op->verb == IGNORE)
        listen_less();
    else if (op->verb == INSPECT)
        inspect(op->index);
    else if (op->verb == FREE)
        free_names(op->a % NAMES >= NAMES / 2);
    else if (op->verb == CLASS)
        class_anew(op->which % SHAPES);
    else if (op->verb == FREEZE)
        ob_gc_freeze();
    else if (op->verb == UNFREEZE)
        ob_gc_unfreeze();
    else if (op->verb == THRESHOLD && w->mode != WHEN_ASKED)
        ob_gc_set_threshold(op->index, 1, 1);
}

/* In Python, whoever operates on objects holds them. In C, a container
 * that is asked, and the key, are the caller's to hold; the value is
 * not, nor is what is compared, hashed or printed. */
static void do_held(const Op *op, ObObject *a, ObObject *b, ObObject *c)
{
    ObObject *held[] = { a != NULL ? a : ob_none(), b, c };
    int n = w->mode == PYTHON ? 3 : verb_holds(op->verb);
    for (int i = 0; i < n; i++)
        ob_incref(held[i]);
    if (verb_asks(op->verb))
        ask_of(op, a, b, c);
    else
        tell(op, a, b, c);
    for (int i = 0; i < n; i++)
        ob_decref(held[i]);
}

static void do_op(const Op *op, const Frame *frame)
{
    ObObject *a = NULL;
    if (verb_kinds(op->verb) != 0) {
        a = find(op->a, verb_kinds(op->verb), frame);
        if (a == NULL)
            return;
    }
    if (op->verb == COUNT) {
        say("count %u", ob_refcnt(a));
        return;
    }
    control(op);
    do_held(op, a, value_of(op->b, frame), value_of(op->c, frame));
}

static void act(const Op *op, const Frame *frame)
{
    if (!op->pending) {
        do_op(op, frame);
        return;
    }
    ob_raise(OB_VALUE_ERROR, "pending at %d", w->calls);
    ObError before = ob_thread_self->error;
    do_op(op, frame);
    must(ob_error() == OB_VALUE_ERROR
         && strcmp(ob_error_text(), before.text) == 0,
         "a pending exception is lost");
    ob_error_clear();
}

/* --- the world --- */

static void watch_nothing(ObHeap *heap, const char *step, void *arg)
{
    (void)heap, (void)step, (void)arg;
}

void world_begin(World *world, const Program *program, Mode mode)
{
    static const ObConfig configs[] = {
        { .debug_mem = true }, { .debug_mem = true, .stress = true }
    };
    memset(world, 0, offsetof(World, log));
    w = world;
    w->program = program;
    w->mode = mode;
    w->interp = ob_interp_new(&configs[mode == STRESS]);
    /* a heap that is watched has each garbage clear itself */
    ob_heap_watch(ob_heap(), watch_nothing, NULL);
    ob_list_type.clear = list_clear;
    ob_dict_type.clear = dict_clear;
    if (frees.list == NULL) {
        frees.list = ob_list_type.free;
        frees.dict = ob_dict_type.free;
        frees.tuple = ob_tuple_type.free;
    }
    ob_list_type.free = list_free;
    ob_dict_type.free = dict_free;
    ob_tuple_type.free = tuple_free;
    weak_begin();
    if (program->knows >= 9)
        containers_begin();
    instances_begin();
    ob_unraisable_to(unraisable, NULL);
    if (mode == PYTHON)
        ob_gc_disable();
    else
        listen_more();
    if (mode == EAGER)
        ob_gc_set_threshold(3, 2, 2);
    else
        ob_gc_set_threshold(0, 0, 0);
}

void world_step(const Op *op)
{
    w->step_began = w->logged;
    act(op, &(Frame){ NULL, NULL });
    ob_checkpoint();
    must(ob_error() == OB_NO_ERROR, "an exception stays behind");
}

void world_end(void)
{
    w->quiet = true;
    ob_gc_disable();
    instances_end();
    if (w->program->knows >= 9)
        containers_end();
    must(ob_interp_free(w->interp) == 0, "something has leaked");
    for (int i = 0; i < w->births; i++)
        must(w->spoke[i] == w->freed[i], "a death is missing");
}

typedef struct Living {
    int *numbers;
    int size;
} Living;

/* A class has a dict and a tuple, too. */
static int add_living(const ObMemInfo *info, void *arg)
{
    Living *living = arg;
    int number = info->object == NULL ? NOTHING : birth_of(info->object);
    if (number != NOTHING)
        living->numbers[living->size++] = number;
    return 0;
}

int world_living(int numbers[2 * BIRTHS])
{
    Living living = { numbers, 0 };
    ob_mem_walk(ob_mem(), add_living, &living);
    return living.size;
}

static int dict_contents(ObObject *op, int values[4 * ROOM])
{
    ObObject *key, *value;
    size_t at = 0;
    int n = 0;
    for (; ob_dict_next_borrowed(op, &at, &key, &value); n += 2) {
        values[n] = number_of(key);
        values[n + 1] = number_of(value);
    }
    return n;
}

typedef struct Held {
    int *values, n;
} Held;

static int add_held(ObObject *op, void *arg)
{
    Held *held = arg;
    const ObType *type = ob_type(op);
    if (type != &ob_type_type && strcmp(type->name, "function") != 0)
        held->values[held->n++] = number_of(op);
    return 0;
}

int world_contents(int number, int values[4 * ROOM])
{
    ObObject *op = w->objects[number];
    Kind kind = kind_of(op);
    Held held = { values, 0 };
    if (kind == DICT || kind == ATTRS)
        return dict_contents(op, values);
    if (kind == INSTANCE || kind == METHOD)
        ob_type(op)->traverse(op, add_held, &held);
    if (kind != LIST && kind != TUPLE && kind != RUDE)
        return held.n;
    for (int i = 0; i < size_of(op); i++)
        values[i] = number_of(
            kind == LIST ? ob_list_get_borrowed(op, i)
            : kind == TUPLE ? ob_tuple_item_borrowed(op, (size_t)i)
            : ((Rude *)op)->friend[i]);
    return size_of(op);
}
