/* Exercise 2.4: references that neither names nor objects hold. */
#include "harness.h"

size_t unaccounted(const ObObject *op);

#define NAMES \
    "A name holds a reference, in whichever namespace it is. Go over all " \
    "of them."
#define EACH \
    "Each name holds a reference, also where another name of the same " \
    "namespace leads to the same object. Count names, not namespaces."
#define ANY_TYPE \
    "One object holds it, which is of no type of the library's. Ask each " \
    "whose type has a traverse, and go by nothing else."
#define TWICE \
    "An object that refers to op twice holds two references. Count " \
    "references, not objects."
#define LATE \
    "While a namespace lets go of its names, last words have bound a new one " \
    "in it. It is a name like any other, and holds a reference."
#define ITSELF \
    "op refers to itself, and that is a reference that an object holds: " \
    "op is asked like all others, whatever its count is."
#define AT_LAST \
    "It refers to itself, after it refers to another twice. Look at each " \
    "reference that traverse shows."
#define SECOND \
    "The first call said what is right. The second, about the same object, " \
    "to which nothing has happened since, does not: what a call counts, the " \
    "next one counts anew, from zero."
#define ELSEWHERE \
    "There are two interpreters. What is asked for is the memory and the " \
    "names of the current one, whichever it was before: ob_mem() and " \
    "ob_thread_self->interp, in each call."
static const char elsewhere[] = ELSEWHERE;
#define LESS \
    "Fewer are said to be left than there are. Of the references to op, " \
    "those that a name or an object holds are counted off, each once, and " \
    "no others."
#define MOVED \
    "The count is what it was, and somebody else holds the reference than " \
    "before. Each call looks anew."
static const char moved[] = MOVED;
#define OURS "Nobody can see what a C variable holds: that is the rest."

static ObObject *doomed(const char *name)
{
    return need(ob_doomed_new(name));
}

static void befriend(ObObject *op, ObObject *friend)
{
    need(ob_doomed_befriend(op, friend) == 0 ? op : NULL);
}

static void audit(const ObObject *op, long long expected, const char *why)
{
    uint32_t before = ob_refcnt(op);
    Quiet quiet = quiet_begin();
    long long first = (long long)unaccounted(op);
    expect_quiet(quiet, "A counter on the stack is all that it takes.");
    expect_count("the count afterwards", op, before,
                 "Looking must not change what is looked at.");
    long long got = (long long)unaccounted(op);
    expect_int("what is unaccounted for, when it is asked again", got,
               first == expected ? expected : got, SECOND);
    expect_int("what is unaccounted for", got, expected,
               got < expected && why != moved && why != elsewhere
               ? LESS : why);
}

static void variables(void)
{
    ObObject *op = need(ob_float_new(1.5));
    audit(op, 1, OURS);
    ob_incref(op);
    audit(op, 2, OURS);
    ob_decref(op);
    ob_decref(op);
}

/* A namespace alone, with as many names. */
static void few_names(void)
{
    ObNamespace *ns = need(ob_namespace_new(OB_SCOPE_GLOBAL, "globals"));
    ObObject *op = need(ob_float_new(1.5)), *last = need(ob_float_new(2.5));
    audit(op, 1, OURS);
    for (int n = 1; n < 20; n++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", n);
        need(ob_namespace_bind(ns, name, n % 3 == 2 ? last : op) == 0 ? op
                                                                : NULL);
        audit(op, 1, n < 3 ? NAMES : EACH);
        audit(last, 1, n < 3 ? NAMES : EACH);
    }
    ob_decref(op);
    ob_decref(last);
    audit(op, 0, EACH);
    audit(last, 0, EACH);
}

static void names(void)
{
    ObNamespace *one = need(ob_namespace_new(OB_SCOPE_GLOBAL, "one"));
    ObNamespace *two = need(ob_namespace_new(OB_SCOPE_LOCAL, "two"));
    ObObject *op = need(ob_float_new(1.5));
    need(ob_namespace_bind(one, "x", op) == 0 ? op : NULL);
    audit(op, 1, NAMES);
    need(ob_namespace_bind(two, "x", op) == 0 ? op : NULL);
    audit(op, 1, NAMES);
    need(ob_namespace_bind(two, "y", op) == 0 ? op : NULL);
    audit(op, 1, EACH);
    ob_decref(op);
    audit(op, 0, EACH);
}

static void objects(void)
{
    ObObject *op = need(ob_float_new(1.5)), *holder = doomed("holder"),
             *alone = doomed("alone");
    befriend(holder, op);
    audit(op, 1, "What a holder refers to, traverse will tell.");
    befriend(holder, op);
    audit(op, 1, TWICE);
    befriend(alone, alone);
    audit(alone, 1, ITSELF);
    befriend(holder, holder);
    audit(op, 1, TWICE);
    audit(holder, 1, AT_LAST);
    ob_decref(op);
    audit(op, 0, TWICE);
    ob_doomed_abandon(alone);
    ob_decref(alone);
    ob_doomed_abandon(holder);
    ob_decref(holder);
}

/* A holder of which nobody but traverse can tell: of no type of the
 * library, tracked by nobody, with its references anywhere. */
typedef struct Holder {
    ObObject base;
    ObObject *held[3];
} Holder;

/* Whose count it sees while it is asked. */
static const ObObject *watched;
static uint32_t its_count;

static int holder_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = 0;
    if (watched != NULL)
        its_count = ob_refcnt(watched);
    for (int i = 0; i < 3 && result == 0; i++)
        if (((Holder *)op)->held[i] != NULL)
            result = visit(((Holder *)op)->held[i], arg);
    return result;
}

static ObObject *holder_drop_next(ObObject *op)
{
    for (int i = 0; i < 3; i++) {
        ObObject *next = ((Holder *)op)->held[i];
        ((Holder *)op)->held[i] = NULL;
        if (next != NULL)
            return ob_dropped(next);
    }
    return NULL;
}

static ObType holder_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Holder",
    .basic_size = sizeof(Holder), .traverse = holder_traverse,
    .drop_next = holder_drop_next, .free = ob_object_free,
};

static ObObject *holder(ObObject *a, ObObject *b, ObObject *c)
{
    ObObject *op = need(ob_object_new(&holder_type, sizeof(Holder)));
    ObObject *held[] = { a, b, c };
    for (int i = 0; i < 3; i++) {
        ((Holder *)op)->held[i] = held[i];
        if (held[i] != NULL)
            ob_incref(held[i]);
    }
    return op;
}

static void any_type(void)
{
    ObObject *op = need(ob_float_new(1.5)), *held[3];
    for (int place = 0; place < 3; place++) {
        for (int i = 0; i < 3; i++)
            held[i] = i == place ? op : NULL;
        ObObject *one = holder(held[0], held[1], held[2]);
        audit(op, 1, ANY_TYPE);
        ob_decref(one);
    }
    ob_decref(op);
}

/* What a namespace that is being freed is asked by last words. */
static ObNamespace *closing;
static ObObject *bound_late;

static void bind_late(ObObject *self)
{
    (void)self;
    audit(bound_late, 1, LATE);
    need(ob_namespace_bind(closing, "late", bound_late) == 0 ? bound_late
                                                             : NULL);
    audit(bound_late, 1, LATE);
}

static ObType speaker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Speaker",
    .basic_size = sizeof(ObObject), .free = ob_object_free,
    .finalize = bind_late,
};

static void while_it_closes(void)
{
    closing = need(ob_namespace_new(OB_SCOPE_LOCAL, "f"));
    bound_late = need(ob_float_new(1.5));
    ObObject *speaker = need(ob_object_new(&speaker_type, sizeof(ObObject)));
    need(ob_namespace_bind_steal(closing, "x", speaker) == 0 ? bound_late
                                                             : NULL);
    ob_namespace_free(closing);
    audit(bound_late, 1, OURS);
    ob_decref(bound_late);
}

static void many_holders(void)
{
    enum { MANY = 300 };
    ObObject *op = need(ob_float_new(1.5)), *other = need(ob_float_new(1.5));
    ObObject *holders[MANY];
    char name[16];
    for (int i = 0; i < MANY; i++) {
        holders[i] = i % 2 ? holder(other, op, op) : doomed("holder");
        if (i % 2 == 0)
            befriend(holders[i], op);
        snprintf(name, sizeof name, "space%d", i);
        ObNamespace *ns = need(ob_namespace_new(OB_SCOPE_LOCAL, "locals"));
        need(ob_namespace_bind(ns, name, op) == 0 ? op : NULL);
        need(ob_namespace_bind(ns, "o", other) == 0 ? op : NULL);
    }
    ObNamespace *wide = need(ob_namespace_new(OB_SCOPE_LOCAL, "wide"));
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "n%d", i);
        need(ob_namespace_bind(wide, name, i % 2 ? op : other) == 0
             ? op : NULL);
    }
    audit(op, 1, "Many hold it, names and objects, some of them twice.");
    audit(other, 1, "An equal object is another one.");
    ob_incref(op);
    audit(op, 2, OURS);
    ob_decref(op);
    for (int i = 0; i < MANY; i++)
        ob_decref(holders[i]);
    audit(op, 1, "Its holders are dead.");
    ob_decref(other);
    ob_decref(op);
}

/* An object that one name holds, and nobody else, holds it. */
static void held_by_one(void)
{
    ObNamespace *ns = need(ob_namespace_new(OB_SCOPE_GLOBAL, "globals"));
    ObObject *op = need(ob_float_new(1.5));
    ObObject *friend = doomed("friend");
    befriend(friend, op);
    audit(op, 1, "A friend holds it, and the check does.");
    need(ob_namespace_bind(ns, "f", friend) == 0 ? ns : NULL);
    ob_decref(friend);
    audit(op, 1, "A friend holds it, which a name holds, and the check does.");
    ob_decref(op);
    audit(op, 0, "A friend holds it, which a name holds.");
}

/* A type whose objects refer to one more often than there are numbers of
 * sixteen bits; and so that object's count says. */
enum { CROWD = 70000 };

static ObObject *beloved;

static int crowd_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = 0;
    (void)op;
    for (int i = 0; i < CROWD && beloved != NULL && result == 0; i++)
        result = visit(beloved, arg);
    return result;
}

static ObType crowd_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Crowd",
    .basic_size = sizeof(ObObject), .traverse = crowd_traverse,
    .free = ob_object_free,
};

static void crowd(void)
{
    ObObject *op = need(ob_float_new(1.5));
    ObObject *holder = need(ob_object_new(&crowd_type, sizeof(ObObject)));
    beloved = op;
    op->refcnt += CROWD;
    size_t got = unaccounted(op);
    op->refcnt -= CROWD;
    beloved = NULL;
    expect_int("what is unaccounted for", (long long)got, 1,
               got == CROWD + 1 ? ANY_TYPE
               : "However often it is referred to, each reference counts: "
                 "count them in a size_t.");
    ob_decref(holder);
    ob_decref(op);
}

/* As many that nobody can see: C variables, all of them. */
static void crowd_unseen(void)
{
    ObObject *op = need(ob_float_new(1.5));
    ObObject *one = doomed("holder");
    befriend(one, op);
    befriend(one, op);
    static const uint32_t more[] = { 10, 254, 256, 65536, CROWD, 1 << 30 };
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++) {
        op->refcnt += more[i];
        size_t got = unaccounted(op);
        op->refcnt -= more[i];
        expect_int("what is unaccounted for, of many", (long long)got,
                   1 + (long long)more[i],
                   "However many are left, each counts: they are a size_t.");
    }
    ob_decref(one);
    ob_decref(op);
}

/* Of whatever type op is: names hold it, an object does, and equal ones
 * are others. */
static ObObject *of_any_type(int kind)
{
    switch (kind) {
    case 0: return need(ob_int_new(30000));
    case 1: return need(ob_str_from("spam and eggs"));
    case 2: return need(ob_float_new(1.5));
    case 3: return doomed("same");
    default: return holder(NULL, NULL, NULL);
    }
}

static void any_op(void)
{
    ObNamespace *one = need(ob_namespace_new(OB_SCOPE_GLOBAL, "one"));
    ObNamespace *two = need(ob_namespace_new(OB_SCOPE_LOCAL, "two"));
    for (int kind = 0; kind < 5; kind++) {
        ObObject *op = of_any_type(kind), *equal = of_any_type(kind);
        need(ob_namespace_bind(one, "x", op) == 0 ? op : NULL);
        audit(op, 1, NAMES);
        need(ob_namespace_bind(two, "x", op) == 0 ? op : NULL);
        need(ob_namespace_bind(two, "y", equal) == 0 ? op : NULL);
        audit(op, 1, NAMES);
        ObObject *other = holder(equal, op, op);
        audit(op, 1, "Names hold it, and an object does, which also holds "
                     "an equal one: that is another one.");
        audit(equal, 1, "Names hold it, and an object does.");
        if (kind == 4) {
            ((Holder *)op)->held[1] = op;
            ob_incref(op);
            audit(op, 1, ITSELF);
            ((Holder *)op)->held[1] = NULL;
            ob_decref(op);
        }
        ob_decref(other);
        ob_decref(op);
        ob_decref(equal);
        audit(op, 0, NAMES);
    }
}

static void cycle(void)
{
    ObObject *a = doomed("a"), *b = doomed("b");
    befriend(a, b);
    befriend(b, a);
    ob_decref(a);
    ob_decref(b);
    audit(a, 0, "Each reference to a is held by b.");
    audit(b, 0, "Each reference to b is held by a.");
    ob_doomed_abandon(a);
}

/* One that holds itself, once to three times; a name does, or not; and the
 * check does, or not. */
static void holds_itself(void)
{
    ObNamespace *ns = need(ob_namespace_new(OB_SCOPE_GLOBAL, "globals"));
    for (int turn = 2; turn < 8; turn++) {
        ObObject *op = holder(NULL, NULL, NULL), **held = ((Holder *)op)->held;
        for (int i = 0; i < turn / 2; i++)
            ob_incref(held[i] = op);
        audit(op, 1, ITSELF);
        if (turn % 2 == 1)
            need(ob_namespace_bind(ns, "x", op) == 0 ? ns : NULL);
        ob_decref(op);
        audit(op, 0, ITSELF);
        ob_incref(op);
        audit(op, 1, OURS);
        if (turn % 2 == 1)
            need(ob_namespace_unbind(ns, "x") == 0 ? ns : NULL);
        for (int i = 0; i < turn / 2; i++) {
            held[i] = NULL;
            ob_decref(op);
            audit(op, 1, ITSELF);
        }
        ob_decref(op);
    }
}

/* A name, a holder and the check hold an object here, and another there,
 * by turns. */
static void in_two_interpreters(void)
{
    ObConfig config = { .debug_mem = true };
    ObThread *threads[2] = { ob_thread_self };
    ObInterp *other = need(ob_interp_new(&config));
    ObObject *op[2], *held_by[2];
    threads[1] = ob_thread_self;
    for (int i = 0; i < 2; i++) {
        ob_thread_swap(threads[i]);
        op[i] = need(ob_float_new(1.5));
        audit(op[i], 1, OURS);
        held_by[i] = doomed("holder");
        befriend(held_by[i], op[i]);
        ObNamespace *ns = need(ob_namespace_new(OB_SCOPE_GLOBAL, "globals"));
        need(ob_namespace_bind(ns, "x", op[i]) == 0 ? ns : NULL);
    }
    for (int turn = 0; turn < 4; turn++) {
        ob_thread_swap(threads[turn % 2]);
        audit(op[turn % 2], 1, elsewhere);
    }
    for (int i = 0; i < 2; i++) {
        ob_thread_swap(threads[i]);
        ob_decref(held_by[i]);
        audit(op[i], 1, elsewhere);
        ob_decref(op[i]);
        audit(op[i], 0, elsewhere);
    }
    ob_interp_free(other);
    ob_thread_swap(threads[0]);
}

static void changes_nothing(void)
{
    ObObject *op = need(ob_float_new(1.5));
    ObObject *one = holder(op, NULL, NULL);
    watched = op;
    audit(op, 1, ANY_TYPE);
    expect_int("the count meanwhile, which a holder sees when it is asked",
               its_count, 2, "Looking must not change what is looked at, "
               "and not for a moment.");
    watched = NULL;
    ob_decref(one);
    audit(op, 1, OURS);
    audit(op, 1, "Asked twice, it says the same twice.");
    ObNamespace *ns = need(ob_namespace_new(OB_SCOPE_GLOBAL, "globals"));
    need(ob_namespace_bind_steal(ns, "x", op) == 0 ? ns : NULL);
    audit(op, 0, moved);
    ob_incref(op);
    need(ob_namespace_unbind(ns, "x") == 0 ? ns : NULL);
    audit(op, 1, moved);
    ob_decref(op);
}

int main(void)
{
    static const Check checks[] = {
        { "what a C variable holds is unaccounted for", variables,
          .section = "peek" },
        { "names are accounted for", names, .section = "what-counts" },
        { "one namespace, and one name, or more", few_names,
          .section = "what-counts" },
        { "objects are accounted for", objects,
          .section = "what-counts" },
        { "a holder of another type", any_type, .section = "what-counts" },
        { "many holders, of any type", many_holders,
          .section = "what-counts" },
        { "what one holds, that one holds", held_by_one,
          .section = "what-counts" },
        { "seventy thousand references", crowd, .section = "what-counts" },
        { "as many that nobody sees", crowd_unseen, .section = "peek" },
        { "an object of any type", any_op, .section = "what-counts" },
        { "a cycle accounts for itself", cycle, .section = "cannot" },
        { "it only looks, and each time anew", changes_nothing,
          .section = "peek" },
        { "a namespace that is being freed", while_it_closes,
          .section = "what-counts" },
        { "who holds itself", holds_itself, .section = "what-counts" },
        { "one interpreter, and another one", in_two_interpreters,
          .section = "what-counts" },
    };
    return RUN(checks);
}
