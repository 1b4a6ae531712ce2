/* Chapter 9: WeakValueDictionary, WeakKeyDictionary, WeakSet,
 * finalize. */
#include "support.h"
#include "fatal.h"

#include <stdio.h>
#include <stdlib.h>

/* --- things: objects to which there are weak references --- */

typedef struct Thing Thing;
typedef void Act(Thing *self);
struct Thing {
    ObObject base;
    const char *name;
    Act *act;               /* as it dies; NULL: nothing but the log */
    ObObject *friend;       /* NULL: none */
    int value;              /* for == and hash */
    struct ObRef *refs;
};

static bool rude;           /* == and hash raise something */
static int asked;

static int thing_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Thing *self = (Thing *)op;
    return self->friend != NULL ? visit(self->friend, arg) : 0;
}

static ObObject *thing_drop_next(ObObject *op)
{
    Thing *self = (Thing *)op;
    ObObject *friend = self->friend;
    self->friend = NULL;
    return friend != NULL ? ob_dropped(friend) : NULL;
}

static void thing_clear(ObObject *op)
{
    ObObject *friend = ((Thing *)op)->friend;
    ((Thing *)op)->friend = NULL;
    if (friend != NULL)
        ob_decref(friend);
}

static void thing_finalize(ObObject *op)
{
    Thing *self = (Thing *)op;
    ob_log("died %s", self->name);
    if (self->act != NULL)
        self->act(self);
}

static ObObject *thing_repr(ObObject *op)
{
    return ob_str_from(((Thing *)op)->name);
}

static int thing_equal(ObObject *a, ObObject *b)
{
    asked++;
    if (rude) {
        ob_raise(OB_VALUE_ERROR, "asked");
        return -1;
    }
    return ob_type(b) == ob_type(a)
           && ((Thing *)a)->value == ((Thing *)b)->value;
}

static int64_t thing_hash(ObObject *op)
{
    return ((Thing *)op)->value % 100;
}

#define THING(name_, ...) \
    { .base = OB_STATIC_HEADER(&ob_type_type), .name = name_, \
      .basic_size = sizeof(Thing), .repr = thing_repr, \
      .weak_offset = offsetof(Thing, refs), \
      .traverse = thing_traverse, .drop_next = thing_drop_next, \
      .finalize = thing_finalize, .clear = thing_clear, \
      .free = ob_object_free, __VA_ARGS__ }

/* equal only to itself; by value; by value, and without a hash */
static ObType thing_type = THING("Thing", .fixed = false);
static ObType number_type = THING("Number", .equal = thing_equal,
                                  .hash = thing_hash);
static ObType odd_type = THING("Odd", .equal = thing_equal);

static ObObject *new_of(ObType *type, const char *name, int value)
{
    Thing *self = (Thing *)ob_object_new(type, sizeof *self);
    if (self == NULL)
        return NULL;
    *self = (Thing){ .base = self->base, .name = name, .value = value };
    ob_track(&self->base);
    return &self->base;
}

static ObObject *thing(const char *name)
{
    ObObject *op = new_of(&thing_type, name, 0);
    assert_non_null(op);
    return op;
}

static ObObject *number(const char *name, int value)
{
    ObObject *op = new_of(&number_type, name, value);
    assert_non_null(op);
    return op;
}

static void acts(ObObject *op, Act *act)
{
    ((Thing *)op)->act = act;
}

static void hold(ObObject *op, ObObject *friend)
{
    ob_incref(friend);
    ((Thing *)op)->friend = friend;
}

static ObObject *sure(ObObject *op)
{
    assert_non_null(op);
    return op;
}

#define integer(value) sure(ob_int_new(value))
#define string(text) sure(ob_str_from(text))

static int ok(int result)
{
    assert_int_equal(result, 0);
    return result;
}

static void assert_refused(int result, ObExc exc, const char *text)
{
    assert_int_equal(result, -1);
    assert_raised(exc, text);
}

static void assert_none_steal(ObObject *op)
{
    assert_ptr_equal(op, ob_none());
}

/* What was given is that very object. */
static void assert_is_steal(ObObject *op, const ObObject *other)
{
    assert_ptr_equal(op, other);
    ob_decref(op);
}

static void no_addresses(char *text)
{
    for (char *at; (at = strstr(text, "0x")) != NULL; ) {
        size_t n = strspn(at + 2, "0123456789abcdef") + 2;
        memmove(at, at + n, strlen(at + n) + 1);
    }
}

static char told[400];

static void hear(const ObError *error, const char *context, void *arg)
{
    (void)arg;
    size_t n = strlen(told);
    snprintf(told + n, sizeof told - n, "%s|%s: %s\n", context,
             ob_exc_name(error->exc), error->text);
    no_addresses(told);
}

static void assert_plain_repr(ObObject *op, const char *text)
{
    ObObject *repr = sure(ob_repr(op));
    char plain[300];
    snprintf(plain, sizeof plain, "%s", ob_str_utf8(repr));
    no_addresses(plain);
    assert_string_equal(plain, text);
    ob_decref(repr);
}

/* The pending exception, without addresses. */
static void assert_raised_plain(ObExc exc, const char *text)
{
    char plain[300];
    snprintf(plain, sizeof plain, "%s", ob_error_text());
    no_addresses(plain);
    assert_int_equal(ob_error(), exc);
    assert_string_equal(plain, text);
    ob_error_clear();
}

/* --- what a dict has learned --- */

static ObObject *numbers_to(int n)
{
    ObObject *dict = sure(ob_dict_new());
    for (int i = 0; i < n; i++) {
        ObObject *op = integer(i);
        ok(ob_dict_set(dict, op, op));
        ob_decref(op);
    }
    return dict;
}

static void assert_popped(ObObject *dict, int64_t value)
{
    ObObject *k, *v;
    ok(ob_dict_popitem(dict, &k, &v));
    assert_int_equal(ob_int_value(k), value);
    assert_ptr_equal(k, v);
    ob_decref(k);
    ob_decref(v);
}

static void the_last_item_is_popped(void **state)
{
    (void)state;
    ObObject *dict = numbers_to(3), *k, *v;
    assert_popped(dict, 2);
    assert_plain_repr(dict, "{0: 0, 1: 1}");
    assert_popped(dict, 1);
    assert_popped(dict, 0);
    assert_refused(ob_dict_popitem(dict, &k, &v), OB_KEY_ERROR,
                   "'popitem(): dictionary is empty'");
    assert_null(k);
    assert_null(v);
    ob_decref(dict);
}

static void del_int(ObObject *dict, int value)
{
    ObObject *key = integer(value);
    ok(ob_dict_del(dict, key));
    ob_decref(key);
}

static void set_int(ObObject *dict, int value)
{
    ObObject *key = integer(value);
    ok(ob_dict_set(dict, key, key));
    ob_decref(key);
}

static void holes_are_stepped_over(void **state)
{
    (void)state;
    ObObject *dict = numbers_to(8);
    del_int(dict, 7);
    del_int(dict, 5);
    del_int(dict, 4);
    assert_popped(dict, 6);
    set_int(dict, 20);
    assert_popped(dict, 20);
    assert_popped(dict, 3);
    del_int(dict, 1);
    set_int(dict, 21);
    set_int(dict, 22);
    del_int(dict, 21);
    assert_popped(dict, 22);
    assert_popped(dict, 2);
    assert_popped(dict, 0);
    assert_int_equal(ob_dict_size(dict), 0);
    for (int i = 0; i < 1000; i++) {
        set_int(dict, 30 + i);
        assert_popped(dict, 30 + i);
    }
    ob_decref(dict);
}

/* Beside an array in which nothing clever is done. */
static void random_steps_agree_with_an_array(void **state)
{
    (void)state;
    enum { KEYS = 40 };
    int order[KEYS], n = 0;
    ObObject *dict = sure(ob_dict_new());
    uint32_t seed = 12345;
    for (int step = 0; step < 20000; step++) {
        seed = seed * 1664525 + 1013904223;
        int key = (int)(seed >> 20) % KEYS, at = 0;
        while (at < n && order[at] != key)
            at++;
        if ((seed >> 16) % 3 == 0 && n > 0) {
            assert_popped(dict, order[--n]);
        } else if (at == n) {
            set_int(dict, key);
            order[n++] = key;
        } else {
            del_int(dict, key);
            for (n--; at < n; at++)
                order[at] = order[at + 1];
        }
        assert_int_equal(ob_dict_size(dict), n);
    }
    ob_decref(dict);
}

static void many_are_popped_in_no_time(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    ObObject *dict = numbers_to(MANY);
    for (int i = MANY; i-- > 0; )
        assert_popped(dict, i);
    ob_decref(dict);
}

static bool is_two(const ObObject *op)
{
    return ob_int_value(op) == 2;
}

static void a_value_is_taken_out_on_a_condition(void **state)
{
    (void)state;
    ObObject *dict = numbers_to(4), *two = integer(2), *three = integer(3);
    ObObject *nine = integer(9), *list = sure(ob_list_new());
    assert_int_equal(ob_dict_del_if(dict, three, is_two), 0);
    assert_int_equal(ob_dict_del_if(dict, nine, is_two), 0);
    assert_int_equal(ob_dict_del_if(dict, two, is_two), 1);
    assert_refused(ob_dict_del_if(dict, list, is_two), OB_TYPE_ERROR,
                   "cannot use 'list' as a dict key (unhashable type: "
                   "'list')");
    assert_plain_repr(dict, "{0: 0, 1: 1, 3: 3}");
    ob_decref(list);
    ob_decref(dict);
    ObObject *a = number("a", 1), *b = number("b", 1);
    dict = sure(ob_dict_new());
    ok(ob_dict_set(dict, a, nine));
    rude = true;
    assert_refused(ob_dict_del_if(dict, b, is_two), OB_VALUE_ERROR, "asked");
    rude = false;
    ob_decref(a);
    ob_decref(b);
    ob_decref(dict);
}

/* --- values that are held weakly --- */

static ObObject *values_new(void)
{
    return sure(ob_weak_values_new());
}

/* d[name] = a new Thing, which the caller holds. */
static ObObject *put(ObObject *d, const char *name)
{
    ObObject *key = string(name), *value = thing(name);
    ok(ob_weak_values_set(d, key, value));
    ob_decref(key);
    return value;
}

static ObObject *get(ObObject *d, const char *name)
{
    ObObject *key = string(name);
    ObObject *value = ob_weak_values_get_default(d, key, ob_none());
    ob_decref(key);
    return value;
}

static void assert_keys(ObObject *d, const char *names)
{
    char found[200] = "";
    ObWeakWalk walk;
    ok(ob_weak_walk(d, &walk));
    for (ObObject *key; ob_weak_walk_next(&walk, &key, NULL); ) {
        ObObject *text = ob_type(key) == &ob_str_type ? key : NULL;
        snprintf(found + strlen(found), sizeof found - strlen(found),
                 "%s ", text != NULL ? ob_str_utf8(text)
                                     : ((Thing *)key)->name);
        ob_decref(key);
    }
    assert_string_equal(found, names);
}

static void an_entry_goes_with_its_value(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *d = values_new(), *a = put(d, "a"), *b = put(d, "b");
    assert_int_equal(ob_refcnt(a), 1);
    assert_int_equal(ob_weak_values_size(d), 2);
    assert_is_steal(get(d, "a"), a);
    ob_decref(a);
    assert_int_equal(ob_weak_values_size(d), 1);
    assert_none_steal(get(d, "a"));
    assert_keys(d, "b ");
    ob_decref(b);
    assert_int_equal(ob_weak_values_size(d), 0);
    assert_died("a b ");
    ob_decref(d);
}

static void an_entry_goes_in_a_collection(void **state)
{
    (void)state;
    ObObject *d = values_new(), *a = put(d, "a");
    hold(a, a);
    ob_decref(a);
    assert_int_equal(ob_weak_values_size(d), 1);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_weak_values_size(d), 0);
    ob_decref(d);
}

/* The key, too, is let go of. */
static void a_key_goes_with_its_value(void **state)
{
    (void)state;
    ObObject *d = values_new(), *key = number("key", 1), *a = thing("a");
    ok(ob_weak_values_set(d, key, a));
    ob_decref(key);
    begin_deaths();
    ob_decref(a);
    assert_died("a key ");
    ob_decref(d);
}

static void who_dies_first_is_not_called(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *d = values_new(), *a = put(d, "a");
    assert_int_equal(ob_refcnt(d), 1);
    assert_int_equal(ob_weakref_count(a), 1);
    ob_decref(d);
    assert_int_equal(ob_weakref_count(a), 0);
    ob_decref(a);
    assert_died("a ");
}

/* A dictionary dies of its count, whatever is in it. */
static void nothing_in_it_holds_it(void **state)
{
    (void)state;
    ObObject *d = values_new(), *k = sure(ob_weak_keys_new());
    ObObject *s = sure(ob_weak_set_new()), *a = put(d, "a");
    ok(ob_weak_keys_set(k, a, ob_none()));
    ok(ob_weak_set_add(s, a));
    assert_int_equal(ob_refcnt(d), 1);
    assert_int_equal(ob_refcnt(k), 1);
    assert_int_equal(ob_refcnt(s), 1);
    ObObject *ref = sure(ob_ref_new(d, NULL));
    ob_decref(d);
    ob_decref(k);
    ob_decref(s);
    assert_true(ob_ref_is_dead(ref));
    ob_decref(ref);
    assert_int_equal(ob_gc_collect(), 0);
    ob_decref(a);
}

/* A new value under an old key: nothing happens when the old one dies. */
static void an_old_value_takes_no_new_entry_along(void **state)
{
    (void)state;
    ObObject *d = values_new(), *old = put(d, "k");
    ObObject *refs = sure(ob_weak_values_refs(d)), *new = put(d, "k");
    ob_decref(old);
    assert_int_equal(ob_weak_values_size(d), 1);
    assert_is_steal(get(d, "k"), new);
    assert_true(ob_ref_is_dead(ob_list_get_borrowed(refs, 0)));
    ob_decref(refs);
    ob_decref(new);
    assert_int_equal(ob_weak_values_size(d), 0);
    ob_decref(d);
}

static ObObject *table, *replacement;      /* for what runs at a death */

static ObObject *replace(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    assert_int_equal(n, 0);     /* the reference is the self */
    replacement = put(table, "k");
    return ob_none();
}

/* Somebody else is told first, and puts a new one there, before the
 * dictionary hears of the old one. */
static void who_comes_in_between_stays(void **state)
{
    (void)state;
    table = values_new();
    ObObject *old = put(table, "k");
    ObObject *function = sure(ob_function_new("replace", replace));
    ObObject *ref = sure(ob_ref_new(old, function));
    ob_decref(old);
    assert_int_equal(ob_weak_values_size(table), 1);
    assert_is_steal(get(table, "k"), replacement);
    hold(replacement, replacement);
    ob_decref(ref);
    ref = sure(ob_ref_new(replacement, function));
    ob_decref(replacement);
    assert_int_equal(ob_gc_collect(), 2);
    assert_is_steal(get(table, "k"), replacement);
    ob_decref(ref);
    ob_decref(function);
    ob_decref(replacement);
    ob_decref(table);
}

static void look_up(Thing *self)
{
    (void)self;
    ObObject *found = get(table, "k");
    ob_log("size %zu, %s", ob_weak_values_size(table),
           found == ob_none() ? "not there" : "there");
    ob_decref(found);
}

/* By count, references are alive at the last words; in a collection,
 * those with callbacks are not. */
static void last_words_find_it_or_not(void **state)
{
    (void)state;
    table = values_new();
    FILE *log = tmpfile();
    ob_log_to(log);
    ObObject *a = put(table, "k");
    acts(a, look_up);
    ob_decref(a);
    a = put(table, "k");
    acts(a, look_up);
    hold(a, a);
    ob_decref(a);
    ob_gc_collect();
    ob_log_to(NULL);
    char text[200] = "";
    rewind(log);
    text[fread(text, 1, sizeof text - 1, log)] = '\0';
    fclose(log);
    assert_string_equal(text, "died k\nsize 1, there\n"
                        "died k\nsize 0, not there\n");
    ob_decref(table);
}

static ObObject *saved;

static void save(Thing *self)
{
    ob_incref(&self->base);
    saved = &self->base;
}

/* Resurrected by its count, it is still there; by the collector, it has
 * been taken out before it spoke. */
static void the_resurrected_are_there_or_not(void **state)
{
    (void)state;
    ObObject *d = values_new(), *a = put(d, "k");
    acts(a, save);
    ob_decref(a);
    assert_is_steal(get(d, "k"), saved);
    assert_int_equal(ob_weak_values_size(d), 1);
    ob_decref(saved);
    assert_int_equal(ob_weak_values_size(d), 0);
    a = put(d, "k");
    acts(a, save);
    hold(a, a);
    ob_decref(a);
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(ob_weak_values_size(d), 0);
    assert_ptr_equal(saved, a);
    thing_clear(a);
    ob_decref(a);
    ob_decref(d);
}

static void deaths_do_not_disturb_a_walk(void **state)
{
    (void)state;
    ObObject *d = values_new(), *ops[5], *key, *value;
    const char *const names[] = { "a", "b", "c", "d", "e" };
    for (int i = 0; i < 5; i++)
        ops[i] = put(d, names[i]);
    char seen[20] = "";
    ObWeakWalk walk;
    ok(ob_weak_walk(d, &walk));
    while (ob_weak_walk_next(&walk, &key, &value)) {
        strcat(seen, ob_str_utf8(key));
        if (strcmp(ob_str_utf8(key), "b") == 0) {
            ob_decref(ops[2]);
            ob_decref(ops[1]);      /* the walk's own holds it */
            assert_int_equal(ob_weak_values_size(d), 4);
            ops[2] = put(d, "new");
        }
        ob_decref(key);
        ob_decref(value);
    }
    assert_string_equal(seen, "abde");
    assert_keys(d, "a d e new ");
    assert_null(key);
    assert_null(value);
    assert_false(ob_weak_walk_next(&walk, NULL, NULL));
    ob_weak_walk_end(&walk);
    ok(ob_weak_walk(d, &walk));
    assert_true(ob_weak_walk_next(&walk, NULL, NULL));
    ob_weak_walk_end(&walk);
    assert_false(ob_weak_walk_next(&walk, NULL, NULL));
    ob_decref(ops[0]);
    ob_decref(ops[2]);
    ob_decref(ops[3]);
    ob_decref(ops[4]);
    ob_decref(d);
}

static void what_is_in_it_comes_out(void **state)
{
    (void)state;
    ObObject *d = values_new(), *a = put(d, "a"), *b = put(d, "b");
    ObObject *k = string("a"), *x = string("x"), *value, *key;
    assert_int_equal(ob_weak_values_contains(d, k), 1);
    assert_int_equal(ob_weak_values_contains(d, x), 0);
    assert_is_steal(ob_weak_values_get(d, k), a);
    assert_null(ob_weak_values_get(d, x));
    assert_raised(OB_KEY_ERROR, "'x'");
    assert_is_steal(ob_weak_values_get_default(d, k, b), a);
    assert_is_steal(ob_weak_values_get_default(d, x, b), b);
    assert_int_equal(ob_weak_values_lookup(d, k, &value), 1);
    assert_is_steal(value, a);
    assert_int_equal(ob_weak_values_lookup(d, x, &value), 0);
    assert_null(value);
    assert_is_steal(ob_weak_values_setdefault(d, k, b), a);
    assert_is_steal(ob_weak_values_setdefault(d, x, b), b);
    assert_keys(d, "a b x ");
    ok(ob_weak_values_del(d, x));
    assert_refused(ob_weak_values_del(d, x), OB_KEY_ERROR, "'x'");
    assert_is_steal(ob_weak_values_pop(d, k), a);
    assert_null(ob_weak_values_pop(d, k));
    assert_raised(OB_KEY_ERROR, "'a'");
    assert_is_steal(ob_weak_values_pop_default(d, k, b), b);
    ok(ob_weak_values_set(d, k, a));
    assert_is_steal(ob_weak_values_pop_default(d, k, b), a);
    ok(ob_weak_values_popitem(d, &key, &value));
    assert_repr_steal(key, "'b'");
    assert_is_steal(value, b);
    assert_refused(ob_weak_values_popitem(d, &key, &value), OB_KEY_ERROR,
                   "'popitem(): dictionary is empty'");
    assert_null(key);
    assert_null(value);
    ob_decref(k);
    ob_decref(x);
    ob_decref(a);
    ob_decref(b);
    ob_decref(d);
}

static void one_is_put_into_another(void **state)
{
    (void)state;
    ObObject *d = values_new(), *a = put(d, "a"), *b = put(d, "b");
    ObObject *copy = sure(ob_weak_values_copy(d)), *c = put(copy, "c");
    assert_keys(copy, "a b c ");
    assert_keys(d, "a b ");
    ok(ob_weak_values_update(d, copy));
    ok(ob_weak_values_update(d, d));
    assert_keys(d, "a b c ");
    ObObject *dict = sure(ob_dict_new()), *k = string("a");
    ok(ob_dict_set(dict, k, c));
    ok(ob_weak_values_update(copy, dict));
    assert_is_steal(ob_weak_values_get(copy, k), c);
    ObObject *five = integer(5), *r = string("r");
    ok(ob_dict_set(dict, r, five));
    assert_refused(ob_weak_values_update(d, dict), OB_TYPE_ERROR,
                   "cannot create weak reference to 'int' object");
    assert_is_steal(ob_weak_values_get(d, k), c);   /* what was put stays */
    assert_refused(ob_weak_values_update(d, five), OB_TYPE_ERROR,
                   "'int' object is not iterable");
    ObObject *keys = sure(ob_weak_keys_new());
    ok(ob_weak_keys_set(keys, a, b));
    ok(ob_weak_values_update(copy, keys));
    assert_is_steal(ob_weak_values_get(copy, a), b);
    ObObject *refs = sure(ob_weak_values_refs(d));
    assert_int_equal(ob_list_size(refs), 3);
    assert_plain_repr(ob_list_get_borrowed(refs, 1),
                      "<weakref at ; to 'Thing' at >");
    ob_weak_values_clear(d);
    assert_int_equal(ob_weak_values_size(d), 0);
    ob_weak_values_clear(d);
    ObObject *drop[] = { d, a, b, copy, c, dict, k, r, keys, refs };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

static void one_is_compared_with_another(void **state)
{
    (void)state;
    ObObject *d = values_new(), *a = put(d, "a"), *dict = sure(ob_dict_new());
    ObObject *k = string("a"), *copy = sure(ob_weak_values_copy(d));
    assert_int_equal(ob_equal(d, dict), 0);
    ok(ob_dict_set(dict, k, a));
    assert_int_equal(ob_equal(d, dict), 1);
    assert_int_equal(ob_equal(dict, d), 1);
    assert_int_equal(ob_equal(d, copy), 1);
    assert_int_equal(ob_equal(d, a), 0);
    assert_int_equal(ob_hash(d), -1);
    assert_raised(OB_TYPE_ERROR, "unhashable type: 'WeakValueDictionary'");
    assert_plain_repr(d, "<WeakValueDictionary at >");
    ObObject *keys = sure(ob_weak_keys_new());
    ok(ob_weak_keys_set(keys, a, k));
    assert_int_equal(ob_equal(d, keys), 0);
    assert_int_equal(ob_hash(keys), -1);
    assert_raised(OB_TYPE_ERROR, "unhashable type: 'WeakKeyDictionary'");
    assert_plain_repr(keys, "<WeakKeyDictionary at >");
    ObObject *drop[] = { d, a, dict, k, copy, keys };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

static void not_everything_can_be_a_value(void **state)
{
    (void)state;
    ObObject *d = values_new(), *k = string("k"), *list = sure(ob_list_new());
    ObObject *five = integer(5), *a = thing("a"), *value, *key;
    const char *unhashable = "cannot use 'list' as a dict key (unhashable "
                             "type: 'list')";
    assert_refused(ob_weak_values_set(d, k, five), OB_TYPE_ERROR,
                   "cannot create weak reference to 'int' object");
    assert_refused(ob_weak_values_set(d, k, ob_none()), OB_TYPE_ERROR,
                   "cannot create weak reference to 'NoneType' object");
    assert_null(ob_weak_values_setdefault(d, k, list));
    assert_raised(OB_TYPE_ERROR,
                  "cannot create weak reference to 'list' object");
    assert_refused(ob_weak_values_set(d, list, a), OB_TYPE_ERROR, unhashable);
    assert_null(ob_weak_values_get(d, list));
    assert_raised(OB_TYPE_ERROR, unhashable);
    assert_null(ob_weak_values_get_default(d, list, a));
    assert_raised(OB_TYPE_ERROR, unhashable);
    assert_null(ob_weak_values_setdefault(d, list, a));
    assert_raised(OB_TYPE_ERROR, unhashable);
    assert_refused(ob_weak_values_contains(d, list), OB_TYPE_ERROR,
                   unhashable);
    assert_refused(ob_weak_values_lookup(d, list, &value), OB_TYPE_ERROR,
                   unhashable);
    assert_null(value);
    assert_null(ob_weak_values_pop(d, list));
    assert_raised(OB_KEY_ERROR, "[]");      /* it is empty: not asked */
    ok(ob_weak_values_set(d, k, a));
    assert_null(ob_weak_values_pop(d, list));
    assert_raised(OB_TYPE_ERROR, unhashable);
    assert_null(ob_weak_values_pop_default(d, list, a));
    assert_raised(OB_TYPE_ERROR, unhashable);
    assert_refused(ob_weak_values_del(d, list), OB_TYPE_ERROR, unhashable);
    ok(ob_weak_values_popitem(d, &key, &value));
    ob_decref(key);
    ob_decref(value);
    ObObject *drop[] = { d, k, list, a };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

/* A callback that fails leaves a dead entry, which is as good as none. */
static void a_dead_entry_is_none(void **state)
{
    (void)state;
    ObObject *d = values_new(), *one = number("one", 1), *two;
    ObObject *other = number("other", 101), *a = thing("a"), *key, *value;
    two = number("two", 1);
    ok(ob_weak_values_set(d, other, a));
    ObObject *b = thing("b");
    ok(ob_weak_values_set(d, one, b));
    ob_unraisable_to(hear, NULL);
    told[0] = '\0';
    rude = true;
    ob_decref(b);
    rude = false;
    ob_unraisable_to(NULL, NULL);
    assert_string_equal(told, "Exception ignored while calling weakref "
                        "callback <bound method WeakValueDictionary.__init__"
                        ".<locals>.remove of <weakref at ; to "
                        "'WeakValueDictionary' at >>:|ValueError: asked\n");
    assert_int_equal(ob_weak_values_size(d), 2);
    assert_int_equal(ob_weak_values_contains(d, two), 0);
    assert_null(ob_weak_values_get(d, two));
    assert_raised(OB_KEY_ERROR, "two");
    assert_is_steal(ob_weak_values_get_default(d, two, a), a);
    assert_keys(d, "other ");
    ObObject *copy = sure(ob_weak_values_copy(d));
    assert_int_equal(ob_weak_values_size(copy), 1);
    assert_is_steal(ob_weak_values_setdefault(copy, two, a), a);
    ok(ob_weak_values_popitem(d, &key, &value));
    assert_is_steal(key, other);
    assert_is_steal(value, a);
    assert_int_equal(ob_weak_values_size(d), 0);
    ObObject *drop[] = { d, one, two, other, a, copy };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

static void a_dead_entry_can_be_popped(void **state)
{
    (void)state;
    ObObject *d = values_new(), *one = number("one", 1);
    ObObject *other = number("other", 101), *a = thing("a"), *b = thing("b");
    ok(ob_weak_values_set(d, other, a));
    ok(ob_weak_values_set(d, one, b));
    ob_unraisable_to(hear, NULL);
    rude = true;
    ob_decref(b);
    rude = false;
    ob_unraisable_to(NULL, NULL);
    assert_null(ob_weak_values_pop(d, one));
    assert_raised(OB_KEY_ERROR, "one");
    assert_int_equal(ob_weak_values_size(d), 1);
    ob_decref(d);
    ob_decref(one);
    ob_decref(other);
    ob_decref(a);
}

static void anybody_may_call_the_callback(void **state)
{
    (void)state;
    ObObject *d = values_new(), *a = put(d, "a");
    ObObject *refs = sure(ob_weak_values_refs(d));
    ObObject *ref = ob_list_get_borrowed(refs, 0);
    ObObject *callback = sure(ob_ref_callback(ref));
    assert_none_steal(ob_call(callback, &ref, 1));
    assert_int_equal(ob_weak_values_size(d), 1);    /* it is alive */
    assert_null(ob_call(callback, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "remove() missing 1 required positional "
                  "argument: 'ref'");
    assert_null(ob_call(callback, &a, 1));
    assert_raised(OB_ATTRIBUTE_ERROR, "'Thing' object has no attribute 'key'");
    ob_decref(d);
    assert_none_steal(ob_call(callback, &ref, 1));
    ob_decref(callback);
    ob_decref(refs);
    ob_decref(a);
    ObObject *keys = sure(ob_weak_keys_new());
    a = thing("a");
    ok(ob_weak_keys_set(keys, a, ob_none()));
    refs = sure(ob_weak_keys_refs(keys));
    ref = ob_list_get_borrowed(refs, 0);
    callback = sure(ob_ref_callback(ref));
    assert_null(ob_call(callback, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "remove() missing 1 required positional "
                  "argument: 'ref'");
    assert_none_steal(ob_call(callback, &ref, 1));
    assert_int_equal(ob_weak_keys_size(keys), 0);
    ok(ob_weak_keys_set(keys, a, ob_none()));
    ObObject *list = sure(ob_list_new());
    assert_null(ob_call(callback, &list, 1));
    assert_raised(OB_TYPE_ERROR, "cannot use 'list' as a dict key "
                  "(unhashable type: 'list')");
    ob_decref(keys);
    assert_none_steal(ob_call(callback, &ref, 1));
    ob_decref(list);
    ob_decref(callback);
    ob_decref(refs);
    ob_decref(a);
}

static void a_walk_is_over_a_mutating_dict(void **state)
{
    (void)state;
    /* an == that changes the dict which is put into a weak one */
    ObObject *d = values_new(), *k = string("k"), *a = thing("a");
    ObObject *dict = sure(ob_dict_new()), *five = integer(5);
    ok(ob_dict_set(dict, k, a));
    ok(ob_dict_set(dict, five, a));
    ObDictWalk walk = ob_dict_walk(dict);
    ObObject *key, *value;
    assert_int_equal(ob_dict_walk_next(&walk, &key, &value), 1);
    ob_decref(key);
    ob_decref(value);
    ok(ob_weak_values_update(d, dict));
    assert_int_equal(ob_weak_values_size(d), 2);
    ob_decref(d);
    ob_decref(k);
    ob_decref(a);
    ob_decref(dict);
}

/* --- keys that are held weakly --- */

static ObObject *keys_new(void)
{
    return sure(ob_weak_keys_new());
}

static void an_entry_goes_with_its_key(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *d = keys_new(), *a = thing("a"), *value = thing("value");
    ok(ob_weak_keys_set(d, a, value));
    ob_decref(value);
    assert_int_equal(ob_refcnt(a), 1);
    assert_is_steal(ob_weak_keys_get(d, a), value);
    ob_decref(a);
    assert_int_equal(ob_weak_keys_size(d), 0);
    assert_died("a value ");
    begin_deaths();
    a = thing("a");
    hold(a, a);
    ok(ob_weak_keys_set(d, a, ob_none()));
    ob_decref(a);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_weak_keys_size(d), 0);
    assert_died("a ");
    ob_decref(d);
}

/* The first of two equal keys stays; with it goes the entry. */
static void equal_keys_share_an_entry(void **state)
{
    (void)state;
    ObObject *d = keys_new(), *one = number("one", 1), *two = number("two", 1);
    ObObject *x = string("x"), *y = string("y");
    ok(ob_weak_keys_set(d, one, x));
    ok(ob_weak_keys_set(d, two, y));
    assert_int_equal(ob_weak_keys_size(d), 1);
    assert_repr_steal(ob_weak_keys_get(d, one), "'y'");
    assert_keys(d, "one ");
    ob_decref(one);
    assert_int_equal(ob_weak_keys_size(d), 0);
    assert_int_equal(ob_weak_keys_contains(d, two), 0);
    ObObject *drop[] = { d, two, x, y };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

static void a_dead_key_is_found_by_identity(void **state)
{
    (void)state;
    ObObject *d = keys_new(), *ops[3];
    for (int i = 0; i < 3; i++) {
        ops[i] = number("n", 7 + 100 * i);
        ok(ob_weak_keys_set(d, ops[i], ob_none()));
    }
    asked = 0;
    ob_decref(ops[1]);
    assert_int_equal(asked, 0);
    assert_int_equal(ob_weak_keys_size(d), 2);
    assert_int_equal(ob_weak_keys_contains(d, ops[0]), 1);
    assert_int_equal(ob_weak_keys_contains(d, ops[2]), 1);
    ob_decref(ops[0]);
    ob_decref(ops[2]);
    ob_decref(d);
}

/* A value that refers to its key keeps the entry for ever; in a table
 * that the key itself holds, it does not. */
static void a_value_may_hold_its_key(void **state)
{
    (void)state;
    ObObject *d = keys_new(), *key = thing("key"), *value = thing("value");
    hold(value, key);
    ok(ob_weak_keys_set(d, key, value));
    ob_decref(value);
    ob_decref(key);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_weak_keys_size(d), 1);
    begin_deaths();
    ob_decref(d);
    assert_died("value key ");
    d = keys_new();
    key = thing("key");
    value = thing("value");
    hold(value, key);
    hold(key, d);
    ok(ob_weak_keys_set(d, key, value));
    ob_decref(value);
    ob_decref(key);
    ob_decref(d);
    /* key, value, table, its data, its callback and whom it knows, and
     * the reference to the key */
    assert_int_equal(ob_gc_collect(), 7);
}

static void keys_come_out(void **state)
{
    (void)state;
    ObObject *d = keys_new(), *a = thing("a"), *b = thing("b"), *x;
    ObObject *one = integer(3001), *two = integer(3002), *key, *value;
    ok(ob_weak_keys_set(d, a, one));
    assert_int_equal(ob_weak_keys_contains(d, a), 1);
    assert_int_equal(ob_weak_keys_contains(d, b), 0);
    assert_is_steal(ob_weak_keys_get(d, a), one);
    assert_null(ob_weak_keys_get(d, b));
    assert_raised_plain(OB_KEY_ERROR, "<weakref at ; to 'Thing' at >");
    assert_is_steal(ob_weak_keys_get_default(d, a, two), one);
    assert_is_steal(ob_weak_keys_get_default(d, b, two), two);
    assert_int_equal(ob_weak_keys_lookup(d, a, &x), 1);
    ob_decref(x);
    assert_int_equal(ob_weak_keys_lookup(d, b, &x), 0);
    assert_null(x);
    assert_is_steal(ob_weak_keys_setdefault(d, a, two), one);
    assert_is_steal(ob_weak_keys_setdefault(d, b, two), two);
    assert_keys(d, "a b ");
    ok(ob_weak_keys_del(d, a));
    assert_int_equal(ob_weak_keys_del(d, a), -1);
    assert_raised_plain(OB_KEY_ERROR, "<weakref at ; to 'Thing' at >");
    assert_is_steal(ob_weak_keys_pop(d, b), two);
    assert_null(ob_weak_keys_pop(d, b));
    assert_raised_plain(OB_KEY_ERROR, "<weakref at ; to 'Thing' at >");
    assert_is_steal(ob_weak_keys_pop_default(d, b, one), one);
    ok(ob_weak_keys_set(d, a, one));
    ok(ob_weak_keys_set(d, b, two));
    assert_is_steal(ob_weak_keys_pop_default(d, a, two), one);
    ok(ob_weak_keys_set(d, a, one));
    ok(ob_weak_keys_popitem(d, &key, &value));
    assert_is_steal(key, a);
    assert_is_steal(value, one);
    ObObject *copy = sure(ob_weak_keys_copy(d));
    assert_keys(copy, "b ");
    assert_int_equal(ob_equal(copy, d), 1);
    ok(ob_weak_keys_set(copy, a, one));
    ok(ob_weak_keys_update(d, copy));
    assert_keys(d, "b a ");
    ObObject *refs = sure(ob_weak_keys_refs(d));
    assert_int_equal(ob_list_size(refs), 2);
    ob_weak_keys_clear(d);
    assert_int_equal(ob_weak_keys_size(d), 0);
    assert_refused(ob_weak_keys_popitem(d, &key, &value), OB_KEY_ERROR,
                   "'popitem(): dictionary is empty'");
    ObObject *drop[] = { d, a, b, one, two, copy, refs };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

static void not_everything_can_be_a_key(void **state)
{
    (void)state;
    const char *no_ref = "cannot create weak reference to 'int' object";
    const char *no_hash = "cannot use 'weakref.ReferenceType' as a dict key "
                          "(unhashable type: 'Odd')";
    ObObject *d = keys_new(), *five = integer(5), *a = thing("a"), *x;
    ObObject *odd = sure(new_of(&odd_type, "odd", 0));
    assert_refused(ob_weak_keys_set(d, five, a), OB_TYPE_ERROR, no_ref);
    assert_null(ob_weak_keys_get(d, five));
    assert_raised(OB_TYPE_ERROR, no_ref);
    assert_null(ob_weak_keys_get_default(d, five, a));
    assert_raised(OB_TYPE_ERROR, no_ref);
    assert_refused(ob_weak_keys_lookup(d, five, &x), OB_TYPE_ERROR, no_ref);
    assert_refused(ob_weak_keys_del(d, five), OB_TYPE_ERROR, no_ref);
    assert_null(ob_weak_keys_pop(d, five));
    assert_raised(OB_TYPE_ERROR, no_ref);
    assert_null(ob_weak_keys_pop_default(d, five, a));
    assert_raised(OB_TYPE_ERROR, no_ref);
    assert_null(ob_weak_keys_setdefault(d, five, a));
    assert_raised(OB_TYPE_ERROR, no_ref);
    assert_int_equal(ob_weak_keys_contains(d, five), 0);
    assert_refused(ob_weak_keys_update(d, five), OB_TYPE_ERROR,
                   "'int' object is not iterable");
    assert_refused(ob_weak_keys_set(d, odd, a), OB_TYPE_ERROR, no_hash);
    assert_null(ob_weak_keys_get(d, odd));
    assert_raised(OB_TYPE_ERROR, no_hash);
    assert_null(ob_weak_keys_setdefault(d, odd, a));
    assert_raised(OB_TYPE_ERROR, no_hash);
    assert_refused(ob_weak_keys_contains(d, odd), OB_TYPE_ERROR, no_hash);
    ok(ob_weak_keys_set(d, a, five));
    ObObject *b = thing("b");
    ObObject *dict = sure(ob_dict_new());
    ok(ob_dict_set(dict, b, five));
    ok(ob_dict_set(dict, five, five));
    assert_refused(ob_weak_keys_update(d, dict), OB_TYPE_ERROR, no_ref);
    assert_keys(d, "a b ");
    ObObject *drop[] = { d, a, odd, b, dict };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

/* The newest first: one after the other, from the end. */
static void clear_goes_from_the_end(void **state)
{
    (void)state;
    ObObject *d = keys_new(), *a = thing("a"), *b = thing("b");
    ObObject *x = thing("x"), *y = thing("y");
    ok(ob_weak_keys_set(d, a, x));
    ok(ob_weak_keys_set(d, b, y));
    ob_decref(x);
    ob_decref(y);
    begin_deaths();
    ob_weak_keys_clear(d);
    assert_died("y x ");
    ob_decref(a);
    ob_decref(b);
    ob_decref(d);
}

/* --- sets --- */

static ObObject *set_new(void)
{
    return sure(ob_weak_set_new());
}

static void an_item_leaves_as_it_dies(void **state)
{
    (void)state;
    ObObject *s = set_new(), *a = thing("a"), *b = thing("b");
    ok(ob_weak_set_add(s, a));
    ok(ob_weak_set_add(s, a));
    ok(ob_weak_set_add(s, b));
    assert_int_equal(ob_weak_set_size(s), 2);
    assert_int_equal(ob_refcnt(a), 1);
    assert_plain_repr(s, "{<weakref at ; to 'Thing' at >, "
                      "<weakref at ; to 'Thing' at >}");
    ob_decref(a);
    assert_keys(s, "b ");
    hold(b, b);
    ob_decref(b);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_weak_set_size(s), 0);
    assert_plain_repr(s, "set()");
    ob_decref(s);
}

static void items_come_out(void **state)
{
    (void)state;
    ObObject *s = set_new(), *a = thing("a"), *b = thing("b");
    ok(ob_weak_set_add(s, a));
    assert_int_equal(ob_weak_set_contains(s, a), 1);
    assert_int_equal(ob_weak_set_contains(s, b), 0);
    ok(ob_weak_set_discard(s, b));
    assert_int_equal(ob_weak_set_remove(s, b), -1);
    assert_raised_plain(OB_KEY_ERROR, "<weakref at ; to 'Thing' at >");
    ok(ob_weak_set_remove(s, a));
    ok(ob_weak_set_add(s, a));
    ok(ob_weak_set_discard(s, a));
    assert_int_equal(ob_weak_set_size(s), 0);
    ok(ob_weak_set_add(s, a));
    assert_is_steal(ob_weak_set_pop(s), a);
    assert_null(ob_weak_set_pop(s));
    assert_raised(OB_KEY_ERROR, "'pop from empty WeakSet'");
    ok(ob_weak_set_add(s, a));
    ob_weak_set_clear(s);
    assert_int_equal(ob_weak_set_size(s), 0);
    ob_decref(s);
    ob_decref(a);
    ob_decref(b);
}

static void sets_are_combined(void **state)
{
    (void)state;
    ObObject *s = set_new(), *a = thing("a"), *b = thing("b");
    ObObject *t = set_new(), *c = thing("c"), *made_set;
    ok(ob_weak_set_add(s, a));
    ok(ob_weak_set_add(s, b));
    ok(ob_weak_set_add(t, b));
    ok(ob_weak_set_add(t, c));
    made_set = sure(ob_weak_set_union(s, t));
    assert_keys(made_set, "a b c ");
    ob_decref(made_set);
    made_set = sure(ob_weak_set_intersection(s, t));
    assert_keys(made_set, "b ");
    ob_decref(made_set);
    made_set = sure(ob_weak_set_difference(s, t));
    assert_keys(made_set, "a ");
    ob_decref(made_set);
    made_set = sure(ob_weak_set_copy(s));
    assert_keys(made_set, "a b ");
    assert_int_equal(ob_equal(made_set, s), 1);
    assert_int_equal(ob_equal(made_set, t), 0);
    assert_int_equal(ob_equal(made_set, a), 0);
    assert_int_equal(ob_hash(s), -1);
    assert_raised(OB_TYPE_ERROR, "unhashable type: 'WeakSet'");
    ok(ob_weak_set_update(made_set, t));
    assert_keys(made_set, "a b c ");
    ObObject *drop[] = { s, t, made_set, a, b, c };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

static void sets_take_items_from_anywhere(void **state)
{
    (void)state;
    ObObject *a = thing("a"), *b = thing("b"), *five = integer(5);
    ObObject *list = sure(ob_list_new()), *d = values_new(), *k = keys_new();
    ObObject *tuple = sure(ob_tuple_new(2, (ObObject *[]){ b, a }));
    ObObject *dict = sure(ob_dict_new()), *s = set_new(), *t;
    ok(ob_list_append(list, a));
    ok(ob_dict_set(dict, b, five));
    ok(ob_weak_values_set(d, a, b));
    ok(ob_weak_keys_set(k, b, five));
    ok(ob_weak_set_update(s, list));
    assert_keys(s, "a ");
    ok(ob_weak_set_update(s, tuple));
    assert_keys(s, "a b ");
    t = sure(ob_weak_set_difference(s, dict));
    assert_keys(t, "a ");
    ob_decref(t);
    t = sure(ob_weak_set_intersection(s, d));
    assert_keys(t, "a ");
    ob_decref(t);
    t = sure(ob_weak_set_union(s, k));
    assert_keys(t, "a b ");
    ob_decref(t);
    ObObject *drop[] = { a, b, list, tuple, dict, d, k, s };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

static void not_everything_can_be_an_item(void **state)
{
    (void)state;
    const char *no_ref = "cannot create weak reference to 'int' object";
    const char *no_iter = "'int' object is not iterable";
    const char *no_hash = "cannot use 'weakref.ReferenceType' as a set "
                          "element (unhashable type: 'Odd')";
    ObObject *s = set_new(), *five = integer(5), *a = thing("a");
    ObObject *odd = sure(new_of(&odd_type, "odd", 0));
    ObObject *list = sure(ob_list_new()), *t;
    ok(ob_list_append(list, a));
    ok(ob_list_append(list, five));
    assert_refused(ob_weak_set_add(s, five), OB_TYPE_ERROR, no_ref);
    assert_refused(ob_weak_set_discard(s, five), OB_TYPE_ERROR, no_ref);
    assert_refused(ob_weak_set_remove(s, five), OB_TYPE_ERROR, no_ref);
    assert_int_equal(ob_weak_set_contains(s, five), 0);
    assert_refused(ob_weak_set_add(s, odd), OB_TYPE_ERROR, no_hash);
    assert_refused(ob_weak_set_discard(s, odd), OB_TYPE_ERROR, no_hash);
    assert_refused(ob_weak_set_remove(s, odd), OB_TYPE_ERROR, no_hash);
    assert_refused(ob_weak_set_contains(s, odd), OB_TYPE_ERROR, no_hash);
    assert_refused(ob_weak_set_update(s, five), OB_TYPE_ERROR, no_iter);
    assert_null(ob_weak_set_union(s, five));
    assert_raised(OB_TYPE_ERROR, no_iter);
    assert_null(ob_weak_set_intersection(s, five));
    assert_raised(OB_TYPE_ERROR, no_iter);
    assert_null(ob_weak_set_difference(s, five));
    assert_raised(OB_TYPE_ERROR, no_iter);
    assert_null(ob_weak_set_union(s, list));
    assert_raised(OB_TYPE_ERROR, no_ref);
    assert_null(ob_weak_set_difference(s, list));
    assert_raised(OB_TYPE_ERROR, no_ref);
    t = sure(ob_weak_set_intersection(s, list));
    assert_int_equal(ob_weak_set_size(t), 0);
    ob_decref(t);
    assert_refused(ob_weak_set_update(s, list), OB_TYPE_ERROR, no_ref);
    assert_keys(s, "a ");
    ObObject *drop[] = { s, a, odd, list };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

/* What a hash raises itself comes out as it is. */
static int64_t raise_hash(ObObject *op)
{
    (void)op;
    ob_raise(OB_VALUE_ERROR, "no hash today");
    return -1;
}

static ObType moody_type = THING("Moody", .hash = raise_hash);

static void what_a_hash_raises_comes_out(void **state)
{
    (void)state;
    ObObject *s = set_new(), *op = sure(new_of(&moody_type, "moody", 0));
    assert_refused(ob_weak_set_add(s, op), OB_VALUE_ERROR, "no hash today");
    ob_decref(s);
    ob_decref(op);
}

static ObObject *note(ObObject *self, ObObject *const args[], size_t n);
static void finalize(ObObject *op, const char *text);
static void assert_noted(const char *text);

/* Dead items that nobody was told of, as their callbacks are still to
 * come: others run first. */
static ObObject *look_around(ObObject *self, ObObject *const args[],
                             size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    ObObject *key, *value;
    assert_int_equal(validate_all(), 0);
    assert_int_equal(ob_weak_set_size(saved), 1);
    assert_null(ob_weak_set_pop(saved));
    assert_raised(OB_KEY_ERROR, "'pop from empty WeakSet'");
    assert_int_equal(ob_weak_keys_size(table), 1);
    assert_keys(table, "");
    assert_refused(ob_weak_keys_popitem(table, &key, &value), OB_KEY_ERROR,
                   "'popitem(): dictionary is empty'");
    return ob_none();
}

static void the_dead_are_not_given_away(void **state)
{
    (void)state;
    ObObject *a = thing("a"), *value = integer(3001), *function, *ref;
    saved = set_new();
    table = keys_new();
    ok(ob_weak_set_add(saved, a));
    ok(ob_weak_keys_set(table, a, value));
    ob_decref(value);
    finalize(a, "last");
    function = sure(ob_function_new("look_around", look_around));
    ref = sure(ob_ref_new(a, function));
    ob_decref(a);
    assert_noted("last0 ");
    ob_decref(ref);
    ob_decref(function);
    ob_decref(saved);
    ob_decref(table);
}

/* --- finalize --- */

static char notes[200];

static ObObject *note(ObObject *self, ObObject *const args[], size_t n)
{
    const char *text = ob_type(self) == &ob_str_type ? ob_str_utf8(self)
                                                     : "?";
    snprintf(notes + strlen(notes), sizeof notes - strlen(notes),
             "%s%zu ", text, n);
    ob_incref(self);
    (void)args;
    return self;
}

static ObObject *fails(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_raise(OB_VALUE_ERROR, "no");
}

static ObObject *function_of(ObFunction *function)
{
    return sure(ob_function_new("f", function));
}

/* finalize(op, note, text), of which nobody keeps hold. */
static void finalize(ObObject *op, const char *text)
{
    ObObject *function = function_of(note), *arg = string(text);
    ob_decref(sure(ob_finalize_new(op, function, &arg, 1)));
    ob_decref(function);
    ob_decref(arg);
}

static void assert_noted(const char *text)
{
    assert_string_equal(notes, text);
    notes[0] = '\0';
}

static void finalizers_run_newest_first(void **state)
{
    (void)state;
    notes[0] = '\0';
    ObObject *a = thing("a");
    finalize(a, "x");
    finalize(a, "y");
    assert_int_equal(ob_refcnt(a), 1);
    assert_noted("");
    ob_decref(a);
    assert_noted("y0 x0 ");
    a = thing("a");
    finalize(a, "z");
    hold(a, a);
    ob_decref(a);
    assert_int_equal(ob_gc_collect(), 2);
    assert_noted("z0 ");
}

static void a_finalizer_is_called_once(void **state)
{
    (void)state;
    notes[0] = '\0';
    ObObject *a = thing("a"), *function = function_of(note);
    ObObject *args[] = { string("x"), integer(2) };
    ObObject *f = sure(ob_finalize_new(a, function, args, 2));
    assert_plain_repr(f, "<finalize object at ; for 'Thing' at >");
    assert_true(ob_finalize_is_alive(f));
    assert_is_steal(ob_call(f, NULL, 0), args[0]);
    assert_noted("x1 ");
    assert_false(ob_finalize_is_alive(f));
    assert_none_steal(ob_call(f, NULL, 0));
    assert_none_steal(ob_finalize_peek(f));
    assert_none_steal(ob_finalize_detach(f));
    assert_false(ob_finalize_atexit(f));
    ob_finalize_set_atexit(f, true);
    assert_false(ob_finalize_atexit(f));
    assert_plain_repr(f, "<finalize object at ; dead>");
    assert_null(ob_call(f, args, 2));
    assert_raised(OB_TYPE_ERROR, "finalize.__call__() takes from 1 to 2 "
                  "positional arguments but 3 were given");
    ob_decref(a);
    assert_noted("");
    ob_decref(f);
    ob_decref(function);
    ob_decref(args[0]);
}

static void a_finalizer_is_taken_off(void **state)
{
    (void)state;
    notes[0] = '\0';
    ObObject *a = thing("a"), *function = function_of(note);
    ObObject *arg = string("x");
    ObObject *f = sure(ob_finalize_new(a, function, &arg, 1));
    ObObject *shown = sure(ob_finalize_peek(f));
    assert_int_equal(ob_tuple_size(shown), 4);
    assert_ptr_equal(ob_tuple_item_borrowed(shown, 0), a);
    assert_ptr_equal(ob_tuple_item_borrowed(shown, 1), function);
    assert_plain_repr(ob_tuple_item_borrowed(shown, 2), "('x',)");
    assert_plain_repr(ob_tuple_item_borrowed(shown, 3), "{}");
    ob_decref(shown);
    assert_true(ob_finalize_is_alive(f));
    assert_true(ob_finalize_atexit(f));
    assert_int_equal(validate_all(), 0);
    ob_finalize_set_atexit(f, false);
    assert_false(ob_finalize_atexit(f));
    ob_decref(sure(ob_finalize_detach(f)));
    assert_false(ob_finalize_is_alive(f));
    ob_decref(a);
    ob_decref(f);
    ob_decref(function);
    ob_decref(arg);
    assert_noted("");
}

static void what_a_finalizer_raises_is_written_down(void **state)
{
    (void)state;
    ObObject *a = thing("a"), *function = function_of(fails);
    ObObject *self = string("x"), *five = integer(5);
    ObObject *f = sure(ob_finalize_new(a, function, &self, 1));
    ob_decref(sure(ob_finalize_new(a, five, NULL, 0)));
    ob_unraisable_to(hear, NULL);
    told[0] = '\0';
    ob_decref(a);
    ob_unraisable_to(NULL, NULL);
    assert_string_equal(told, "Exception ignored while calling weakref "
        "callback <finalize object at ; dead>:|TypeError: 'int' object is "
        "not callable\n"
        "Exception ignored while calling weakref callback <finalize object "
        "at ; dead>:|ValueError: no\n");
    ob_decref(f);
    a = thing("a");
    f = sure(ob_finalize_new(a, function, &self, 1));
    assert_null(ob_call(f, NULL, 0));
    assert_raised(OB_VALUE_ERROR, "no");
    assert_none_steal(ob_call(f, NULL, 0));
    ob_decref(f);
    ob_decref(a);
    ob_decref(function);
    ob_decref(self);
}

static void not_everything_can_be_finalized(void **state)
{
    (void)state;
    ObObject *five = integer(5), *a = thing("a");
    assert_null(ob_finalize_new(five, five, NULL, 0));
    assert_raised(OB_TYPE_ERROR,
                  "cannot create weak reference to 'int' object");
    ObObject *function = function_of(note);
    ObObject *f = sure(ob_finalize_new(a, function, &five, 1));
    assert_null(ob_ref_new(f, NULL));
    assert_raised(OB_TYPE_ERROR,
                  "cannot create weak reference to 'finalize' object");
    ob_decref(sure(ob_finalize_detach(f)));
    ob_decref(f);
    ob_decref(function);
    ob_decref(a);
}

/* finalize(self, self.close) */
static void a_finalizer_may_hold_its_object(void **state)
{
    (void)state;
    notes[0] = '\0';
    ObObject *a = thing("a"), *function = function_of(note);
    ObObject *close = sure(ob_method_new(function, a));
    ob_decref(sure(ob_finalize_new(a, close, NULL, 0)));
    ob_decref(close);
    ob_decref(function);
    begin_deaths();
    ob_decref(a);
    assert_int_equal(ob_gc_collect(), 0);
    ob_interp_clear(ob_self()->interp);
    assert_died("a ");
    assert_noted("?0 ");
}

static ObObject *second;

static ObObject *finalize_more(ObObject *self, ObObject *const args[],
                               size_t n)
{
    (void)args;
    (void)n;
    finalize(second, "more");
    ob_incref(self);
    return self;
}

static ObObject *drop_second(ObObject *self, ObObject *const args[],
                             size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    ob_decref(second);
    second = NULL;
    return ob_none();
}

static ObObject *start_another(void)
{
    ObThread *mine = ob_thread_swap(NULL);
    (void)mine;
    assert_non_null(ob_interp_new(&(ObConfig){ .debug_mem = true }));
    return NULL;
}

/* At the end: the newest first; one that is new first of all; what is
 * raised is written down; who does not want to be called is not; who is
 * born too late is not. */
static void the_end_calls_the_newest_first(void **state)
{
    (void)state;
    ObThread *mine = ob_self();
    start_another();
    notes[0] = told[0] = '\0';
    ObNamespace *globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    assert_non_null(globals);
    second = thing("second");
    ok(ob_namespace_bind(globals, "a", second));
    finalize(second, "first");
    ObObject *arg = string("?"), *function = function_of(finalize_more);
    ob_decref(sure(ob_finalize_new(second, function, &arg, 1)));
    ob_decref(function);
    function = function_of(fails);
    ob_decref(sure(ob_finalize_new(second, function, &arg, 1)));
    ObObject *f = sure(ob_finalize_new(second, function, &arg, 1));
    ob_finalize_set_atexit(f, false);
    ob_decref(f);
    ob_decref(function);
    ob_decref(arg);
    finalize(second, "last");
    ob_decref(second);
    ob_unraisable_to(hear, NULL);
    assert_true(ob_gc_is_enabled());
    ok(ob_interp_free(ob_self()->interp));
    ob_thread_swap(mine);
    assert_noted("last0 more0 first0 ");
    assert_string_equal(told, "Traceback (most recent call last):|"
                        "ValueError: no\n");
}

static void who_dies_at_the_end_is_called_in_its_turn(void **state)
{
    (void)state;
    ObThread *mine = ob_self();
    start_another();
    notes[0] = '\0';
    ObObject *a = thing("a"), *arg = string("?");
    second = thing("second");
    finalize(second, "second");
    ObObject *function = function_of(note);
    ObObject *f = sure(ob_finalize_new(second, function, &arg, 1));
    ob_finalize_set_atexit(f, false);
    ob_decref(f);
    ob_decref(function);
    function = function_of(drop_second);
    ob_decref(sure(ob_finalize_new(a, function, &arg, 1)));
    ob_decref(function);
    finalize(a, "a");
    ob_interp_clear(ob_self()->interp);
    assert_noted("a0 ?0 second0 ");
    finalize(a, "too late");
    ob_decref(a);
    assert_noted("");
    ob_decref(arg);
    ok(ob_interp_free(ob_self()->interp));
    ob_thread_swap(mine);
}

static void the_end_needs_memory(void **state)
{
    (void)state;
    ObThread *mine = ob_self();
    for (unsigned long n = 1; n <= 2; n++) {
        start_another();
        notes[0] = told[0] = '\0';
        ObObject *a = thing("a");
        finalize(a, "a");
        ob_unraisable_to(hear, NULL);
        ob_raise(OB_KEY_ERROR, "'spam'");
        ob_mem_fail_nth(ob_mem(), n);
        ob_interp_clear(ob_self()->interp);
        ob_mem_fail_nth(ob_mem(), 0);
        assert_raised(OB_KEY_ERROR, "'spam'");
        assert_string_equal(told, "Traceback (most recent call last):|"
                            "MemoryError: \n");
        assert_noted("");
        ob_decref(a);
        ok(ob_interp_free(ob_self()->interp));
    }
    ob_thread_swap(mine);
}

static void after_the_end_nobody_is_alive(void **state)
{
    (void)state;
    ObThread *mine = ob_self();
    start_another();
    ObObject *a = thing("a"), *five = integer(5);
    ObObject *f = sure(ob_finalize_new(a, five, NULL, 0));
    ob_finalize_set_atexit(f, false);
    ob_interp_clear(ob_self()->interp);
    assert_false(ob_finalize_is_alive(f));
    assert_none_steal(ob_call(f, NULL, 0));
    ob_decref(f);
    ob_decref(a);
    ok(ob_interp_free(ob_self()->interp));
    ob_thread_swap(mine);
}

/* --- what they refer to --- */

static void assert_referrers(ObObject *op, const char *types)
{
    char found[100] = "";
    ObObject *list = sure(ob_gc_get_referrers(op));
    for (size_t i = 0; i < ob_list_size(list); i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s ",
                 ob_type(ob_list_get_borrowed(list, (int64_t)i))->name);
#ifdef OTHER_HEAP       /* which may have them in another order */
    assert_same_names(found, types);
#else
    assert_string_equal(found, types);
#endif
    ob_decref(list);
}

static void who_refers_to_what_is_known(void **state)
{
    (void)state;
    ObObject *d = values_new(), *a = thing("a"), *key = thing("key");
    ok(ob_weak_values_set(d, key, a));
    ObObject *parts = sure(ob_gc_get_referents(d));
    assert_int_equal(ob_list_size(parts), 2);
    assert_referrers(ob_list_get_borrowed(parts, 0),
                     "WeakValueDictionary list ");
    assert_referrers(ob_list_get_borrowed(parts, 1),
                     "WeakValueDictionary KeyedRef list ");
    assert_referrers(key, "dict KeyedRef ");
    assert_referrers(a, "");
    ob_decref(parts);
    ObObject *args[] = { key, thing("other") }, *five = integer(5);
    ObObject *f = sure(ob_finalize_new(a, d, args, 2));
    assert_referrers(args[0], "dict KeyedRef _Info ");
    assert_referrers(args[1], "_Info ");
    assert_referrers(d, "_Info ");
    ObObject *refs = sure(ob_weakref_refs(a));
    assert_referrers(ob_list_get_borrowed(refs, 0), "_Info list ");
    ob_decref(sure(ob_finalize_detach(f)));
    ObObject *drop[] = { refs, f, d, a, args[0], args[1], five };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

/* A key that holds its dictionary, whose value is alive. */
static void a_dictionary_in_a_cycle_is_collected(void **state)
{
    (void)state;
    ObObject *d = values_new(), *a = thing("a"), *key = thing("key");
    ok(ob_weak_values_set(d, key, a));
    hold(key, d);
    ob_decref(d);
    ob_decref(key);
    begin_deaths();
    /* the key, the dictionary, its dict, its callback and whom that
     * knows, and the reference to the value */
    assert_int_equal(ob_gc_collect(), 6);
    assert_died("key ");
    assert_int_equal(ob_weakref_count(a), 0);
    ob_decref(a);
}

/* --- rules --- */

#ifndef NDEBUG
static void misuse_ends_in_a_sentence(void **state)
{
    (void)state;
    ObObject *d = values_new(), *k = keys_new(), *s = set_new(), *p;
    ObObject *a = thing("a"), *five = integer(5);
    ObWeakWalk walk = { 0 };
    MISUSE(ob_raise_key(NULL), "ob_raise_key: `key` is NULL");
    MISUSE(ob_dict_popitem(NULL, &p, &p), "ob_dict_popitem: `op` is NULL");
    MISUSE(ob_dict_popitem(ob_dict_new(), NULL, &p),
           "ob_dict_popitem: `key` is NULL");
    MISUSE(ob_dict_popitem(ob_dict_new(), &p, NULL),
           "ob_dict_popitem: `value` is NULL");
    MISUSE(ob_dict_del_if(NULL, a, is_two), "ob_dict_del_if: `op` is NULL");
    MISUSE(ob_dict_del_if(ob_dict_new(), NULL, is_two),
           "ob_dict_del_if: `key` is NULL");
    MISUSE(ob_dict_del_if(ob_dict_new(), a, NULL),
           "ob_dict_del_if: `condition` is NULL");
#define BOTH(function, ...) \
    MISUSE(ob_weak_values_##function(NULL, __VA_ARGS__), \
           "ob_weak_values_" #function ": `op` is NULL"); \
    MISUSE(ob_weak_keys_##function(NULL, __VA_ARGS__), \
           "ob_weak_keys_" #function ": `op` is NULL")
#define KEY(function, ...) \
    BOTH(function, __VA_ARGS__); \
    MISUSE(ob_weak_values_##function(k, __VA_ARGS__), \
           "ob_weak_values_" #function ": `op` is of type " \
           "'WeakKeyDictionary', not 'WeakValueDictionary'"); \
    MISUSE(ob_weak_keys_##function(d, __VA_ARGS__), \
           "ob_weak_keys_" #function ": `op` is of type " \
           "'WeakValueDictionary', not 'WeakKeyDictionary'")
    KEY(set, a, a);
    KEY(lookup, a, &p);
    KEY(get, a);
    KEY(get_default, a, a);
    KEY(setdefault, a, a);
    KEY(contains, a);
    KEY(del, a);
    KEY(pop, a);
    KEY(pop_default, a, a);
    KEY(popitem, &p, &p);
    KEY(update, d);
    MISUSE(ob_weak_values_size(NULL), "ob_weak_values_size: `op` is NULL");
    MISUSE(ob_weak_values_copy(NULL), "ob_weak_values_copy: `op` is NULL");
    MISUSE(ob_weak_values_refs(NULL), "ob_weak_values_refs: `op` is NULL");
    MISUSE((ob_weak_values_clear(NULL), 0),
           "ob_weak_values_clear: `op` is NULL");
    MISUSE(ob_weak_keys_size(NULL), "ob_weak_keys_size: `op` is NULL");
    MISUSE(ob_weak_keys_copy(NULL), "ob_weak_keys_copy: `op` is NULL");
    MISUSE(ob_weak_keys_refs(NULL), "ob_weak_keys_refs: `op` is NULL");
    MISUSE((ob_weak_keys_clear(NULL), 0),
           "ob_weak_keys_clear: `op` is NULL");
#define NO(name, call_values, call_keys, argument) \
    MISUSE(ob_weak_values_##call_values, \
           "ob_weak_values_" #name ": `" argument "` is NULL"); \
    MISUSE(ob_weak_keys_##call_keys, \
           "ob_weak_keys_" #name ": `" argument "` is NULL")
    NO(set, set(d, NULL, a), set(k, NULL, a), "key");
    NO(set, set(d, a, NULL), set(k, a, NULL), "value");
    NO(lookup, lookup(d, NULL, &p), lookup(k, NULL, &p), "key");
    NO(lookup, lookup(d, a, NULL), lookup(k, a, NULL), "value");
    NO(get, get(d, NULL), get(k, NULL), "key");
    NO(get_default, get_default(d, NULL, a), get_default(k, NULL, a), "key");
    NO(get_default, get_default(d, a, NULL), get_default(k, a, NULL),
       "other");
    NO(setdefault, setdefault(d, NULL, a), setdefault(k, NULL, a), "key");
    NO(setdefault, setdefault(d, a, NULL), setdefault(k, a, NULL), "value");
    NO(contains, contains(d, NULL), contains(k, NULL), "key");
    NO(del, del(d, NULL), del(k, NULL), "key");
    NO(pop, pop(d, NULL), pop(k, NULL), "key");
    NO(pop_default, pop_default(d, NULL, a), pop_default(k, NULL, a), "key");
    NO(pop_default, pop_default(d, a, NULL), pop_default(k, a, NULL),
       "other");
    NO(popitem, popitem(d, NULL, &p), popitem(k, NULL, &p), "key");
    NO(popitem, popitem(d, &p, NULL), popitem(k, &p, NULL), "value");
    NO(update, update(d, NULL), update(k, NULL), "other");
    MISUSE(ob_weak_set_size(NULL), "ob_weak_set_size: `op` is NULL");
    MISUSE(ob_weak_set_add(NULL, a), "ob_weak_set_add: `op` is NULL");
    MISUSE(ob_weak_set_add(d, a), "ob_weak_set_add: `op` is of type "
           "'WeakValueDictionary', not 'WeakSet'");
    MISUSE(ob_weak_set_add(s, NULL), "ob_weak_set_add: `item` is NULL");
    MISUSE(ob_weak_set_discard(s, NULL),
           "ob_weak_set_discard: `item` is NULL");
    MISUSE(ob_weak_set_discard(NULL, a), "ob_weak_set_discard: `op` is NULL");
    MISUSE(ob_weak_set_remove(s, NULL),
           "ob_weak_set_remove: `item` is NULL");
    MISUSE(ob_weak_set_remove(NULL, a), "ob_weak_set_remove: `op` is NULL");
    MISUSE(ob_weak_set_contains(s, NULL),
           "ob_weak_set_contains: `item` is NULL");
    MISUSE(ob_weak_set_contains(NULL, a),
           "ob_weak_set_contains: `op` is NULL");
    MISUSE(ob_weak_set_pop(NULL), "ob_weak_set_pop: `op` is NULL");
    MISUSE(ob_weak_set_update(NULL, s), "ob_weak_set_update: `op` is NULL");
    MISUSE(ob_weak_set_update(s, NULL),
           "ob_weak_set_update: `other` is NULL");
    MISUSE(ob_weak_set_union(NULL, s), "ob_weak_set_union: `op` is NULL");
    MISUSE(ob_weak_set_union(s, NULL), "ob_weak_set_union: `other` is NULL");
    MISUSE(ob_weak_set_intersection(NULL, s),
           "ob_weak_set_intersection: `op` is NULL");
    MISUSE(ob_weak_set_intersection(s, NULL),
           "ob_weak_set_intersection: `other` is NULL");
    MISUSE(ob_weak_set_difference(NULL, s),
           "ob_weak_set_difference: `op` is NULL");
    MISUSE(ob_weak_set_difference(s, NULL),
           "ob_weak_set_difference: `other` is NULL");
    MISUSE(ob_weak_set_copy(NULL), "ob_weak_set_copy: `op` is NULL");
    MISUSE((ob_weak_set_clear(NULL), 0), "ob_weak_set_clear: `op` is NULL");
    MISUSE(ob_weak_walk(NULL, &walk), "ob_weak_walk: `op` is NULL");
    MISUSE(ob_weak_walk(a, &walk), "ob_weak_walk: `op` is no weak container");
    MISUSE(ob_weak_walk(d, NULL), "ob_weak_walk: `walk` is NULL");
    MISUSE(ob_weak_walk_next(NULL, NULL, NULL),
           "ob_weak_walk_next: `walk` is NULL");
    MISUSE((ob_weak_walk_end(NULL), 0), "ob_weak_walk_end: `walk` is NULL");
    MISUSE(ob_finalize_new(NULL, a, NULL, 0),
           "ob_finalize_new: `op` is NULL");
    MISUSE(ob_finalize_new(a, NULL, NULL, 0),
           "ob_finalize_new: `function` is NULL");
    MISUSE(ob_finalize_is_alive(NULL), "ob_finalize_is_alive: `f` is NULL");
    MISUSE(ob_finalize_is_alive(a),
           "ob_finalize_is_alive: `f` is of type 'Thing', not 'finalize'");
    MISUSE(ob_finalize_peek(NULL), "ob_finalize_peek: `f` is NULL");
    MISUSE(ob_finalize_detach(NULL), "ob_finalize_detach: `f` is NULL");
    MISUSE(ob_finalize_atexit(NULL), "ob_finalize_atexit: `f` is NULL");
    MISUSE((ob_finalize_set_atexit(NULL, true), 0),
           "ob_finalize_set_atexit: `f` is NULL");
    MISUSE((ob_finalize_exit(NULL), 0), "ob_finalize_exit: `interp` is NULL");
    MISUSE(ob_finalize_stop(NULL), "ob_finalize_stop: `interp` is NULL");
    MISUSE(ob_weak_validate(NULL, 0), "ob_weak_validate: `why` is NULL");
    ObObject *drop[] = { d, k, s, a, five };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}
#endif

/* Another callback, for a moment. */
static void assert_breaks(ObObject *ref, const char *text)
{
    ObObject **callback = &((ObRef *)ref)->callback, *old = *callback;
    *callback = ob_none();
    assert_broken(text);
    *callback = old;
}

static void what_is_broken_is_found(void **state)
{
    (void)state;
    ObObject *d = values_new(), *a = put(d, "a"), *k = keys_new();
    ObObject *s = set_new(), *refs = sure(ob_weak_values_refs(d));
    assert_breaks(ob_list_get_borrowed(refs, 0),
                  "INV-weak-1: something else in a WeakValueDictionary");
    ob_decref(refs);
    ok(ob_weak_keys_set(k, a, ob_none()));
    refs = sure(ob_weak_keys_refs(k));
    assert_breaks(ob_list_get_borrowed(refs, 0),
                  "INV-weak-1: something else in a WeakKeyDictionary");
    ok(ob_weak_set_add(s, a));
    ob_decref(refs);
    ObRef *ref;
    ObObject *five = integer(5), *parts = sure(ob_gc_get_referents(s));
    ObObject *data = ob_list_get_borrowed(parts, 0);
    ok(ob_dict_set(data, five, ob_none()));
    assert_broken("INV-weak-1: something else in a WeakSet");
    ok(ob_dict_del(data, five));
    ob_decref(parts);
    ObObject *f = sure(ob_finalize_new(a, five, NULL, 0));
    refs = sure(ob_weakref_refs(a));
    for (size_t i = 0; i < ob_list_size(refs); i++) {
        ref = (ObRef *)ob_list_get_borrowed(refs, (int64_t)i);
        if (ref->callback == f)
            assert_breaks(&ref->base,
                          "INV-weak-2: nobody will call a finalizer");
    }
    ob_decref(sure(ob_finalize_detach(f)));
    ObObject *drop[] = { refs, f, d, k, s, a };
    for (size_t i = 0; i < sizeof drop / sizeof drop[0]; i++)
        ob_decref(drop[i]);
}

/* --- scenarios --- */

#define let(...) \
    do { ObObject *made_ = (__VA_ARGS__); \
         if (made_ == NULL) goto out; \
         ob_decref(made_); } while (0)
#define must(call) do { if ((call) < 0) goto out; } while (0)

static void drop_both(ObObject *a, ObObject *b)
{
    if (a != NULL)
        ob_decref(a);
    if (b != NULL)
        ob_decref(b);
}

static int judged(void)
{
    return ob_error() == OB_NO_ERROR ? 0 : -1;
}

static int with_values(void)
{
    ObObject *d = ob_weak_values_new();
    ObObject *a = d == NULL ? NULL : new_of(&number_type, "a", 1);
    ObObject *b = a == NULL ? NULL : new_of(&number_type, "b", 2), *k, *v;
    if (b == NULL)
        goto out;
    must(ob_weak_values_set(d, b, a));
    let(ob_weak_values_setdefault(d, a, b));
    let(ob_weak_values_copy(d));
    must(ob_weak_values_update(d, d));
    let(ob_weak_values_refs(d));
    let(ob_weak_values_get(d, b));
    let(ob_repr(d));
    must(ob_equal(d, d));
    ObWeakWalk walk;
    must(ob_weak_walk(d, &walk));
    while (ob_weak_walk_next(&walk, &k, &v))
        drop_both(k, v);
    must(ob_weak_values_popitem(d, &k, &v));
    drop_both(k, v);
out:
    drop_both(a, b);
    drop_both(d, NULL);
    return judged();
}

static int with_keys(void)
{
    ObObject *d = ob_weak_keys_new();
    ObObject *a = d == NULL ? NULL : new_of(&number_type, "a", 1);
    ObObject *b = a == NULL ? NULL : new_of(&number_type, "b", 2);
    if (b == NULL)
        goto out;
    must(ob_weak_keys_set(d, b, a));
    let(ob_weak_keys_setdefault(d, a, b));
    let(ob_weak_keys_copy(d));
    let(ob_weak_keys_refs(d));
    let(ob_weak_keys_get(d, b));
    let(ob_weak_keys_get_default(d, b, a));
    must(ob_weak_keys_contains(d, a));
    let(ob_weak_keys_pop(d, a));
    let(ob_weak_keys_pop_default(d, a, a));
    must(ob_weak_keys_del(d, b));
out:
    drop_both(a, b);
    drop_both(d, NULL);
    return judged();
}

static int with_sets(void)
{
    ObObject *s = ob_weak_set_new(), *list = NULL;
    ObObject *a = s == NULL ? NULL : new_of(&number_type, "a", 1);
    ObObject *b = a == NULL ? NULL : new_of(&number_type, "b", 2);
    if (b == NULL || (list = ob_list_new()) == NULL)
        goto out;
    must(ob_list_append(list, a));
    must(ob_weak_set_add(s, a));
    must(ob_weak_set_add(s, b));
    must(ob_weak_set_update(s, list));
    let(ob_weak_set_union(s, list));
    let(ob_weak_set_intersection(s, s));
    let(ob_weak_set_difference(s, list));
    let(ob_repr(s));
    must(ob_equal(s, s));
    must(ob_weak_set_contains(s, b));
    must(ob_weak_set_discard(s, b));
    must(ob_weak_set_remove(s, a));
    let(ob_repr(s));
out:
    drop_both(a, b);
    drop_both(s, list);
    return judged();
}

static int with_finalizers(void)
{
    ObObject *a = new_of(&thing_type, "a", 0), *f = NULL;
    ObObject *arg = a == NULL ? NULL : ob_str_from("x");
    ObObject *function = arg == NULL ? NULL : ob_function_new("note", note);
    if (function == NULL)
        goto out;
    f = ob_finalize_new(a, function, &arg, 1);
    if (f == NULL)
        goto out;
    let(ob_finalize_peek(f));
    let(ob_repr(f));
    let(ob_finalize_detach(f));
    drop_both(f, NULL);
    f = ob_finalize_new(a, function, &arg, 1);
out:
    drop_both(a, arg);
    drop_both(function, f);
    notes[0] = '\0';
    return judged();
}

static void scenarios(void **state)
{
    (void)state;
    run_scenario(with_values);
    run_scenario(with_keys);
    run_scenario(with_sets);
    run_scenario(with_finalizers);
}

/* A collection at each birth, as soon as one may run. */
static void under_stress(void **state)
{
    (void)state;
    ObThread *mine = ob_self();
    ob_thread_swap(NULL);
    assert_non_null(ob_interp_new(&(ObConfig){ .debug_mem = true,
                                               .stress = true }));
    ok(with_values());
    ok(with_keys());
    ok(with_sets());
    ok(with_finalizers());
    ObObject *d = values_new();
    for (int i = 0; i < 50; i++) {
        ObObject *a = put(d, "a"), *b = put(d, "b");
        hold(a, a);
        hold(b, d);
        ob_decref(a);
        ob_checkpoint();
        assert_keys(d, "b ");
        ob_decref(b);
    }
    assert_int_equal(ob_weak_values_size(d), 0);
    ob_decref(d);
    ok(ob_interp_free(ob_self()->interp));
    ob_thread_swap(mine);
}

/* Rows of what gc.collect() returns: with its own weak reference in a slot, an object in a cycle with itself counts
 * two; a value in such a cycle and its KeyedRef, too. */
static void what_a_collection_counts(void **state)
{
    (void)state;
    static const char *const slots[] = { "me", "ref", "__weakref__", NULL };
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "S", .slots = slots });
    assert_non_null(cls);
    ObObject *op = ob_instance_new(cls), *d = ob_weak_values_new();
    ObObject *key = ob_str_from("k");
    assert_true(op != NULL && d != NULL && key != NULL);
    ok(ob_setattr(op, "me", op));
    ok(ob_setattr_steal(op, "ref", ob_ref_new(op, NULL)));
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 2);
    op = ob_instance_new(cls);
    assert_non_null(op);
    ok(ob_setattr(op, "me", op));
    ok(ob_weak_values_set(d, key, op));
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_weak_values_size(d), 0);
    ob_decref(key);
    ob_decref(d);
    ob_decref(cls);
    ob_gc_collect();
}

/* --- rude programs --- */

static void clear_leaves_the_pending_exception(void **state)
{
    (void)state;
    ObObject *values = ob_weak_values_new(), *keys = ob_weak_keys_new();
    assert_non_null(values);
    assert_non_null(keys);
    ob_raise(OB_VALUE_ERROR, "mine");
    ob_weak_values_clear(values);
    assert_raised(OB_VALUE_ERROR, "mine");
    ob_raise(OB_VALUE_ERROR, "mine");
    ob_weak_keys_clear(keys);
    assert_raised(OB_VALUE_ERROR, "mine");
    ob_decref(values);
    ob_decref(keys);
}

/* The function of a container's callback, called with another self. */
static void call_with(ObObject *ref, ObObject *to)
{
    ObObject *callback = ob_ref_callback(ref);
    ObObject *other = ob_ref_new(to, NULL);
    assert_non_null(other);
    ObObject *args[] = { other, ref };
    assert_null(ob_call(ob_method_function_borrowed(callback), args, 2));
    assert_int_equal(ob_error(), OB_TYPE_ERROR);
    ob_error_clear();
    ob_decref(other);
    ob_decref(callback);
}

static void a_callback_has_no_other_self(void **state)
{
    (void)state;
    ObObject *values = ob_weak_values_new(), *keys = ob_weak_keys_new();
    assert_non_null(values);
    assert_non_null(keys);
    ObObject *op = thing("Ada");
    assert_int_equal(ob_weak_values_set(values, ob_none(), op), 0);
    assert_int_equal(ob_weak_keys_set(keys, op, ob_none()), 0);
    ObObject *refs[] = { ob_weak_values_refs(values),
                         ob_weak_keys_refs(keys) };
    for (size_t i = 0; i < 2; i++) {
        assert_non_null(refs[i]);
        ObObject *ref = ob_list_get_borrowed(refs[i], 0);
        call_with(ref, op);
        call_with(ref, i == 0 ? keys : values);
        ob_decref(refs[i]);
    }
    assert_int_equal(ob_weak_keys_size(keys), 1);
    ob_decref(op);
    ob_decref(values);
    ob_decref(keys);
}

/* What is being asked looks for the list that it is in. */
static size_t lists_found;
static ObType seeker_type;

static int seek(ObObject *a, ObObject *b)
{
    ObObject *found = ob_gc_get_referrers(a);
    for (size_t i = 0; found != NULL && i < ob_list_size(found); i++)
        lists_found += ob_type(ob_list_get_borrowed(found, (int64_t)i))
                       == &ob_list_type;
    if (found != NULL)
        ob_decref(found);
    return ob_error() != OB_NO_ERROR ? -1 : a == b;
}

static void private_lists_are_not_found(void **state)
{
    (void)state;
    seeker_type = number_type;
    seeker_type.equal = seek;
    ObObject *a = new_of(&seeker_type, "a", 1);
    ObObject *b = new_of(&seeker_type, "b", 1);
    ObObject *x = ob_weak_set_new(), *y = ob_weak_set_new();
    assert_true(a != NULL && b != NULL && x != NULL && y != NULL);
    assert_int_equal(ob_weak_set_add(x, a), 0);
    assert_int_equal(ob_weak_set_add(y, b), 0);
    ObObject *both = ob_weak_set_intersection(x, y);
    assert_non_null(both);
    ob_decref(both);
    both = ob_weak_set_difference(x, y);
    assert_non_null(both);
    assert_int_equal(lists_found, 0);
    ObWeakWalk walk;
    assert_int_equal(ob_weak_walk(x, &walk), 0);
    assert_false(ob_is_tracked(walk.entries));
    ob_weak_walk_end(&walk);
    ob_decref(both);
    ob_decref(a);
    ob_decref(b);
    ob_decref(x);
    ob_decref(y);
}

static ObObject *empty_all_lists(ObObject *self, ObObject *const args[],
                                 size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    asked++;
    ObObject *found = ob_gc_get_objects();
    for (size_t i = 0; found != NULL && i < ob_list_size(found); i++) {
        ObObject *op = ob_list_get_borrowed(found, (int64_t)i);
        if (ob_type(op) == &ob_list_type)
            ob_list_clear(op);
    }
    if (found != NULL)
        ob_decref(found);
    ob_error_clear();
    return ob_none();
}

/* They are called for an interpreter of their own. */
static void all_are_called_at_exit_whatever_one_does(void **state)
{
    (void)state;
    ObThread *outer = ob_thread_swap(NULL);
    ObInterp *inner = ob_interp_new(NULL);
    assert_non_null(inner);
    ObNamespace *globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *op = thing("Ada");
    ObObject *function = ob_function_new("empty", empty_all_lists);
    for (int i = 0; i < 3; i++)
        ob_decref(ob_finalize_new(op, function, &op, 1));
    ob_decref(function);
    ob_namespace_bind_steal(globals, "op", op);
    asked = 0;
    ob_interp_free(inner);
    ob_thread_swap(outer);
    assert_int_equal(asked, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(what_a_collection_counts),
        checked_test(the_last_item_is_popped),
        checked_test(holes_are_stepped_over),
        checked_test(random_steps_agree_with_an_array),
        checked_test(many_are_popped_in_no_time),
        checked_test(a_value_is_taken_out_on_a_condition),
        checked_test(an_entry_goes_with_its_value),
        checked_test(an_entry_goes_in_a_collection),
        checked_test(a_key_goes_with_its_value),
        checked_test(who_dies_first_is_not_called),
        checked_test(nothing_in_it_holds_it),
        checked_test(an_old_value_takes_no_new_entry_along),
        checked_test(who_comes_in_between_stays),
        checked_test(last_words_find_it_or_not),
        checked_test(the_resurrected_are_there_or_not),
        checked_test(deaths_do_not_disturb_a_walk),
        checked_test(what_is_in_it_comes_out),
        checked_test(one_is_put_into_another),
        checked_test(one_is_compared_with_another),
        checked_test(not_everything_can_be_a_value),
        checked_test(a_dead_entry_is_none),
        checked_test(a_dead_entry_can_be_popped),
        checked_test(anybody_may_call_the_callback),
        checked_test(a_walk_is_over_a_mutating_dict),
        checked_test(an_entry_goes_with_its_key),
        checked_test(equal_keys_share_an_entry),
        checked_test(a_dead_key_is_found_by_identity),
        checked_test(a_value_may_hold_its_key),
        checked_test(keys_come_out),
        checked_test(not_everything_can_be_a_key),
        checked_test(clear_goes_from_the_end),
        checked_test(an_item_leaves_as_it_dies),
        checked_test(items_come_out),
        checked_test(sets_are_combined),
        checked_test(sets_take_items_from_anywhere),
        checked_test(not_everything_can_be_an_item),
        checked_test(what_a_hash_raises_comes_out),
        checked_test(the_dead_are_not_given_away),
        checked_test(finalizers_run_newest_first),
        checked_test(a_finalizer_is_called_once),
        checked_test(a_finalizer_is_taken_off),
        checked_test(what_a_finalizer_raises_is_written_down),
        checked_test(not_everything_can_be_finalized),
        checked_test(a_finalizer_may_hold_its_object),
        checked_test(the_end_calls_the_newest_first),
        checked_test(who_dies_at_the_end_is_called_in_its_turn),
        checked_test(the_end_needs_memory),
        checked_test(after_the_end_nobody_is_alive),
        checked_test(who_refers_to_what_is_known),
        checked_test(a_dictionary_in_a_cycle_is_collected),
#ifndef NDEBUG
        checked_test(misuse_ends_in_a_sentence),
#endif
        checked_test(what_is_broken_is_found),
        checked_test(under_stress),
        checked_test(clear_leaves_the_pending_exception),
        checked_test(a_callback_has_no_other_self),
        checked_test(private_lists_are_not_found),
        checked_test(all_are_called_at_exit_whatever_one_does),
        cmocka_unit_test(scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
