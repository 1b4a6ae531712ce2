/* Exercise 9.1: each answer is tried on the library. */
#include "harness.h"
#include "left.h"

#include <string.h>

#define FRESH "Nobody holds the new object but the dictionary, which does not."
#define BACK \
    "A WeakKeyDictionary holds its values. A value that leads to its key keeps " \
    "it alive, whoever collects."
#define EQUAL "Keys that are equal are one key, also when they are held weakly."
#define FIRST \
    "The first of two equal keys stays the key, with the value of the second; " \
    "when it dies, the entry goes."
#define REPLACED \
    "When the callback for the old value comes, the key has a new one. Only " \
    "the entry that died is taken out."
#define COLLECTED \
    "The object, and the reference to it that the dictionary had: it died of " \
    "its callback, and is counted."
#define VISITED \
    "The walk holds the object whose turn it is, and no other. Who dies " \
    "meanwhile is left out."
#define GROWN \
    "Since 3.14 a walk has a copy: what is put in meanwhile is not visited, " \
    "and nobody complains."
#define NEVER "What cannot be referred to weakly is in no WeakSet: False."
#define ORDER \
    "The newest is called first, and one that was detached is not called."
#define HAND "A finalizer is called once, by whomever."
#define CLOSE \
    "a.close is a bound method, which holds a; the finalizer holds a.close, " \
    "and somebody holds the finalizer, until the end."

#define GUESS "Fill in what you think, however unsure you are."

/* Nobody is told what he has not guessed at. */
static void tried(int answer, int right, const char *why)
{
    expect_int("whether you have answered", answer != -1, 1, GUESS);
    expect_int("your answer", answer, right, why);
}

static ObObject *t_class;

static ObObject *t(void)
{
    if (t_class == NULL)
        t_class = need(ob_class_new(&(ObClassDef){ .name = "T" }));
    return need(ob_instance_new(t_class));
}

static void end(void)
{
    if (t_class != NULL)
        ob_decref(t_class);
}

static void must(int result)
{
    need(result == 0 ? &result : NULL);
}

static ObObject *number(int i)
{
    return need(ob_int_new(5000 + i));
}

static void put(ObObject *dict, int i, ObObject *value)
{
    ObObject *key = number(i);
    must(ob_weak_values_set(dict, key, value));
    ob_decref(key);
}

static void at_once(void)
{
    ObObject *d = need(ob_weak_values_new()), *a = t();
    put(d, 1, a);
    ob_decref(a);
    tried(fresh, (int)ob_weak_values_size(d), FRESH);
    ob_decref(d);
    end();
}

static void value_leads_back(void)
{
    ObObject *d = need(ob_weak_keys_new()), *k = t();
    ObObject *list = need(ob_list_new());
    must(ob_list_append(list, k));
    must(ob_weak_keys_set(d, k, list));
    ob_decref(list);
    ob_decref(k);
    ob_gc_collect();
    tried(leads_back, (int)ob_weak_keys_size(d), BACK);
    ob_decref(d);
    end();
}

typedef struct Equal {
    ObObject base;
    ObRef *weakrefs;
} Equal;

static int all_equal(ObObject *a, ObObject *b)
{
    return ob_type(a) == ob_type(b) ? OB_EQUAL : OB_NOT_IMPLEMENTED;
}

static int64_t one_hash(ObObject *op)
{
    (void)op;
    return 7;
}

static ObType equal_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "E",
    .basic_size = sizeof(Equal), .equal = all_equal, .hash = one_hash,
    .free = ob_object_free, .weak_offset = offsetof(Equal, weakrefs),
};

static ObObject *e(void)
{
    ObObject *op = need(ob_object_new(&equal_type, sizeof(Equal)));
    *(Equal *)op = (Equal){ .base = *op };
    return op;
}

static void equals(void)
{
    ObObject *d = need(ob_weak_keys_new()), *a = e(), *b = e();
    must(ob_weak_keys_set(d, a, ob_int_new(1)));
    must(ob_weak_keys_set(d, b, ob_int_new(2)));
    tried(equal_keys, (int)ob_weak_keys_size(d), EQUAL);
    ob_decref(a);
    tried(first_gone, (int)ob_weak_keys_size(d), FIRST);
    ob_decref(b);
    ob_decref(d);
}

static void replaces(void)
{
    ObObject *d = need(ob_weak_values_new()), *a = t(), *b = t();
    put(d, 1, a);
    put(d, 1, b);
    ob_decref(a);
    tried(replaced, (int)ob_weak_values_size(d), REPLACED);
    ob_decref(b);
    ob_decref(d);
    end();
}

static void collects(void)
{
    ObObject *d = need(ob_weak_values_new()), *a = t();
    put(d, 1, a);
    must(ob_setattr(a, "me", a));
    ob_decref(a);
    tried(collected, (int)ob_gc_collect(), COLLECTED);
    ob_decref(d);
    end();
}

/* A dictionary of n objects, which only the list holds. */
static ObObject *dict_of(int n, ObObject *kept)
{
    ObObject *d = need(ob_weak_values_new());
    for (int i = 0; i < n; i++) {
        must(ob_list_append_steal(kept, t()));
        put(d, i, ob_list_get_borrowed(kept, -1));
    }
    return d;
}

static void walks(bool grows, int answer, const char *why)
{
    ObObject *kept = need(ob_list_new()), *k, *v;
    ObObject *d = dict_of(grows ? 3 : 5, kept);
    ObWeakWalk walk;
    must(ob_weak_walk(d, &walk));
    int n = 0;
    while (ob_weak_walk_next(&walk, &k, &v)) {
        n++;
        if (grows) {
            must(ob_list_append_steal(kept, t()));
            put(d, 100 + n, ob_list_get_borrowed(kept, -1));
        } else
            ob_list_clear(kept);
        ob_decref(k);
        ob_decref(v);
    }
    tried(answer, n, why);
    ob_decref(kept);
    ob_decref(d);
    end();
}

static void visits(void)
{
    walks(false, visited, VISITED);
}

static void grows(void)
{
    walks(true, grown, GROWN);
}

static void never(void)
{
    ObObject *s = need(ob_weak_set_new());
    tried(unhashed, ob_weak_set_contains(s, ob_int_new(5)), NEVER);
    ob_decref(s);
}

/* Says its argument. */
static char said[20];

static ObObject *say_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)op;
    strcat(said, n > 0 ? ob_str_utf8(args[0]) : "x");
    return ob_none();
}

static ObType say_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "say",
    .basic_size = sizeof(ObObject), .call = say_call,
};

static ObObject say = OB_STATIC_HEADER(&say_type);

static ObObject *finalizer(ObObject *op, const char *text)
{
    ObObject *arg = need(ob_str_from(text));
    ObObject *f = need(ob_finalize_new(op, &say, &arg, 1));
    ob_decref(arg);
    return f;
}

static void finalizes(void)
{
    ObObject *a = t(), *f = finalizer(a, "1"), *g = finalizer(a, "2");
    ObObject *h = finalizer(a, "3");
    ob_decref(need(ob_finalize_detach(g)));
    ob_decref(a);
    expect_int("whether you have answered", strcmp(finalizers, "?") != 0, 1,
               GUESS);
    expect_choice("your answer", finalizers, said, ORDER);
    ob_decref(f);
    ob_decref(g);
    ob_decref(h);
    end();
}

static void called(void)
{
    ObObject *a = t(), *f = need(ob_finalize_new(a, &say, NULL, 0));
    ob_decref(need(ob_call(f, NULL, 0)));
    ob_decref(need(ob_call(f, NULL, 0)));
    ob_decref(a);
    tried(by_hand, (int)strlen(said), HAND);
    ob_decref(f);
    end();
}

static ObObject *do_nothing(ObObject *self, ObObject *const args[],
                            size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

static void closes(void)
{
    static const ObMethodDef methods[] = { { "close", do_nothing },
                                           { NULL, NULL } };
    ObObject *cls = need(ob_class_new(&(ObClassDef){ .name = "T",
                                                     .methods = methods }));
    ObObject *a = need(ob_instance_new(cls));
    ObObject *close = need(ob_getattr(a, "close"));
    ObObject *f = need(ob_finalize_new(a, close, NULL, 0));
    ObObject *r = need(ob_ref_new(a, NULL));
    ob_decref(close);
    ob_decref(f);
    ob_decref(a);
    ob_gc_collect();
    tried(closes_itself, !ob_ref_is_dead(r), CLOSE);
    ob_decref(r);
    ob_decref(cls);
}

int main(void)
{
    static const Check checks[] = {
        { "a value that nobody holds", at_once, .section = "keeps-everything" },
        { "a value that leads to its key", value_leads_back,
          .section = "weak-keys" },
        { "two keys that are equal", equals, .section = "weak-keys" },
        { "a new value", replaces, .section = "which-entry" },
        { "a value in a cycle", collects, .section = "keeps-everything" },
        { "deaths in a walk", visits, .section = "looking" },
        { "births in a walk", grows, .section = "looking" },
        { "an int in a weak set", never, .section = "weak-sets" },
        { "finalizers", finalizes, .section = "finalize" },
        { "a finalizer that is called", called, .section = "finalize" },
        { "a finalizer that closes its object", closes,
          .section = "finalize" },
    };
    return RUN(checks);
}
