/* Exercise 1.4: what would go if a namespace went. */
#include "harness.h"

size_t bytes_held(const ObNamespace *ns);

#define ONCE \
    "An object is freed once, however many names lead to it: let it count " \
    "only for the first of them."
#define SHARED \
    "Somebody outside this namespace holds the object, too, so it would " \
    "stay. It goes only if all its references come from here: compare the " \
    "names that lead to it with its count."
#define MISSED \
    "Something that would go was left out, or not counted whole. An object " \
    "goes if all its references are names of this namespace, however many " \
    "they are."
#define TAKEN \
    "Looking must not change what is looked at: use the _borrowed functions."
#define APART \
    "Equal objects are two all the same, and each goes by its own count: " \
    "compare addresses, not values."
static const char apart[] = APART;
#define OWN_SIZE \
    "Ask each object for its own size, with ob_sizeof, and add them up " \
    "as a size_t."
static const char weighs[] = OWN_SIZE;
#define ANEW \
    "It was asked before, and something has changed since: which names lead " \
    "where, who else holds what, or what an object weighs. Each call looks " \
    "anew."
static const char anew[] = ANEW;
#define SECOND \
    "The first call said what is right. The second, about the same names, " \
    "to which nothing has happened since, does not: what a call counts, the " \
    "next one counts anew, from zero."
#define IMMORTAL \
    "An immortal object stays, whoever lets go of it."

static ObNamespace *space(const char *label)
{
    return need(ob_namespace_new(OB_SCOPE_GLOBAL, label));
}

static void bind(ObNamespace *ns, const char *name, ObObject *fresh)
{
    need(ob_namespace_bind_steal(ns, name, fresh) == 0 ? ns : NULL);
}

static void alias(ObNamespace *ns, const char *name, ObNamespace *from,
                  const char *other)
{
    bind(ns, name, need(ob_namespace_lookup(from, other)));
}

/* The counts of what its names lead to. */
static size_t count_all(const ObNamespace *ns)
{
    size_t sum = 0;
    for (size_t i = 0; i < ob_namespace_size(ns); i++)
        sum += ob_refcnt(ob_namespace_value_borrowed(ns, i));
    return sum;
}

/* Why `lack` bytes are left out. Equal objects weigh the same, so who
 * takes two for one leaves out whole objects. */
static const char *why_less(const ObNamespace *ns, size_t lack,
                            const char *why)
{
    if (why == apart)
        return lack % ob_sizeof(ob_namespace_value_borrowed(ns, 0)) == 0
               ? apart : weighs;
    return why == weighs || why == anew ? why : MISSED;
}

/* `why` helps whoever counts too much. */
static void bill(const ObNamespace *ns, size_t expected, const char *why)
{
    size_t n = ob_namespace_size(ns), references = count_all(ns);
    Quiet quiet = quiet_begin();
    size_t got = bytes_held(ns), again = n < 1000 ? bytes_held(ns) : got;
    expect_quiet(quiet, "Everything you need is already there; nothing has "
                        "to be written down.");
    expect_int("the names afterwards", (long long)ob_namespace_size(ns),
               (long long)n, "Looking changes nothing.");
    expect_int("the sum of the counts of what the names lead to",
               (long long)count_all(ns), (long long)references, TAKEN);
    expect_int("the bill, when it is asked for again", (long long)again,
               (long long)(got == expected ? expected : again), SECOND);
    expect_int("the bill", (long long)got, (long long)expected,
               got < expected ? why_less(ns, expected - got, why) : why);
}

static void one_object(void)
{
    ObNamespace *ns = space("globals");
    bill(ns, 0, "A namespace without names holds nothing.");
    bind(ns, "x", ob_int_new(3000));
    bill(ns, 24, "One int of 24 bytes would go, and nothing else.");
    bind(ns, "s", ob_str_from("spam"));
    bill(ns, 24 + ob_sizeof(need(ob_namespace_lookup_borrowed(ns, "s"))),
         weighs);
}

static void two_names(void)
{
    ObNamespace *ns = space("globals");
    bind(ns, "x", ob_int_new(3000));
    alias(ns, "y", ns, "x");
    bind(ns, "z", ob_int_new(4000));
    alias(ns, "w", ns, "x");
    bill(ns, 48, ONCE);
}

static void shared(void)
{
    ObNamespace *ns = space("globals"), *other = space("others");
    bind(ns, "x", ob_int_new(3000));
    alias(ns, "y", ns, "x");
    alias(other, "x", ns, "x");
    bill(ns, 0, SHARED);
    ob_namespace_unbind(other, "x");
    ObObject *mine = need(ob_namespace_lookup(ns, "x"));
    bill(ns, 0, SHARED);
    ob_decref(mine);
    bill(ns, 24, ONCE);
}

static void immortal(void)
{
    ObNamespace *ns = space("globals");
    bind(ns, "none", ob_none());
    bind(ns, "seven", ob_int_new(7));
    bind(ns, "name", ob_str_intern("name"));
    bill(ns, 0, IMMORTAL);
    bind(ns, "x", ob_int_new(3000));    /* what comes behind them */
    bind(ns, "false", ob_bool(false));
    bind(ns, "y", ob_int_new(4000));
    bill(ns, 48, IMMORTAL);
}

static void equal_objects(void)
{
    ObNamespace *ns = space("globals");
    bind(ns, "x", ob_int_new(3000));
    bind(ns, "y", ob_int_new(3000));
    bind(ns, "z", ob_float_new(3000.0));
    alias(ns, "w", ns, "y");
    bill(ns, 48 + ob_sizeof(need(ob_namespace_lookup_borrowed(ns, "z"))),
         apart);
    ObObject *mine = need(ob_namespace_lookup(ns, "x"));
    bill(ns, 24 + ob_sizeof(need(ob_namespace_lookup_borrowed(ns, "z"))),
         apart);
    ob_decref(mine);
}

static void equal_texts(void)
{
    ObNamespace *ns = space("globals");
    for (int i = 0; i < 3; i++)
        bind(ns, i == 0 ? "x" : i == 1 ? "y" : "z", ob_str_from("spam"));
    size_t one = ob_sizeof(need(ob_namespace_lookup_borrowed(ns, "x")));
    bill(ns, 3 * one, apart);
    alias(ns, "w", ns, "y");
    bill(ns, 3 * one, apart);
}

/* Objects that say themselves what they weigh. */
static size_t heavy_size(const ObObject *op)
{
    (void)op;
    return 1 << 20;
}

static ObType heavy_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Heavy",
    .basic_size = sizeof(ObObject), .size_of = heavy_size,
    .free = ob_object_free,
};

static void heavy(void)
{
    ObNamespace *ns = space("globals");
    bind(ns, "x", ob_object_new(&heavy_type, sizeof(ObObject)));
    bind(ns, "y", ob_int_new(3000));
    bind(ns, "z", ob_object_new(&heavy_type, sizeof(ObObject)));
    bill(ns, (2 << 20) + 24, weighs);
}

/* One that grows. */
static size_t its_weight;

static size_t growing_size(const ObObject *op)
{
    (void)op;
    return its_weight;
}

static ObType growing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Growing",
    .basic_size = sizeof(ObObject), .size_of = growing_size,
    .free = ob_object_free,
};

/* Between two questions there are as many names and as many references as
 * before: another object comes for one of three; a reference of the
 * check's goes from the one to the other; one grows. */
static void asked_again(void)
{
    static const char *const names[] = { "x", "y", "z" };
    ObNamespace *ns = space("globals");
    for (int i = 0; i < 3; i++)
        bind(ns, names[i], ob_int_new(3000 + i));
    bill(ns, 72, anew);
    for (size_t i = 0; i < 3; i++) {
        bind(ns, names[i], ob_object_new(&heavy_type, sizeof(ObObject)));
        bill(ns, ((i + 1) << 20) + 24 * (2 - i), anew);
    }
    bind(ns, "y", ob_object_new(&growing_type, sizeof(ObObject)));
    for (its_weight = 16; its_weight < 100000; its_weight *= 3)
        bill(ns, (2 << 20) + its_weight, anew);
    for (int i = 0; i < 6; i++) {
        ObObject *mine = need(ob_namespace_lookup(ns, names[i % 3]));
        bill(ns, i % 3 == 1 ? 2 << 20 : (1 << 20) + its_weight, anew);
        ob_decref(mine);
    }
}

/* 300 objects, each with four names; then the last gets a fifth, in
 * another namespace. */
static void many_names(void)
{
    enum { MANY = 300 };
    ObNamespace *ns = space("globals"), *other = space("others");
    char name[32], first[32];
    for (int k = 0; k < 4; k++)
        for (int i = 0; i < MANY; i++) {
            snprintf(name, sizeof name, "n%d_%d", i, k);
            snprintf(first, sizeof first, "n%d_0", i);
            if (k == 0)
                bind(ns, name, ob_int_new(3000 + i));
            else
                alias(ns, name, ns, first);
        }
    bill(ns, 24 * MANY, ONCE);
    alias(other, "x", ns, name);
    bill(ns, 24 * (MANY - 1), SHARED);
}

/* One object at both ends, and one that all in between lead to. */
static void far_apart(void)
{
    enum { FAR = 4000 };
    ObNamespace *ns = space("globals");
    char name[32];
    bind(ns, "first", ob_int_new(3000));
    bind(ns, "n0", ob_int_new(4000));
    for (int i = 1; i < FAR - 2; i++) {
        snprintf(name, sizeof name, "n%d", i);
        alias(ns, name, ns, "n0");
    }
    alias(ns, "last", ns, "first");
    bill(ns, 48, ONCE);
}

/* Nearly as many objects as names: the first, one in the middle and one
 * near the end have another name, at the end. */
static void many_objects(void)
{
    enum { MANY = 4000, TWICE = 3 };
    static const int shared_at[TWICE] = { 0, MANY / 2, MANY - 2 * TWICE };
    ObNamespace *ns = space("globals");
    char name[32], first[32];
    for (int i = 0; i < MANY - TWICE; i++) {
        snprintf(name, sizeof name, "n%d", i);
        bind(ns, name, ob_int_new(3000 + i));
    }
    for (int i = 0; i < TWICE; i++) {
        snprintf(first, sizeof first, "n%d", shared_at[i]);
        snprintf(name, sizeof name, "again%d", i);
        alias(ns, name, ns, first);
    }
    bill(ns, 24 * (MANY - TWICE), ONCE);
}

static void changes_nothing(void)
{
    ObNamespace *ns = space("globals");
    bind(ns, "x", ob_int_new(3000));
    ObObject *op = need(ob_namespace_lookup_borrowed(ns, "x"));
    bill(ns, 24, ONCE);
    bill(ns, 24, "Asked twice, it says the same twice.");
    expect_count("the count afterwards", op, 1, TAKEN);
}

int main(void)
{
    static const Check checks[] = {
        { "one name, one object", one_object, .section = "sizes" },
        { "several names, one object", two_names, .section = "count" },
        { "somebody else holds it, too", shared, .section = "count" },
        { "equal objects are two", equal_objects, .section = "labels" },
        { "a thousand names", many_names, .section = "count" },
        { "four thousand names, two objects", far_apart,
          .section = "count" },
        { "heavy objects", heavy, .section = "sizes" },
        { "four thousand names, nearly as many objects", many_objects,
          .section = "count" },
        { "equal texts are two", equal_texts, .section = "labels" },
        { "immortal objects stay", immortal, .section = "immortal" },
        { "nothing is allocated or changed", changes_nothing,
          .section = "snapshot" },
        { "asked again", asked_again, .section = "count" },
    };
    return RUN(checks);
}
