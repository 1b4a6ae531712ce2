/* Chapter 3: tuple, list and dict. */
#include "support.h"
#include "fatal.h"

#include <math.h>
#include <stdio.h>

static ObObject *doomed(const char *name)
{
    ObObject *op = ob_doomed_new(name);
    assert_non_null(op);
    return op;
}

/* A new list of n Doomed, a, b, c... */
static ObObject *doomed_list(int n)
{
    ObObject *list = ob_list_new();
    assert_non_null(list);
    for (int i = 0; i < n; i++) {
        char name[2] = { (char)('a' + i), '\0' };
        assert_int_equal(ob_list_append_steal(list, doomed(name)), 0);
    }
    return list;
}

/* --- list --- */

static void a_list_grows_as_cpythons_does(void **state)
{
    (void)state;
    static const size_t rooms[] = { 4, 8, 16, 24, 32, 40, 52, 64, 76, 92 };
    ObObject *list = ob_list_new();
    size_t seen = 0;
    assert_int_equal(ob_list_capacity(list), 0);
    for (int i = 0; i < 90; i++) {
        size_t before = ob_list_capacity(list);
        assert_int_equal(ob_list_append(list, ob_none()), 0);
        if (ob_list_capacity(list) != before)
            assert_int_equal(ob_list_capacity(list), rooms[seen++]);
    }
    assert_int_equal(seen, sizeof rooms / sizeof rooms[0]);
    assert_int_equal(ob_list_size(list), 90);
    ob_decref(list);
}

/* Room and size whenever the room changes, as in CPython 3.15. */
static void a_list_shrinks_as_cpythons_does(void **state)
{
    (void)state;
    static const size_t rooms[][2] = {
        { 999, 1100 }, { 549, 620 }, { 309, 352 }, { 175, 200 },
        { 99, 116 }, { 57, 68 }, { 33, 40 }, { 19, 24 }, { 0, 0 },
    };
    ObObject *list = ob_list_new();
    for (int i = 0; i < 1000; i++)
        assert_int_equal(ob_list_append(list, ob_none()), 0);
    size_t seen = 0, room = 0;
    while (ob_list_size(list) > 0) {
        assert_ptr_equal(ob_list_pop(list), ob_none());
        if (seen > 0 && ob_list_capacity(list) == room)
            continue;
        room = ob_list_capacity(list);
        assert_int_equal(ob_list_size(list), rooms[seen][0]);
        assert_int_equal(room, rooms[seen++][1]);
    }
    assert_int_equal(seen, sizeof rooms / sizeof rooms[0]);
    ob_decref(list);
}

static void a_pop_without_memory_changes_nothing(void **state)
{
    (void)state;
    ObObject *list = doomed_list(33);
    for (int i = 0; i < 13; i++)
        ob_decref(ob_list_pop(list));
    assert_int_equal(ob_list_capacity(list), 40);
    assert_int_equal(ob_list_capacity(list), 40);
    ob_mem_fail_nth(ob_mem(), 1);
    assert_null(ob_list_pop(list));
    assert_raised(OB_MEMORY_ERROR, "");
    ob_mem_fail_nth(ob_mem(), 1);
    assert_int_equal(ob_list_del(list, 1), -1);
    assert_raised(OB_MEMORY_ERROR, "");
    assert_int_equal(ob_list_size(list), 20);
    assert_int_equal(ob_list_del(list, 0), 0);
    assert_int_equal(ob_list_size(list), 19);
    assert_int_equal(ob_list_capacity(list), 24);
    ob_decref(ob_list_pop(list));
    ob_decref(list);
}

static void what_is_deleted_leaves_no_gap(void **state)
{
    (void)state;
    ObObject *list = doomed_list(5);
    begin_deaths();
    assert_int_equal(ob_list_del(list, 1), 0);
    assert_int_equal(ob_list_del(list, -1), 0);
    assert_int_equal(ob_list_del(list, -3), 0);
    assert_died("b e a ");
    assert_int_equal(ob_list_size(list), 2);
    assert_int_equal(ob_list_capacity(list), 8);
    assert_int_equal(ob_list_del(list, 2), -1);
    assert_raised(OB_INDEX_ERROR, "list assignment index out of range");
    assert_int_equal(ob_list_del(list, -3), -1);
    assert_raised(OB_INDEX_ERROR, "list assignment index out of range");
    assert_repr_steal(list, "[Doomed('c'), Doomed('d')]");
}

/* Room for n, made for them at once, in an empty list and in one that
 * has room for one: CPython 3.15's. */
static void extending_makes_room_as_cpython_does(void **state)
{
    (void)state;
    static const size_t rooms[][2] = {
        { 0, 1 }, { 2, 8 }, { 2, 8 }, { 4, 8 }, { 4, 8 }, { 6, 12 },
        { 6, 8 }, { 8, 8 }, { 8, 12 }, { 10, 12 }, { 10, 12 }, { 12, 12 },
    };
    ObObject *more = ob_list_new(), *one = ob_list_new();
    assert_int_equal(ob_list_append(one, ob_none()), 0);
    for (size_t n = 0; n < sizeof rooms / sizeof rooms[0]; n++) {
        ObObject *list = ob_list_new(), *lone = ob_list_copy(one);
        assert_non_null(lone);
        assert_int_equal(ob_list_capacity(lone), 1);
        assert_int_equal(ob_list_extend(list, more), 0);
        assert_int_equal(ob_list_extend(lone, more), 0);
        assert_int_equal(ob_list_capacity(list), rooms[n][0]);
        assert_int_equal(ob_list_capacity(lone), rooms[n][1]);
        ob_decref(list);
        ob_decref(lone);
        assert_int_equal(ob_list_append(more, ob_none()), 0);
    }
    ob_decref(one);
    ob_decref(more);
}

static void lists_are_extended_and_copied(void **state)
{
    (void)state;
    ObObject *list = doomed_list(2), *a = ob_list_get(list, 0);
    assert_int_equal(ob_refcnt(a), 2);
    ObObject *tuple = ob_tuple_new(1, &a), *copy = ob_list_copy(list);
    assert_int_equal(ob_list_extend(list, list), 0);
    assert_int_equal(ob_list_extend(list, tuple), 0);
    assert_int_equal(ob_refcnt(a), 6);
    ObObject *b = ob_list_pop(list);
    assert_ptr_equal(a, b);
    ob_decref(b);
    assert_int_equal(ob_list_extend(list, ob_bool(true)), -1);
    assert_raised(OB_TYPE_ERROR, "'bool' object is not iterable");
    assert_repr_steal(list, "[Doomed('a'), Doomed('b'), Doomed('a'),"
                            " Doomed('b')]");
    assert_int_equal(ob_list_capacity(copy), 2);
    assert_repr_steal(copy, "[Doomed('a'), Doomed('b')]");
    ob_decref(tuple);
    assert_int_equal(ob_refcnt(a), 1);
    ob_decref(a);
    list = ob_list_new();
    assert_repr_steal(ob_list_from(0, NULL), "[]");
    ObObject *known[] = { ob_bool(true), ob_none() };
    ObObject *pair = ob_list_from(2, known);
    assert_int_equal(ob_list_capacity(pair), 2);
    assert_repr_steal(pair, "[True, None]");
    assert_repr_steal(ob_list_copy(list), "[]");
    ob_decref(list);
}

static void a_getter_owns_what_it_returns(void **state)
{
    (void)state;
    ObObject *list = doomed_list(1), *op = ob_list_get(list, -1);
    ObObject *tuple = ob_tuple_new(1, &op);
    ob_decref(op);
    op = ob_tuple_item(tuple, 0);
    ob_decref(list);
    ob_decref(tuple);
    assert_int_equal(ob_refcnt(op), 1);
    ObObject *dict = ob_dict_new();
    assert_int_equal(ob_dict_set(dict, ob_none(), op), 0);
    ob_decref(op);
    op = ob_dict_get(dict, ob_none());
    ob_decref(dict);
    assert_int_equal(ob_refcnt(op), 1);
    ob_decref(op);
    list = ob_list_new();
    assert_null(ob_list_get(list, 0));
    assert_raised(OB_INDEX_ERROR, "list index out of range");
    ob_decref(list);
}

static void a_list_holds_what_is_in_it(void **state)
{
    (void)state;
    ObObject *list = ob_list_new(), *item = ob_float_new(1.5);
    ob_list_append(list, item);
    ob_list_append(list, item);
    assert_int_equal(ob_refcnt(item), 3);
    ObObject *popped = ob_list_pop(list);
    assert_ptr_equal(popped, item);
    assert_int_equal(ob_refcnt(item), 3);
    ob_decref(popped);
    ob_decref(list);
    assert_int_equal(ob_refcnt(item), 1);
    ob_decref(item);
}

static void setting_lets_go_of_the_old(void **state)
{
    (void)state;
    ObObject *list = doomed_list(2), *c = doomed("c");
    begin_deaths();
    assert_int_equal(ob_list_set(list, -2, c), 0);
    assert_int_equal(ob_refcnt(c), 2);
    assert_ptr_equal(ob_list_get_borrowed(list, 0), c);
    assert_int_equal(ob_list_set(list, 0, c), 0);
    assert_int_equal(ob_refcnt(c), 2);
    ob_decref(c);
    ob_decref(list);
    assert_died("a b c ");
}

static void indexes_are_checked(void **state)
{
    (void)state;
    ObObject *list = doomed_list(2);
    assert_null(ob_list_get_borrowed(list, 2));
    assert_raised(OB_INDEX_ERROR, "list index out of range");
    assert_null(ob_list_get_borrowed(list, -3));
    assert_raised(OB_INDEX_ERROR, "list index out of range");
    assert_int_equal(ob_list_set(list, 2, ob_none()), -1);
    assert_raised(OB_INDEX_ERROR, "list assignment index out of range");
    ob_list_clear(list);
    assert_null(ob_list_pop(list));
    assert_raised(OB_INDEX_ERROR, "pop from empty list");
    ob_decref(list);
}

static void what_was_not_made_is_not_appended(void **state)
{
    (void)state;
    ObObject *list = ob_list_new();
    assert_int_equal(ob_list_append_steal(list, NULL), -1);
    assert_int_equal(ob_list_size(list), 0);
    ob_decref(list);
}

#ifdef OB_RECEIPTS
/* Of the two receipts the caller's goes: the list holds the item now. */
static void a_stolen_item_is_the_lists(void **state)
{
    (void)state;
    ObObject *list = ob_list_new(), *item = ob_float_new(1.5);
    assert_int_equal(ob_list_append_steal(list, item), 0);
    const ObReceipt *r = ob_mem_receipts(ob_mem(), item);
    assert_non_null(r);
    assert_null(r->next);
    assert_string_equal(r->at.function, "ob_list_append_steal");
    ob_decref(list);
}

/* append, incref, pop, decref: the one that was popped is not the
 * list's any more, and which of the two was let go of nobody knows. */
static void a_popped_item_is_the_callers(void **state)
{
    (void)state;
    ObObject *list = ob_list_new(), *x = ob_float_new(1.5);
    assert_int_equal(ob_list_append_steal(list, x), 0);
    ob_incref(x);
    const int leak = __LINE__ - 1;
    ObObject *y = ob_list_pop(list);
    ob_decref(y);
    ob_decref(list);
    const ObReceipt *r = ob_mem_receipts(ob_mem(), x);
    assert_non_null(r);
    assert_null(r->next);
    char where[400];
    snprintf(where, sizeof where, "%s:%d", __FILE__, leak);
    assert_string_equal(r->at.where, where);
    assert_false(r->sure);
    ob_decref(x);
}
#endif

/* The first line of what a snapshot tells. */
static void assert_told_first(const char *expected)
{
    char line[400] = "";
    FILE *out = tmpfile();
    ObSnapshot *shot = ob_snapshot_take(NULL);
    assert_non_null(shot);
    ob_snapshot_text(shot, out);
    ob_snapshot_free(shot);
    rewind(out);
    assert_non_null(fgets(line, sizeof line, out));
    fclose(out);
    assert_string_equal(line, expected);
}

/* 2 to the 60 items, were they printed; and 5,000 lists deep. */
static void a_snapshot_prints_no_more_than_it_shows(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *list = ob_list_new();
    for (int i = 0; i < 60; i++) {
        ObObject *outer = ob_list_new();
        assert_int_equal(ob_list_append(outer, list), 0);
        assert_int_equal(ob_list_append_steal(outer, list), 0);
        list = outer;
    }
    ob_namespace_bind_steal(ns, "l", list);
    assert_told_first("list [[[[[[[[[[[[[[[[[[[[[[[[..., count 1, 72 bytes: "
        "l in globals; refers to [[[[[[[[[[[[[[[[[[[[[[[[..., "
        "[[[[[[[[[[[[[[[[[[[[[[[[...\n");
    list = ob_list_new();
    for (int i = 0; i < 5000; i++) {
        ObObject *outer = ob_list_new();
        assert_int_equal(ob_list_append_steal(outer, list), 0);
        list = outer;
    }
    ob_namespace_bind_steal(ns, "l", list);
    assert_told_first("list [[[[[[[[[[[[[[[[[[[[[[[[..., count 1, 72 bytes: "
        "l in globals; refers to [[[[[[[[[[[[[[[[[[[[[[[[...\n");
    ob_namespace_bind_steal(ns, "l", ob_dict_new());
    assert_int_equal(ob_dict_set(ob_namespace_lookup_borrowed(ns, "l"),
                     ob_str_intern("a key"), ob_none()), 0);
    assert_told_first("dict {'a key': None}, count 1, 216 bytes: "
        "l in globals; refers to None, 'a key'\n");
}

static void lists_and_tuples_die_from_the_end(void **state)
{
    (void)state;
    ObObject *list = doomed_list(3);
    begin_deaths();
    ob_decref(list);
    assert_died("c b a ");
    ObObject *items[] = { doomed("a"), doomed("b"), doomed("c") };
    ObObject *tuple = ob_tuple_new(3, items);
    for (int i = 0; i < 3; i++)
        ob_decref(items[i]);
    begin_deaths();
    ob_decref(tuple);
    assert_died("c b a ");
    list = doomed_list(3);
    begin_deaths();
    ob_list_clear(list);
    assert_died("c b a ");
    assert_int_equal(ob_list_size(list), 0);
    ob_decref(list);
}

static ObObject *watched;

typedef struct Meddler { ObObject base; } Meddler;

/* Last words that change the container that is letting go. */
static void meddle(ObObject *op)
{
    (void)op;
    if (ob_type(watched) == &ob_list_type) {
        assert_int_equal(ob_list_size(watched), 0);
        assert_int_equal(ob_list_append(watched, ob_none()), 0);
    } else {
        assert_int_equal(ob_dict_size(watched), 0);
        assert_int_equal(ob_dict_set(watched, ob_none(), ob_none()), 0);
    }
}

static ObType meddler_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Meddler",
    .basic_size = sizeof(Meddler), .finalize = meddle,
    .free = ob_object_free,
};

static ObObject *meddler(void)
{
    ObObject *op = ob_object_new(&meddler_type, sizeof(Meddler));
    assert_non_null(op);
    return op;
}

static void a_container_may_change_while_it_is_cleared(void **state)
{
    (void)state;
    watched = ob_list_new();
    for (int i = 0; i < 20; i++)
        assert_int_equal(ob_list_append(watched, ob_none()), 0);
    assert_int_equal(ob_list_append_steal(watched, meddler()), 0);
    ob_list_clear(watched);
    assert_int_equal(ob_list_size(watched), 1);
    ob_decref(watched);
    watched = ob_dict_new();
    ObObject *op = meddler();
    assert_int_equal(ob_dict_set(watched, ob_none(), op), 0);
    ob_decref(op);
    ob_dict_clear(watched);
    assert_int_equal(ob_dict_size(watched), 1);
    ob_decref(watched);
}

/* --- tuple --- */

static void there_is_one_empty_tuple(void **state)
{
    (void)state;
    ObObject *a = ob_tuple_new(0, NULL), *b = ob_tuple_new(0, NULL);
    assert_ptr_equal(a, b);
    assert_true(ob_is_immortal(a));
    assert_int_equal(ob_tuple_size(a), 0);
}

static void no_tuple_is_larger_than_memory(void **state)
{
    (void)state;
    ObObject *items[] = { ob_none() };
    assert_null(ob_tuple_new(SIZE_MAX, items));
    assert_raised(OB_MEMORY_ERROR, "");
    assert_null(ob_tuple_new(SIZE_MAX / sizeof items[0] + 1, items));
    assert_raised(OB_MEMORY_ERROR, "");
}

static void tuples_hash_as_cpythons_do(void **state)
{
    (void)state;
    ObObject *items[] = { ob_int_new(1), ob_int_new(2), ob_float_new(0.5) };
    ObObject *one = ob_tuple_new(1, items);
    ObObject *two = ob_tuple_new(2, items);
    ObObject *three = ob_tuple_new(3, items);
    assert_true(ob_hash(ob_tuple_new(0, NULL)) == 5740354900026072187);
    assert_true(ob_hash(one) == -6644214454873602895);
    assert_true(ob_hash(two) == -3550055125485641917);
    assert_true(ob_hash(three) == 5150841835733016935);
    ob_decref(one);
    ob_decref(two);
    ob_decref(three);
    ob_decref(items[2]);
}

/* --- hashes --- */

static void assert_hash_steal(ObObject *op, int64_t hash)
{
    assert_non_null(op);
    if (ob_hash(op) != hash)
        fail_msg("hash is %lld, not %lld", (long long)ob_hash(op),
                 (long long)hash);
    ob_decref(op);
}

static void numbers_hash_as_cpythons_do(void **state)
{
    (void)state;
    assert_hash_steal(ob_int_new(0), 0);
    assert_hash_steal(ob_int_new(-1), -2);
    assert_hash_steal(ob_int_new(INT64_MAX), 3);
    assert_hash_steal(ob_int_new(INT64_MIN), -4);
    assert_hash_steal(ob_int_new(((int64_t)1 << 61) - 1), 0);
    assert_hash_steal(ob_float_new(1.0), 1);
    assert_hash_steal(ob_float_new(-1.0), -2);
    assert_hash_steal(ob_float_new(0.5), 1152921504606846976);
    assert_hash_steal(ob_float_new(0.1), 230584300921369408);
    assert_hash_steal(ob_float_new(-2.75), -1729382256910270466);
    assert_hash_steal(ob_float_new(1e300), 1224995262755759164);
    assert_hash_steal(ob_float_new(5e-324), 16777216);
    assert_hash_steal(ob_float_new(INFINITY), 314159);
    assert_hash_steal(ob_float_new(-INFINITY), -314159);
    assert_int_equal(ob_hash(ob_bool(true)), 1);
}

static void a_nan_is_a_key_by_what_it_is(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    ObObject *a = ob_float_new(NAN), *b = ob_float_new(NAN);
    assert_true(ob_hash(a) != ob_hash(b));
    assert_int_equal(ob_dict_set(dict, a, ob_none()), 0);
    assert_ptr_equal(ob_dict_get_borrowed(dict, a), ob_none());
    assert_null(ob_dict_get_borrowed(dict, b));
    assert_raised(OB_KEY_ERROR, "nan");
    ob_decref(a);
    ob_decref(b);
    ob_decref(dict);
}

static void equal_strings_hash_alike(void **state)
{
    (void)state;
    ObObject *zero = ob_str_from("khnmhzf");    /* its digest is 0 */
    assert_int_equal(ob_hash(zero), 1);
    ob_decref(zero);
    ObObject *a = ob_str_from("spam"), *b = ob_str_from("spam");
    assert_true(ob_hash(a) == ob_hash(b));
    assert_true(ob_hash(a) == ob_hash(a));
    ob_decref(a);
    ob_decref(b);
}

static void what_changes_has_no_hash(void **state)
{
    (void)state;
    ObObject *list = ob_list_new(), *dict = ob_dict_new();
    assert_int_equal(ob_hash(list), -1);
    assert_raised(OB_TYPE_ERROR, "unhashable type: 'list'");
    assert_int_equal(ob_hash(dict), -1);
    assert_raised(OB_TYPE_ERROR, "unhashable type: 'dict'");
    ObObject *items[] = { list, dict };
    for (size_t n = 1; n <= 2; n++) {
        ObObject *tuple = ob_tuple_new(n, items);
        assert_int_equal(ob_hash(tuple), -1);
        assert_raised(OB_TYPE_ERROR, "unhashable type: 'list'");
        ob_decref(tuple);
    }
    ob_decref(list);
    ob_decref(dict);
}

/* --- dict --- */

static void set_int(ObObject *dict, int64_t key, int64_t value)
{
    ObObject *k = ob_int_new(key), *v = ob_int_new(value);
    assert_int_equal(ob_dict_set(dict, k, v), 0);
    ob_decref(k);
    ob_decref(v);
}

static int64_t get_int(ObObject *dict, int64_t key)
{
    ObObject *k = ob_int_new(key);
    ObObject *v = ob_dict_get_borrowed(dict, k);
    ob_decref(k);
    if (v != NULL)
        return ob_int_value(v);
    ob_error_clear();
    return -1;
}

static void del_int(ObObject *dict, int64_t key)
{
    ObObject *k = ob_int_new(key);
    assert_int_equal(ob_dict_del(dict, k), 0);
    ob_decref(k);
}

static void a_dict_finds_what_was_put_in(void **state)
{
    (void)state;
    enum { MANY = 3000 };
    ObObject *dict = ob_dict_new();
    for (int i = 0; i < MANY; i++)
        set_int(dict, (int64_t)i * 64 * 1024, i);
    for (int i = 0; i < MANY; i += 3)
        del_int(dict, (int64_t)i * 64 * 1024);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(get_int(dict, (int64_t)i * 64 * 1024),
                         i % 3 == 0 ? -1 : i);
    assert_int_equal(ob_dict_size(dict), MANY - MANY / 3);
    ob_decref(dict);
}

/* It is full when two thirds of its places are, and then has room for
 * three times as many. */
static void a_dict_grows_as_cpythons_does(void **state)
{
    (void)state;
    static const int grows_at[] = { 1, 6, 11, 22, 43, 86 };
    ObObject *dict = ob_dict_new();
    size_t seen = 0;
    for (int i = 1; i <= 100; i++) {
        size_t before = ob_sizeof(dict);
        set_int(dict, i, i);
        if (ob_sizeof(dict) != before)
            assert_int_equal(i, grows_at[seen++]);
    }
    assert_int_equal(seen, sizeof grows_at / sizeof grows_at[0]);
    ob_decref(dict);
}

static void a_dict_keeps_the_order(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    for (int i = 9; i >= 0; i--)
        set_int(dict, i, i);
    del_int(dict, 5);
    set_int(dict, 7, 70);
    set_int(dict, 5, 50);
    assert_repr_steal(dict, "{9: 9, 8: 8, 7: 70, 6: 6, 4: 4, 3: 3,"
                            " 2: 2, 1: 1, 0: 0, 5: 50}");
}

static void equal_keys_are_one_key(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *one = ob_float_new(1.0);
    ObObject *text = ob_str_from("bool");
    set_int(dict, 1, 1);
    assert_int_equal(ob_dict_set(dict, one, ob_none()), 0);
    assert_int_equal(ob_dict_set(dict, ob_bool(true), text), 0);
    ob_decref(one);
    ob_decref(text);
    assert_repr_steal(dict, "{1: 'bool'}");
}

static void a_dict_dies_in_order(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    static const char *const names[] = { "a", "b", "x", "y", "c", "d" };
    ObObject *made[6];
    for (int i = 0; i < 6; i++)
        made[i] = doomed(names[i]);
    for (int i = 0; i < 6; i += 2)
        assert_int_equal(ob_dict_set(dict, made[i], made[i + 1]), 0);
    assert_int_equal(ob_dict_del(dict, made[2]), 0);
    for (int i = 0; i < 6; i++)
        if (i != 2 && i != 3)
            ob_decref(made[i]);
    begin_deaths();
    ob_decref(made[2]);
    ob_decref(made[3]);
    ob_decref(dict);
    assert_died("x y a b c d ");
}

static void clearing_a_dict_lets_go_in_order(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    static const char *const names[] = { "a", "b", "c", "d" };
    for (int i = 0; i < 4; i += 2) {
        ObObject *key = doomed(names[i]), *value = doomed(names[i + 1]);
        assert_int_equal(ob_dict_set(dict, key, value), 0);
        ob_decref(key);
        ob_decref(value);
    }
    begin_deaths();
    ob_dict_clear(dict);
    assert_died("a b c d ");
    assert_int_equal(ob_dict_size(dict), 0);
    ob_decref(dict);
}

#define CANNOT "cannot use 'list' as a dict key "

static void a_missing_key_is_named(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *key = ob_str_from("spam");
    assert_null(ob_dict_get_borrowed(dict, key));
    assert_raised(OB_KEY_ERROR, "'spam'");
    assert_int_equal(ob_dict_del(dict, key), -1);
    assert_raised(OB_KEY_ERROR, "'spam'");
    ObObject *list = ob_list_new();
    assert_int_equal(ob_dict_set(dict, list, key), -1);
    assert_raised(OB_TYPE_ERROR, CANNOT "(unhashable type: 'list')");
    assert_null(ob_dict_get_borrowed(dict, list));
    assert_raised(OB_TYPE_ERROR, CANNOT "(unhashable type: 'list')");
    assert_int_equal(ob_dict_del(dict, list), -1);
    assert_raised(OB_TYPE_ERROR, CANNOT "(unhashable type: 'list')");
    ob_decref(list);
    ob_decref(key);
    ob_decref(dict);
}

/* A key whose == changes the dict that is being searched: each time it
 * puts a new key in, or once twenty. */
static ObObject *searched;
static int comparisons;

static int put_a_new_key(void)
{
    ObObject *key = ob_int_new((int64_t)ob_dict_size(searched) + 2000);
    if (key == NULL)
        return -1;
    int result = ob_dict_set(searched, key, ob_none());
    ob_decref(key);
    return result;
}

static int changes_and_equals(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    comparisons++;
    return put_a_new_key() < 0 ? -1 : OB_UNEQUAL;
}

static int changes_much_and_equals(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    for (int i = 0; i < 20 && comparisons == 0; i++)
        if (put_a_new_key() < 0)
            return -1;
    comparisons++;
    return OB_UNEQUAL;
}

/* The last of 8 places, as 7 is, but another one of more. */
static int64_t hash_31(ObObject *op)
{
    (void)op;
    return 31;
}

static ObType rude_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Rude",
    .basic_size = sizeof(ObObject), .equal = changes_and_equals,
    .hash = hash_31, .free = ob_object_free,
};

static ObType ruder_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Ruder",
    .basic_size = sizeof(ObObject), .equal = changes_much_and_equals,
    .hash = hash_31, .free = ob_object_free,
};

/* Puts two of that type into a dict; how often they were compared. */
static int compared(ObType *type)
{
    searched = ob_dict_new();
    comparisons = 0;
    ObObject *a = ob_object_new(type, sizeof(ObObject));
    ObObject *b = ob_object_new(type, sizeof(ObObject));
    assert_non_null(b);
    assert_int_equal(ob_dict_set(searched, a, ob_none()), 0);
    assert_int_equal(ob_dict_set(searched, b, ob_none()), 0);
    int n = comparisons;
    assert_ptr_equal(ob_dict_get_borrowed(searched, b), ob_none());
    ob_decref(a);
    ob_decref(b);
    return n;
}

/* The numbers are CPython 3.15's. */
static void a_search_goes_on_when_a_key_is_added(void **state)
{
    (void)state;
    assert_int_equal(compared(&rude_type), 1);
    assert_int_equal(ob_dict_size(searched), 4);
    ob_decref(searched);
}

static void a_search_begins_again_in_a_new_table(void **state)
{
    (void)state;
    assert_int_equal(compared(&ruder_type), 2);
    assert_int_equal(ob_dict_size(searched), 22);
    ob_decref(searched);
}

/* A key whose == takes `victim` out of the dict, which held it. */
static ObObject *victim;

static int takes_out_and_equals(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    ObObject *key = victim;
    victim = NULL;
    if (key != NULL)
        assert_int_equal(ob_dict_del(searched, key), 0);
    return OB_UNEQUAL;
}

static ObObject *named_repr(ObObject *op)
{
    return ob_str_format("<%s>", ob_type(op)->name);
}

static ObType taker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Taker",
    .basic_size = sizeof(ObObject), .equal = takes_out_and_equals,
    .repr = named_repr, .hash = hash_31, .free = ob_object_free,
};

static ObObject *taker(void)
{
    ObObject *op = ob_object_new(&taker_type, sizeof(ObObject));
    assert_non_null(op);
    return op;
}

/* d = {"old": value, taker: None}; nobody else holds them. */
static void search_among_takers(ObObject *old)
{
    searched = ob_dict_new();
    ObObject *value = doomed("value"), *key = taker();
    assert_int_equal(ob_dict_set(searched, old, value), 0);
    assert_int_equal(ob_dict_set(searched, key, ob_none()), 0);
    ob_decref(value);
    ob_decref(key);
}

static void what_is_put_in_may_be_the_dicts_own(void **state)
{
    (void)state;
    ObObject *old = ob_str_from("old"), *key = taker();
    search_among_takers(old);
    ObObject *value = ob_dict_get_borrowed(searched, old);
    victim = old;
    assert_int_equal(ob_dict_set(searched, key, value), 0);
    assert_ptr_equal(ob_dict_get_borrowed(searched, key), value);
    assert_int_equal(ob_refcnt(value), 1);
    assert_int_equal(ob_dict_size(searched), 2);
    ob_decref(old);
    ob_decref(key);
    ob_decref(searched);
}

/* Takes itself out of the dict, and says that it was meant. */
static int leaves_and_equals(ObObject *a, ObObject *b)
{
    (void)b;
    assert_int_equal(ob_dict_del(searched, a), 0);
    return OB_EQUAL;
}

static ObType leaving_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Leaving",
    .basic_size = sizeof(ObObject), .equal = leaves_and_equals,
    .hash = hash_31, .free = ob_object_free,
};

static void a_search_notices_who_left(void **state)
{
    (void)state;
    searched = ob_dict_new();
    ObObject *a = ob_object_new(&leaving_type, sizeof(ObObject));
    ObObject *b = ob_object_new(&leaving_type, sizeof(ObObject));
    assert_int_equal(ob_dict_set(searched, a, ob_none()), 0);
    assert_int_equal(ob_dict_set(searched, b, ob_none()), 0);
    assert_int_equal(ob_dict_size(searched), 1);
    assert_ptr_equal(ob_dict_get_borrowed(searched, b), ob_none());
    ob_decref(a);
    ob_decref(b);
    ob_decref(searched);
}

/* Equal to nothing, not even to itself, as nan is. */
static int equals_nothing(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    return OB_UNEQUAL;
}

static ObType aloof_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Aloof",
    .basic_size = sizeof(ObObject), .equal = equals_nothing,
    .hash = hash_31, .free = ob_object_free,
};

static ObObject *aloof(void)
{
    ObObject *op = ob_object_new(&aloof_type, sizeof(ObObject));
    assert_non_null(op);
    return op;
}

static void keys_of_one_hash_all_have_a_place(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *keys[20];
    for (int i = 0; i < 20; i++) {
        keys[i] = aloof();
        assert_int_equal(ob_dict_set(dict, keys[i], keys[i]), 0);
    }
    for (int i = 0; i < 20; i++) {
        assert_ptr_equal(ob_dict_get_borrowed(dict, keys[i]), keys[i]);
        ob_decref(keys[i]);
    }
    ob_decref(dict);
}

/* --- more of a dict --- */

/* A miss is no exception, and needs no memory. */
static void a_lookup_raises_nothing(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *key = ob_float_new(1.5);
    ObObject *value = dict;
    unsigned long before = ob_mem_allocations(ob_mem());
    assert_int_equal(ob_dict_lookup(dict, key, &value), 0);
    assert_null(value);
    assert_int_equal(ob_dict_contains(dict, key), 0);
    assert_int_equal(ob_mem_allocations(ob_mem()), before);
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ObObject *list = doomed_list(1);
    assert_int_equal(ob_dict_set(dict, key, list), 0);
    assert_int_equal(ob_dict_contains(dict, key), 1);
    assert_int_equal(ob_dict_lookup(dict, key, &value), 1);
    assert_ptr_equal(value, list);
    assert_int_equal(ob_refcnt(list), 3);
    ob_decref(value);
    assert_int_equal(ob_dict_lookup(dict, list, &value), -1);
    assert_null(value);
    assert_raised(OB_TYPE_ERROR, CANNOT "(unhashable type: 'list')");
    assert_int_equal(ob_dict_contains(dict, list), -1);
    assert_raised(OB_TYPE_ERROR, CANNOT "(unhashable type: 'list')");
    ob_decref(list);
    ob_decref(key);
    ob_decref(dict);
}

static void a_dict_says_what_cannot_be_a_key(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *list = ob_list_new();
    ObObject *tuple = ob_tuple_new(1, &list);
    assert_int_equal(ob_dict_set(dict, tuple, tuple), -1);
    assert_raised(OB_TYPE_ERROR, "cannot use 'tuple' as a dict key"
                                 " (unhashable type: 'list')");
    assert_null(ob_dict_pop(dict, list));
    assert_raised(OB_KEY_ERROR, "[]");
    set_int(dict, 1, 1);
    assert_null(ob_dict_pop(dict, list));
    assert_raised(OB_TYPE_ERROR, CANNOT "(unhashable type: 'list')");
    assert_null(ob_dict_pop_default(dict, list, list));
    assert_raised(OB_TYPE_ERROR, CANNOT "(unhashable type: 'list')");
    ob_decref(tuple);
    ob_decref(list);
    ob_decref(dict);
}

static int64_t no_value(ObObject *op)
{
    (void)op;
    ob_raise(OB_OVERFLOW_ERROR, "no hash today");
    return -1;
}

static ObObject *no_repr(ObObject *op)
{
    (void)op;
    return ob_raise(OB_OVERFLOW_ERROR, "no repr either");
}

static ObType shy_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Shy",
    .basic_size = sizeof(ObObject), .hash = no_value, .repr = no_repr,
    .free = ob_object_free,
};

static ObType unprintable_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Unprintable",
    .basic_size = sizeof(ObObject), .repr = no_repr,
    .free = ob_object_free,
};

static void exceptions_of_a_type_come_out(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    ObObject *op = ob_object_new(&shy_type, sizeof(ObObject));
    assert_int_equal(ob_dict_set(dict, op, op), -1);
    assert_raised(OB_OVERFLOW_ERROR, "no hash today");
    assert_int_equal(ob_refcnt(op), 1);
    ob_decref(op);
    op = ob_object_new(&unprintable_type, sizeof(ObObject));
    assert_null(ob_dict_get_borrowed(dict, op));
    assert_raised(OB_KEY_ERROR, "<exception str() failed>");
    ob_decref(op);
    ob_decref(dict);
}

static void what_is_popped_is_the_callers(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    ObObject *key = doomed("key"), *value = doomed("value");
    assert_int_equal(ob_dict_set(dict, key, value), 0);
    ob_decref(value);
    begin_deaths();
    ObObject *popped = ob_dict_pop(dict, key);
    assert_ptr_equal(popped, value);
    assert_int_equal(ob_refcnt(value), 1);
    assert_int_equal(ob_refcnt(key), 1);
    assert_null(ob_dict_pop(dict, key));
    assert_raised(OB_KEY_ERROR, "Doomed('key')");
    ObObject *other = ob_dict_pop_default(dict, key, popped);
    assert_ptr_equal(other, popped);
    assert_int_equal(ob_refcnt(popped), 2);
    ob_decref(other);
    ob_decref(popped);
    ob_decref(key);
    ob_decref(dict);
    assert_died("value key ");
}

static void dicts_are_copied_and_updated(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *more = ob_dict_new();
    for (int i = 0; i < 30; i++)
        set_int(dict, i, i);
    for (int i = 0; i < 27; i++)
        del_int(dict, i);
    ObObject *copy = ob_dict_copy(dict);
    set_int(copy, 1, 1);
    for (int i = 25; i < 29; i++)
        set_int(more, i, -i);
    assert_int_equal(ob_dict_update(dict, more), 0);
    assert_int_equal(ob_dict_update(dict, dict), 0);
    assert_int_equal(ob_dict_update(dict, ob_none()), -1);
    assert_raised(OB_TYPE_ERROR, "'NoneType' object is not iterable");
    ob_dict_clear(more);
    assert_int_equal(ob_dict_update(dict, more), 0);
    assert_int_equal(ob_dict_update(more, copy), 0);
    assert_repr_steal(copy, "{27: 27, 28: 28, 29: 29, 1: 1}");
    assert_repr_steal(more, "{27: 27, 28: 28, 29: 29, 1: 1}");
    assert_repr_steal(dict, "{27: -27, 28: -28, 29: 29, 25: -25, 26: -26}");
    dict = ob_dict_new();
    assert_repr_steal(ob_dict_copy(dict), "{}");
    ob_decref(dict);
}

/* For as many items as the two have, also if they share keys; then the
 * room is that of twelve. As in CPython. */
static void an_update_makes_room_at_once(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *more = ob_dict_new();
    ObObject *twelve = ob_dict_new();
    for (int i = 0; i < 12; i++)
        set_int(twelve, i, i);
    for (int i = 0; i < 7; i++)
        set_int(more, i, i);
    for (int i = 0; i < 5; i++)
        set_int(dict, i, i);
    assert_int_equal(ob_dict_update(dict, more), 0);
    assert_int_equal(ob_dict_size(dict), 7);
    assert_int_equal(ob_sizeof(dict), ob_sizeof(twelve));
    assert_true(ob_sizeof(more) < ob_sizeof(twelve));
    ob_decref(twelve);
    ob_decref(more);
    ob_decref(dict);
}

/* Neither what has nothing, however large it once was, nor the dict itself
 * makes it larger. As in CPython. */
static void an_update_from_nothing_changes_nothing(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *once = ob_dict_new(), *key;
    size_t empty = ob_sizeof(dict);
    for (int i = 0; i < 100; i++)
        set_int(once, i, i);
    for (int i = 0; i < 100; i++) {
        key = ob_int_new(i);
        assert_int_equal(ob_dict_del(once, key), 0);
        ob_decref(key);
    }
    assert_int_equal(ob_dict_update(dict, once), 0);
    assert_int_equal(ob_sizeof(dict), empty);
    for (int i = 0; i < 5; i++)
        set_int(dict, i, i);
    size_t five = ob_sizeof(dict);
    assert_int_equal(ob_dict_update(dict, dict), 0);
    assert_int_equal(ob_sizeof(dict), five);
    ob_decref(once);
    ob_decref(dict);
}

/* A new dict of two, the first of them a key whose == adds to it. */
static void an_update_notices_changes(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    ObObject *a = ob_object_new(&rude_type, sizeof(ObObject));
    ObObject *b = ob_object_new(&rude_type, sizeof(ObObject));
    searched = ob_dict_new();
    assert_int_equal(ob_dict_set(searched, a, ob_none()), 0);
    set_int(searched, 1, 1);
    assert_int_equal(ob_dict_set(dict, b, ob_none()), 0);
    assert_int_equal(ob_dict_update(dict, searched), -1);
    assert_raised(OB_RUNTIME_ERROR, "dict mutated during update");
    assert_int_equal(ob_dict_size(dict), 2);
    assert_int_equal(ob_dict_size(searched), 3);
    ob_decref(a);
    ob_decref(b);
    ob_decref(searched);
    ob_decref(dict);
}

/* Walks a step; what ob_dict_walk_next says. */
static int step(ObDictWalk *walk, int64_t *number)
{
    ObObject *key, *value;
    int result = ob_dict_walk_next(walk, &key, &value);
    if (result == 1) {
        *number = ob_int_value(key);
        ob_decref(key);
        ob_decref(value);
    }
    return result;
}

static void a_walk_shows_all_and_owns_it(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *key, *value;
    for (int i = 3000; i < 3003; i++)
        set_int(dict, i, i + 1000);
    del_int(dict, 3001);
    ObDictWalk walk = ob_dict_walk(dict);
    for (int i = 3000; i < 3003; i += 2) {
        assert_int_equal(ob_dict_walk_next(&walk, &key, &value), 1);
        assert_int_equal(ob_refcnt(key), 2);
        assert_int_equal(ob_refcnt(value), 2);
        assert_int_equal(ob_int_value(key), i);
        assert_int_equal(ob_dict_set(dict, key, ob_none()), 0);
        assert_int_equal(ob_refcnt(value), 1);
        ob_decref(key);
        ob_decref(value);
    }
    assert_int_equal(ob_dict_walk_next(&walk, &key, &value), 0);
    assert_int_equal(ob_dict_walk_next(&walk, &key, &value), 0);
    ob_decref(dict);
}

static void a_walk_notices_changes(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    int64_t number = 0;
    set_int(dict, 1, 1);
    set_int(dict, 2, 2);
    ObDictWalk walk = ob_dict_walk(dict);
    assert_int_equal(step(&walk, &number), 1);
    set_int(dict, 3, 3);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(step(&walk, &number), -1);
        assert_raised(OB_RUNTIME_ERROR,
                      "dictionary changed size during iteration");
        del_int(dict, 3 - i);
    }
    assert_int_equal(number, 1);
    ob_dict_clear(dict);
    set_int(dict, 1, 1);
    set_int(dict, 2, 2);
    walk = ob_dict_walk(dict);
    assert_int_equal(step(&walk, &number), 1);
    assert_int_equal(step(&walk, &number), 1);
    del_int(dict, 1);
    del_int(dict, 2);
    set_int(dict, 5, 5);
    set_int(dict, 6, 6);
    assert_int_equal(step(&walk, &number), -1);
    assert_raised(OB_RUNTIME_ERROR,
                  "dictionary keys changed during iteration");
    assert_int_equal(step(&walk, &number), 0);
    ob_decref(dict);
}

#ifdef OB_RECEIPTS
/* The receipt of what is found is at the line that looked. */
static void what_is_found_has_a_receipt(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *key = ob_float_new(1.5), *value;
    assert_int_equal(ob_dict_set(dict, key, key), 0);
    assert_int_equal(ob_dict_lookup(dict, key, &value), 1);
    const ObReceipt *r = ob_mem_receipts(ob_mem(), key);
    assert_string_equal(r->at.expr, "ob_dict_lookup(dict, key, &value)");
    assert_string_equal(r->at.function, "what_is_found_has_a_receipt");
    ob_decref(value);
    ob_decref(key);
    ob_decref(dict);
}
#endif

/* A key whose == raises. */
static int raises(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    ob_raise(OB_OVERFLOW_ERROR, "no answer");
    return -1;
}

static ObType raising_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Raising",
    .basic_size = sizeof(ObObject), .equal = raises, .hash = hash_31,
    .repr = named_repr, .free = ob_object_free,
};

static void what_an_equal_raises_comes_out(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *more = ob_dict_new();
    ObObject *a = ob_object_new(&raising_type, sizeof(ObObject));
    ObObject *b = ob_object_new(&raising_type, sizeof(ObObject));
    assert_int_equal(ob_dict_set(dict, a, ob_none()), 0);
    assert_int_equal(ob_dict_set(dict, b, a), -1);
    assert_raised(OB_OVERFLOW_ERROR, "no answer");
    assert_int_equal(ob_refcnt(a), 2);
    assert_int_equal(ob_refcnt(b), 1);
    assert_int_equal(ob_dict_set(more, b, ob_none()), 0);
    assert_int_equal(ob_dict_update(dict, more), -1);
    assert_raised(OB_OVERFLOW_ERROR, "no answer");
    assert_int_equal(ob_dict_contains(dict, b), -1);
    assert_raised(OB_OVERFLOW_ERROR, "no answer");
    assert_int_equal(ob_dict_del(dict, b), -1);
    assert_raised(OB_OVERFLOW_ERROR, "no answer");
    assert_int_equal(ob_equal(dict, more), -1);
    assert_raised(OB_OVERFLOW_ERROR, "no answer");
    ob_decref(a);
    ob_decref(b);
    ob_decref(dict);
    ob_decref(more);
}

/* Takes itself out of the dict, and raises. */
static int leaves_and_raises(ObObject *a, ObObject *b)
{
    assert_int_equal(ob_dict_del(searched, a), 0);
    return raises(a, b);
}

static ObType fleeing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Fleeing",
    .basic_size = sizeof(ObObject), .equal = leaves_and_raises,
    .hash = hash_31, .free = ob_object_free,
};

/* The search does not begin again, though the dict has changed. */
static void what_an_equal_raises_ends_the_search(void **state)
{
    (void)state;
    searched = ob_dict_new();
    ObObject *a = ob_object_new(&fleeing_type, sizeof(ObObject));
    ObObject *b = ob_object_new(&fleeing_type, sizeof(ObObject));
    assert_int_equal(ob_dict_set(searched, a, ob_none()), 0);
    assert_int_equal(ob_dict_contains(searched, b), -1);
    assert_raised(OB_OVERFLOW_ERROR, "no answer");
    assert_int_equal(ob_dict_size(searched), 0);
    ob_decref(a);
    ob_decref(b);
    ob_decref(searched);
}

/* Holes are no items: to ==, to clear, to update. */
static void a_hole_is_no_item(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new(), *same = ob_dict_new();
    ObObject *few = ob_dict_new();
    for (int i = 0; i < 20; i++)
        set_int(dict, i, i);
    for (int i = 0; i < 10; i++)
        del_int(dict, i);
    for (int i = 19; i >= 10; i--)
        set_int(same, i, i);
    assert_int_equal(ob_equal(dict, same), 1);
    set_int(few, 3000, 3000);
    assert_int_equal(ob_dict_update(few, dict), 0);
    assert_int_equal(ob_dict_size(few), 11);
    assert_int_equal(ob_equal(few, dict), 0);
    ob_dict_clear(dict);
    ob_dict_clear(dict);
    assert_int_equal(ob_dict_size(dict), 0);
    ObObject *key = ob_int_new(3000);
    assert_null(ob_dict_get(dict, key));
    assert_raised(OB_KEY_ERROR, "3000");
    ob_decref(key);
    ob_decref(few);
    ob_decref(same);
    ob_decref(dict);
}

/* --- equality and repr --- */

static ObObject *list_of(ObObject *a, ObObject *b)
{
    ObObject *list = ob_list_new();
    assert_int_equal(ob_list_append_steal(list, a), 0);
    assert_int_equal(ob_list_append_steal(list, b), 0);
    return list;
}

static void containers_compare_by_items(void **state)
{
    (void)state;
    ObObject *a = list_of(ob_int_new(3000), ob_str_from("x"));
    ObObject *b = list_of(ob_int_new(3000), ob_str_from("x"));
    ObObject *c = list_of(ob_int_new(3000), ob_str_from("y"));
    assert_int_equal(ob_equal(a, b), 1);
    assert_int_equal(ob_equal(a, c), 0);
    ObObject *items[] = { a, c }, *others[] = { b, c };
    ObObject *t = ob_tuple_new(2, items), *u = ob_tuple_new(2, others);
    assert_int_equal(ob_equal(t, u), 1);
    assert_int_equal(ob_equal(t, a), 0);
    ObObject *d = ob_dict_new(), *e = ob_dict_new();
    assert_int_equal(ob_dict_set(d, ob_none(), a), 0);
    assert_int_equal(ob_dict_set(e, ob_none(), b), 0);
    assert_int_equal(ob_equal(d, e), 1);
    assert_int_equal(ob_dict_set(e, ob_none(), c), 0);
    assert_int_equal(ob_equal(d, e), 0);
    ObObject *all[] = { a, b, c, t, u, d, e };
    for (size_t i = 0; i < 7; i++)
        ob_decref(all[i]);
}

/* As in CPython, which for two tuples would ask. */
static void lists_of_two_lengths_are_unequal_unasked(void **state)
{
    (void)state;
    ObObject *a = ob_object_new(&raising_type, sizeof(ObObject));
    ObObject *b = ob_object_new(&raising_type, sizeof(ObObject));
    ObObject *list = list_of(a, b), *longer = ob_list_new();
    assert_int_equal(ob_list_append(longer, b), 0);
    assert_int_equal(ob_list_append(longer, a), 0);
    assert_int_equal(ob_list_append(longer, a), 0);
    assert_int_equal(ob_equal(list, longer), 0);
    assert_int_equal(ob_equal(longer, list), 0);
    ob_decref(list);
    ob_decref(longer);
}

static void what_differs_in_size_or_type_is_unequal(void **state)
{
    (void)state;
    ObObject *x = ob_int_new(3000), *y = ob_int_new(4000);
    ObObject *items[] = { x, y };
    ObObject *list = ob_list_new(), *longer = list_of(ob_none(), ob_none());
    ObObject *tuple = ob_tuple_new(1, items), *pair = ob_tuple_new(2, items);
    ObObject *dict = ob_dict_new(), *of_x = ob_dict_new();
    ObObject *of_y = ob_dict_new();
    assert_int_equal(ob_dict_set(of_x, x, ob_none()), 0);
    assert_int_equal(ob_dict_set(of_y, y, ob_none()), 0);
    assert_int_equal(ob_equal(list, longer), 0);
    assert_int_equal(ob_equal(tuple, pair), 0);
    assert_int_equal(ob_equal(pair, tuple), 0);
    assert_ptr_equal(ob_tuple_item_borrowed(pair, 1), y);
    ObObject *alike = ob_list_from(2, items);
    assert_int_equal(ob_equal(pair, alike), 0);
    assert_int_equal(ob_equal(alike, pair), 0);
    assert_int_equal(ob_equal(dict, of_x), 0);
    assert_int_equal(ob_equal(of_x, of_y), 0);
    assert_int_equal(ob_equal(dict, list), 0);
    ObObject *all[] = { x, y, list, longer, tuple, pair, alike, dict,
                        of_x, of_y };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        ob_decref(all[i]);
}

/* It is printed, and what it holds may be as old as the interpreter. */
static void a_lost_list_is_reported_with_its_items(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    ObObject *lost = ob_list_new();
    assert_int_equal(ob_list_append_steal(lost, ob_int_new(1)), 0);
    print_message("(the next lines report a leak, as they should)\n");
    assert_int_equal(ob_interp_free(interp), -1);
    ob_thread_self = &outer->main;
}

/* Adds what a heap keeps before an object (from chapter 4). */
static int add_head(const ObMemInfo *info, void *arg)
{
    if (info->object != NULL)
        *(size_t *)arg += (size_t)((char *)info->object
                                   - (char *)info->block);
    return 0;
}

static void sizes_leave_nothing_of_a_container_out(void **state)
{
    (void)state;
    size_t before = ob_mem_bytes(ob_mem());
    ObObject *dict = ob_dict_new(), *list = ob_list_new();
    for (int i = 0; i < 100; i++) {
        set_int(dict, i, i);
        assert_int_equal(ob_list_append(list, ob_none()), 0);
    }
    ObObject *items[] = { ob_none(), ob_none(), ob_none() };
    ObObject *all[] = { dict, list, ob_tuple_new(3, items),
                        ob_dict_new(), ob_list_new() };
    size_t sum = 0;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        sum += ob_sizeof(all[i]);
    ob_mem_walk(ob_mem(), add_head, &sum);
    assert_int_equal(ob_mem_bytes(ob_mem()) - before, sum);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        ob_decref(all[i]);
}

static void the_same_is_equal_within_a_container(void **state)
{
    (void)state;
    ObObject *op = aloof();
    assert_int_equal(ob_equal(op, op), 0);
    ObObject *a = ob_tuple_new(1, &op), *b = ob_tuple_new(1, &op);
    assert_int_equal(ob_equal(a, b), 1);
    ob_decref(a);
    ob_decref(b);
    ob_decref(op);
}

/* Equal to everything, and clears what is being compared. */
static int clear_and_equal(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    ob_type(watched)->clear(watched);
    return OB_EQUAL;
}

static ObObject *clearing_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<Clearing>");
}

static ObType clearing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Clearing",
    .basic_size = sizeof(ObObject), .equal = clear_and_equal,
    .repr = clearing_repr,
    .hash = hash_31, .free = ob_object_free,
};

static ObObject *clearing(void)
{
    ObObject *op = ob_object_new(&clearing_type, sizeof(ObObject));
    assert_non_null(op);
    return op;
}

static void comparing_may_change_what_is_compared(void **state)
{
    (void)state;
    watched = list_of(clearing(), clearing());
    ObObject *list = list_of(clearing(), clearing());
    assert_int_equal(ob_equal(watched, list), 0);
    assert_int_equal(ob_list_size(watched), 0);
    ob_decref(watched);
    ob_decref(list);
    watched = ob_dict_new();
    ObObject *dict = ob_dict_new();
    for (int i = 0; i < 10; i++) {
        ObObject *key = ob_int_new(3000 + i);
        ObObject *a = clearing(), *b = clearing();
        assert_int_equal(ob_dict_set(watched, key, a), 0);
        assert_int_equal(ob_dict_set(dict, key, b), 0);
        ob_decref(key);
        ob_decref(a);
        ob_decref(b);
    }
    assert_int_equal(ob_equal(watched, dict), 1);
    assert_int_equal(ob_dict_size(watched), 0);
    ob_decref(watched);
    ob_decref(dict);
    watched = ob_dict_new();
    ObObject *a = clearing(), *b = clearing();
    assert_int_equal(ob_dict_set(watched, a, ob_none()), 0);
    assert_null(ob_dict_get_borrowed(watched, b));
    assert_int_equal(ob_error(), OB_KEY_ERROR);
    ob_error_clear();
    ob_decref(a);
    ob_decref(b);
    ob_decref(watched);
}

/* Empties two lists, and says that it was not equal. */
static ObObject *emptied;

static int empty_both(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    ob_list_clear(watched);
    ob_list_clear(emptied);
    comparisons++;
    return OB_UNEQUAL;
}

static ObType emptying_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Emptying",
    .basic_size = sizeof(ObObject), .equal = empty_both,
    .repr = named_repr, .free = ob_object_free,
};

static ObObject *emptying(void)
{
    ObObject *op = ob_object_new(&emptying_type, sizeof(ObObject));
    assert_non_null(op);
    return op;
}

/* All answers are CPython 3.15's. */
static void lengths_decide_after_the_last_question(void **state)
{
    (void)state;
    watched = list_of(emptying(), ob_none());
    emptied = list_of(ob_int_new(1), ob_int_new(2));
    assert_int_equal(ob_equal(watched, emptied), 1);
    comparisons = 0;
    assert_int_equal(ob_list_append_steal(watched, emptying()), 0);
    assert_int_equal(ob_equal(watched, emptied), 0);
    assert_int_equal(comparisons, 0);
    ObObject *op = emptying(), *items[] = { ob_none(), ob_none() };
    ObObject *one = ob_tuple_new(1, &op), *two = ob_tuple_new(2, items);
    assert_int_equal(ob_equal(one, two), 0);
    assert_int_equal(comparisons, 1);
    ObObject *all[] = { watched, emptied, op, one, two };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        ob_decref(all[i]);
}

static void a_list_is_asked_for_an_item(void **state)
{
    (void)state;
    watched = list_of(ob_int_new(3000), clearing());
    ObObject *a = ob_int_new(3000), *b = ob_int_new(4000);
    assert_int_equal(ob_list_contains(watched, a), 1);
    assert_int_equal(ob_list_contains(watched, b), 1);
    assert_int_equal(ob_list_size(watched), 0);
    emptied = list_of(emptying(), ob_int_new(4000));
    assert_int_equal(ob_list_contains(emptied, b), 0);
    assert_int_equal(ob_list_size(emptied), 0);
    ob_decref(a);
    ob_decref(b);
    ob_decref(watched);
    ob_decref(emptied);
}

/* Takes the last item out of the list, which held it. */
static int pop_and_differ(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    ob_decref(ob_list_pop(watched));
    return OB_UNEQUAL;
}

static ObType popping_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Popping",
    .basic_size = sizeof(ObObject), .equal = pop_and_differ,
    .repr = named_repr, .free = ob_object_free,
};

static void what_a_list_is_asked_for_may_be_its_own(void **state)
{
    (void)state;
    ObObject *popping = ob_object_new(&popping_type, sizeof(ObObject));
    watched = list_of(popping, aloof());
    ObObject *last = doomed("last");
    assert_int_equal(ob_list_append_steal(watched, last), 0);
    begin_deaths();
    assert_int_equal(ob_list_contains(watched, last), 0);
    assert_died("last ");
    assert_int_equal(ob_list_size(watched), 2);
    ob_decref(watched);
}

/* Lets go of the dict that the other is updated with. */
static ObObject *dropped;

static int drop_and_equal(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    ob_decref(dropped);
    return OB_EQUAL;
}

static ObType dropping_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Dropping",
    .basic_size = sizeof(ObObject), .equal = drop_and_equal,
    .repr = named_repr, .hash = hash_31, .free = ob_object_free,
};

static void what_a_dict_is_updated_with_may_go_meanwhile(void **state)
{
    (void)state;
    ObObject *a = ob_object_new(&dropping_type, sizeof(ObObject));
    ObObject *b = ob_object_new(&dropping_type, sizeof(ObObject));
    ObObject *dict = ob_dict_new(), *value = doomed("value");
    dropped = ob_dict_new();
    assert_int_equal(ob_dict_set(dict, a, ob_none()), 0);
    assert_int_equal(ob_dict_set(dropped, b, ob_none()), 0);
    assert_int_equal(ob_dict_set(dropped, ob_none(), value), 0);
    ob_decref(value);
    assert_int_equal(ob_dict_update(dict, dropped), 0);
    assert_int_equal(ob_dict_size(dict), 2);
    assert_ptr_equal(ob_dict_get_borrowed(dict, ob_none()), value);
    assert_int_equal(ob_refcnt(value), 1);
    ob_decref(a);
    ob_decref(b);
    ob_decref(dict);
}

/* Clears the dict that it is a key of; its value then prints. */
static bool key_has_died;

static ObObject *clear_and_print(ObObject *op)
{
    ob_dict_clear(watched);
    return named_repr(op);
}

static void note_the_death(ObObject *op)
{
    (void)op;
    key_has_died = true;
}

static ObObject *print_before_the_death(ObObject *op)
{
    assert_false(key_has_died);
    return named_repr(op);
}

static ObType fading_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Fading",
    .basic_size = sizeof(ObObject), .repr = clear_and_print,
    .finalize = note_the_death, .free = ob_object_free,
};

static ObType witness_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Witness",
    .basic_size = sizeof(ObObject), .repr = print_before_the_death,
    .free = ob_object_free,
};

/* As in CPython. */
static void a_key_is_held_until_its_value_is_printed(void **state)
{
    (void)state;
    ObObject *key = ob_object_new(&fading_type, sizeof(ObObject));
    ObObject *value = ob_object_new(&witness_type, sizeof(ObObject));
    watched = ob_dict_new();
    assert_int_equal(ob_dict_set(watched, key, value), 0);
    ob_decref(key);
    ob_decref(value);
    key_has_died = false;
    ObObject *repr = ob_repr(watched);
    assert_string_equal(ob_str_utf8(repr), "{<Fading>: <Witness>}");
    assert_true(key_has_died);
    ob_decref(repr);
    ob_decref(watched);
}

/* Clears the list that is being printed, and prints it. */
static ObObject *clear_and_print_all(ObObject *op)
{
    (void)op;
    ob_list_clear(watched);
    return ob_repr(watched);
}

static ObType emptier_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Emptier",
    .basic_size = sizeof(ObObject), .repr = clear_and_print_all,
    .free = ob_object_free,
};

/* As in CPython. */
static void an_empty_list_prints_within_itself(void **state)
{
    (void)state;
    ObObject *op = ob_object_new(&emptier_type, sizeof(ObObject));
    watched = list_of(op, ob_none());
    assert_repr_steal(watched, "[[]]");
}

static void containers_print_as_in_python(void **state)
{
    (void)state;
    assert_repr_steal(ob_list_new(), "[]");
    assert_repr_steal(ob_dict_new(), "{}");
    assert_repr_steal(ob_tuple_new(0, NULL), "()");
    ObObject *x = ob_str_from("it's"), *one = ob_int_new(1);
    assert_repr_steal(ob_tuple_new(1, &one), "(1,)");
    ObObject *items[] = { one, x };
    assert_repr_steal(ob_tuple_new(2, items), "(1, \"it's\")");
    ob_decref(x);
    assert_repr_steal(list_of(ob_float_new(1.5), ob_none()), "[1.5, None]");
}

static void a_list_that_holds_itself_prints(void **state)
{
    (void)state;
    ObObject *list = list_of(ob_int_new(1), ob_int_new(2));
    ObObject *dict = ob_dict_new();
    assert_int_equal(ob_list_append(list, list), 0);
    assert_int_equal(ob_list_append(list, dict), 0);
    assert_int_equal(ob_dict_set(dict, ob_none(), list), 0);
    assert_int_equal(ob_dict_set(dict, ob_bool(true), dict), 0);
    ObObject *repr = ob_repr(list);
    assert_string_equal(ob_str_utf8(repr),
        "[1, 2, [...], {None: [...], True: {...}}]");
    ob_decref(repr);
    assert_null(ob_thread_self->reprs);
    assert_int_equal(ob_thread_self->depth, 0);
    ob_dict_clear(dict);
    ob_list_clear(list);
    ob_decref(dict);
    ob_decref(list);
}

static void a_tuple_may_hold_itself_through_a_list(void **state)
{
    (void)state;
    ObObject *list = ob_list_new(), *tuple = ob_tuple_new(1, &list);
    assert_int_equal(ob_list_append(list, tuple), 0);
    ObObject *repr = ob_repr(tuple);
    assert_string_equal(ob_str_utf8(repr), "([(...)],)");
    ob_decref(repr);
    ob_list_clear(list);
    ob_decref(list);
    ob_decref(tuple);
}

/* [[[...[None]...]]], n deep. */
static ObObject *nested(int n)
{
    ObObject *list = ob_list_new();
    assert_int_equal(ob_list_append(list, ob_none()), 0);
    while (n-- > 0) {
        ObObject *outer = ob_list_new();
        assert_int_equal(ob_list_append_steal(outer, list), 0);
        list = outer;
    }
    return list;
}

static void too_deep_is_an_error(void **state)
{
    (void)state;
    ObObject *a = nested(OB_DEPTH - 1), *b = nested(OB_DEPTH - 1);
    assert_int_equal(ob_equal(a, b), 1);
    ObObject *repr = ob_repr(a);
    assert_int_equal(ob_str_size(repr), 2 * OB_DEPTH + strlen("None"));
    ob_decref(repr);
    ob_decref(a);
    ob_decref(b);
    a = nested(OB_DEPTH);
    b = nested(OB_DEPTH);
    assert_int_equal(ob_equal(a, b), -1);
    assert_raised(OB_RECURSION_ERROR,
                  "maximum recursion depth exceeded in comparison");
    assert_null(ob_repr(a));
    assert_raised(OB_RECURSION_ERROR, "maximum recursion depth exceeded"
                                " while getting the repr of an object");
    assert_int_equal(ob_thread_self->depth, 0);
    ob_decref(a);
    ob_decref(b);
}

/* (((...()...),),), or {None: {None: ...{}...}}, n deep. */
static ObObject *nested_tuple(int n)
{
    ObObject *tuple = ob_tuple_new(0, NULL);
    while (n-- > 0) {
        ObObject *outer = ob_tuple_new(1, &tuple);
        ob_decref(tuple);
        tuple = outer;
    }
    return tuple;
}

static ObObject *nested_dict(int n)
{
    ObObject *dict = ob_dict_new();
    while (n-- > 0) {
        ObObject *outer = ob_dict_new();
        assert_int_equal(ob_dict_set(outer, ob_none(), dict), 0);
        ob_decref(dict);
        dict = outer;
    }
    return dict;
}

static void so_are_tuples_and_dicts(void **state)
{
    (void)state;
    ObObject *all[] = { nested_tuple(OB_DEPTH + 1),
                        nested_tuple(OB_DEPTH + 1),
                        nested_dict(OB_DEPTH), nested_dict(OB_DEPTH) };
    for (int i = 0; i < 4; i += 2) {
        assert_int_equal(ob_equal(all[i], all[i + 1]), -1);
        assert_raised(OB_RECURSION_ERROR,
                      "maximum recursion depth exceeded in comparison");
    }
    assert_null(ob_repr(all[2]));
    assert_raised(OB_RECURSION_ERROR, "maximum recursion depth exceeded"
                                " while getting the repr of an object");
    assert_int_equal(ob_hash(all[0]), -1);
    assert_raised(OB_RECURSION_ERROR, "maximum recursion depth exceeded"
                                      " while hashing an object");
    assert_int_equal(ob_thread_self->depth, 0);
    for (int i = 0; i < 4; i++)
        ob_decref(all[i]);
}

/* With receipts, these are macros; one does not notice. */
static void arguments_are_evaluated_once(void **state)
{
    (void)state;
    ObObject *one = ob_int_new(1), *none = ob_none();
    ObObject *tuple = ob_tuple_new(2, (ObObject *[]){ one, none });
    assert_int_equal(ob_tuple_size(tuple), 2);
    ObObject *dict = ob_dict_new();
    assert_int_equal(ob_dict_set(dict, one, none), 0);
    ObObject *out[3] = { NULL, NULL, NULL }, **next = out;
    assert_int_equal(ob_dict_lookup(dict, one, next++), 1);
    assert_ptr_equal(next, out + 1);
    ObDictWalk walk = ob_dict_walk(dict);
    ObObject *keys[3], *values[3], **key = keys, **value = values;
    assert_int_equal(ob_dict_walk_next(&walk, key++, value++), 1);
    assert_ptr_equal(key, keys + 1);
    assert_ptr_equal(value, values + 1);
    ob_decref(keys[0]);
    ob_decref(values[0]);
    ob_decref(out[0]);
    ob_decref(dict);
    ob_decref(tuple);
}

/* Its repr takes a snapshot of all, once, or prints `watched`. */
static ObSnapshot *taken;
static bool takes;

static ObObject *look_or_print(ObObject *op)
{
    (void)op;
    if (!takes)
        return ob_repr(watched);
    takes = false;
    taken = ob_snapshot_take(NULL);
    return ob_str_from("X");
}

static ObType looker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Looker",
    .basic_size = sizeof(ObObject), .repr = look_or_print,
    .free = ob_object_free,
};

/* What is cut for a snapshot is not what a repr asks for. */
static void a_snapshot_cuts_nobody_elses_repr(void **state)
{
    (void)state;
    ObObject *looker = ob_object_new(&looker_type, sizeof(ObObject));
    watched = ob_list_new();
    for (int i = 0; i < 20; i++)
        assert_int_equal(ob_list_append_steal(watched,
                                              ob_int_new(1000 + i)), 0);
    ObObject *list = list_of(looker, ob_none());
    char text[4000] = "";
    FILE *out = tmpfile();
    ObSnapshot *shot = ob_snapshot_take(NULL);
    assert_non_null(shot);
    ob_snapshot_text(shot, out);
    rewind(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    fclose(out);
    assert_non_null(strstr(text, "Looker [1000, 1001, 1002, 1003,..."));
    assert_non_null(strstr(text, "list [[1000, 1001, 1002, 1003..."));
    ob_snapshot_free(shot);
    assert_null(ob_thread_self->cut);
    ob_decref(list);
    ob_decref(watched);
}

/* A list that is being printed is shown with what it holds. */
static void a_snapshot_is_no_part_of_what_is_printed(void **state)
{
    (void)state;
    takes = true;
    ObObject *looker = ob_object_new(&looker_type, sizeof(ObObject));
    watched = ob_list_new();
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *list = list_of(ob_none(), looker);
    assert_int_equal(ob_namespace_bind_steal(ns, "x", list), 0);
    ObObject *repr = ob_repr(list);
    assert_string_equal(ob_str_utf8(repr), "[None, X]");
    ob_decref(repr);
    char line[200] = "";
    FILE *out = tmpfile();
    assert_non_null(taken);
    ob_snapshot_text(taken, out);
    rewind(out);
    assert_non_null(fgets(line, sizeof line, out));
    fclose(out);
    assert_non_null(strstr(line, "list [None, []], count "));
    ob_snapshot_free(taken);
    ob_decref(watched);
}

/* Its repr, its equal and its hash ask the one that it names. */
typedef struct Echo {
    ObObject base;
    ObObject *of;       /* borrowed: it may be itself */
} Echo;

static ObObject *echo_repr(ObObject *op)
{
    return ob_repr(((Echo *)op)->of);
}

static int echo_equal(ObObject *a, ObObject *b)
{
    return ob_equal(((Echo *)a)->of, b);
}

static int64_t echo_hash(ObObject *op)
{
    return ob_hash(((Echo *)op)->of);
}

static ObType echo_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Echo",
    .basic_size = sizeof(Echo), .free = ob_object_free,
    .repr = echo_repr, .equal = echo_equal, .hash = echo_hash,
};

static void so_are_types_of_others(void **state)
{
    (void)state;
    ObObject *echo = ob_object_new(&echo_type, sizeof(Echo));
    assert_non_null(echo);
    ObObject *dict = ob_dict_new(), *one = ob_int_new(1);
    ((Echo *)echo)->of = one;
    assert_int_equal(ob_equal(echo, one), 1);
    assert_int_equal(ob_dict_set(dict, echo, one), 0);
    assert_int_equal(ob_dict_contains(dict, one), 1);
    ((Echo *)echo)->of = echo;
    assert_null(ob_repr(echo));
    assert_raised(OB_RECURSION_ERROR, "maximum recursion depth exceeded"
                                " while getting the repr of an object");
    assert_int_equal(ob_equal(echo, one), -1);
    assert_raised(OB_RECURSION_ERROR,
                  "maximum recursion depth exceeded in comparison");
    assert_int_equal(ob_equal(one, echo), -1);
    assert_raised(OB_RECURSION_ERROR,
                  "maximum recursion depth exceeded in comparison");
    assert_int_equal(ob_hash(echo), -1);
    assert_raised(OB_RECURSION_ERROR, "maximum recursion depth exceeded"
                                      " while hashing an object");
    assert_int_equal(ob_dict_contains(dict, echo), -1);
    assert_raised(OB_RECURSION_ERROR, "maximum recursion depth exceeded"
                                      " while hashing an object");
    assert_int_equal(ob_thread_self->depth, 0);
    ob_decref(dict);
    ob_decref(echo);
}

/* What asks nobody is asked at any depth. */
static void atoms_are_asked_however_deep(void **state)
{
    (void)state;
    ObObject *atoms[] = { ob_none(), ob_bool(true), ob_int_new(1),
                          ob_float_new(0.5), ob_str_from("a") };
    ob_thread_self->depth = OB_DEPTH;
    for (int i = 0; i < 5; i++) {
        ObObject *repr = ob_repr(atoms[i]);
        assert_non_null(repr);
        ob_decref(repr);
        assert_int_equal(ob_equal(atoms[i], atoms[i]), 1);
        assert_int_not_equal(ob_hash(atoms[i]), -1);
    }
    ob_thread_self->depth = 0;
    ob_decref(atoms[3]);
    ob_decref(atoms[4]);
}

/* --- traverse --- */

static int count_visit(ObObject *op, void *arg)
{
    (void)op;
    return ++*(int *)arg == 3;
}

static void traverse_shows_everything_and_stops(void **state)
{
    (void)state;
    ObObject *list = ob_list_new(), *dict = ob_dict_new();
    for (int i = 0; i < 4; i++) {
        ob_list_append(list, ob_none());
        set_int(dict, i, i);
    }
    ObObject *items[] = { list, list, list, list };
    ObObject *tuple = ob_tuple_new(4, items);
    ObObject *all[] = { list, dict, tuple };
    for (int i = 0; i < 3; i++) {
        int visits = 0;
        assert_int_equal(ob_type(all[i])->traverse(all[i], count_visit,
                                                   &visits), 1);
        assert_int_equal(visits, 3);
    }
    for (int i = 2; i >= 0; i--)
        ob_decref(all[i]);
}

static int edges;

static int count_edge(ObObject *op, void *arg)
{
    (void)op;
    (void)arg;
    edges++;
    return 0;
}

static void traverse_shows_each_reference_once(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    for (int i = 0; i < 10; i++)
        set_int(dict, i, i);
    del_int(dict, 3);
    edges = 0;
    ob_type(dict)->traverse(dict, count_edge, NULL);
    assert_int_equal(edges, 18);
    ob_decref(dict);
}

/* gc.get_referents({1: 3, 5: 7}) is [3, 1, 7, 5] in CPython. */
static int add_digit(ObObject *op, void *arg)
{
    *(int64_t *)arg = 10 * *(int64_t *)arg + ob_int_value(op);
    return 0;
}

static void a_dict_shows_the_value_before_the_key(void **state)
{
    (void)state;
    ObObject *dict = ob_dict_new();
    int64_t shown = 0;
    set_int(dict, 1, 3);
    set_int(dict, 5, 7);
    ob_type(dict)->traverse(dict, add_digit, &shown);
    assert_int_equal(shown, 3175);
    ob_decref(dict);
}

/* --- misuse --- */

#ifndef NDEBUG
static int64_t silent_hash(ObObject *op)
{
    (void)op;
    return -1;
}

static ObType silent_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Silent",
    .basic_size = sizeof(ObObject), .free = ob_object_free,
    .hash = silent_hash,
};

static void misuse_of_tuples(void **state)
{
    (void)state;
    ObObject *wrong = ob_str_from("wrong"), *op = ob_tuple_new(0, NULL);
    MISUSE(ob_tuple_size(NULL), "ob_tuple_size: `op` is NULL");
    MISUSE(ob_tuple_size(wrong), "ob_tuple_size: `op` is of type 'str', not 'tuple'");
    MISUSE(ob_tuple_item(NULL, 0), "ob_tuple_item: `op` is NULL");
    MISUSE(ob_tuple_item(wrong, 0), "ob_tuple_item: `op` is of type 'str', not 'tuple'");
    MISUSE(ob_tuple_item_borrowed(NULL, 0), "ob_tuple_item_borrowed: `op` is NULL");
    MISUSE(ob_tuple_item_borrowed(wrong, 0), "ob_tuple_item_borrowed: `op` is of type 'str', not 'tuple'");
    MISUSE(ob_tuple_item(op, 0), "ob_tuple_item: there is no such item");
    MISUSE(ob_tuple_item_borrowed(op, 0), "ob_tuple_item_borrowed: there is no such item");
    MISUSE(ob_tuple_new(1, NULL), "ob_tuple_new: `items` is NULL");
    MISUSE(ob_same(NULL, wrong), "ob_same: `a` is NULL");
    MISUSE(ob_same(wrong, NULL), "ob_same: `b` is NULL");
    MISUSE(ob_hash(NULL), "ob_hash: `op` is NULL");
    ObObject *silent = ob_object_new(&silent_type, sizeof(ObObject));
    MISUSE(ob_hash(silent), "ask_for_hash: a type's `hash` answers -1 and raises nothing");
    ob_decref(silent);
    MISUSE(ob_enter(NULL), "ob_enter: `what` is NULL");
    MISUSE((ob_leave(), 0), "ob_leave: nothing was entered");
    ob_decref(wrong);
}

static void misuse_of_lists(void **state)
{
    (void)state;
    ObObject *wrong = ob_str_from("wrong"), *op = ob_list_new();
    MISUSE(ob_list_size(NULL), "ob_list_size: `op` is NULL");
    MISUSE(ob_list_size(wrong), "ob_list_size: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_capacity(NULL), "ob_list_capacity: `op` is NULL");
    MISUSE(ob_list_capacity(wrong), "ob_list_capacity: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_append(NULL, wrong), "ob_list_append: `op` is NULL");
    MISUSE(ob_list_append(wrong, wrong), "ob_list_append: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_append_steal(NULL, wrong), "ob_list_append_steal: `op` is NULL");
    MISUSE(ob_list_append_steal(wrong, wrong), "ob_list_append_steal: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_get(NULL, 0), "ob_list_get: `op` is NULL");
    MISUSE(ob_list_get(wrong, 0), "ob_list_get: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_get_borrowed(NULL, 0), "ob_list_get_borrowed: `op` is NULL");
    MISUSE(ob_list_get_borrowed(wrong, 0), "ob_list_get_borrowed: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_set(NULL, 0, wrong), "ob_list_set: `op` is NULL");
    MISUSE(ob_list_set(wrong, 0, wrong), "ob_list_set: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_del(NULL, 0), "ob_list_del: `op` is NULL");
    MISUSE(ob_list_del(wrong, 0), "ob_list_del: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_pop(NULL), "ob_list_pop: `op` is NULL");
    MISUSE(ob_list_pop(wrong), "ob_list_pop: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_extend(NULL, wrong), "ob_list_extend: `op` is NULL");
    MISUSE(ob_list_extend(wrong, wrong), "ob_list_extend: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_from(1, NULL), "ob_list_from: `items` is NULL");
    MISUSE(ob_list_copy(NULL), "ob_list_copy: `op` is NULL");
    MISUSE(ob_list_copy(wrong), "ob_list_copy: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_contains(NULL, wrong), "ob_list_contains: `op` is NULL");
    MISUSE(ob_list_contains(wrong, wrong), "ob_list_contains: `op` is of type 'str', not 'list'");
    MISUSE((ob_list_clear(NULL), 0), "ob_list_clear: `op` is NULL");
    MISUSE((ob_list_clear(wrong), 0), "ob_list_clear: `op` is of type 'str', not 'list'");
    MISUSE(ob_list_append(op, NULL), "ob_list_append: `item` is NULL");
    MISUSE(ob_list_set(op, 0, NULL), "ob_list_set: `item` is NULL");
    MISUSE(ob_list_extend(op, NULL), "ob_list_extend: `other` is NULL");
    MISUSE(ob_list_contains(op, NULL), "ob_list_contains: `item` is NULL");
    ob_decref(op);
    ob_decref(wrong);
}

static void misuse_of_dicts(void **state)
{
    (void)state;
    ObObject *wrong = ob_str_from("wrong"), *op = ob_dict_new();
    ObObject *key, *value;
    size_t at = 0;
    MISUSE(ob_dict_size(NULL), "ob_dict_size: `op` is NULL");
    MISUSE(ob_dict_size(wrong), "ob_dict_size: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_set(NULL, wrong, wrong), "ob_dict_set: `op` is NULL");
    MISUSE(ob_dict_set(wrong, wrong, wrong), "ob_dict_set: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_lookup(NULL, wrong, &value), "ob_dict_lookup: `op` is NULL");
    MISUSE(ob_dict_lookup(wrong, wrong, &value), "ob_dict_lookup: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_contains(NULL, wrong), "ob_dict_contains: `op` is NULL");
    MISUSE(ob_dict_contains(wrong, wrong), "ob_dict_contains: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_get(NULL, wrong), "ob_dict_get: `op` is NULL");
    MISUSE(ob_dict_get(wrong, wrong), "ob_dict_get: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_get_borrowed(NULL, wrong), "ob_dict_get_borrowed: `op` is NULL");
    MISUSE(ob_dict_get_borrowed(wrong, wrong), "ob_dict_get_borrowed: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_del(NULL, wrong), "ob_dict_del: `op` is NULL");
    MISUSE(ob_dict_del(wrong, wrong), "ob_dict_del: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_pop(NULL, wrong), "ob_dict_pop: `op` is NULL");
    MISUSE(ob_dict_pop(wrong, wrong), "ob_dict_pop: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_pop_default(NULL, wrong, wrong), "ob_dict_pop_default: `op` is NULL");
    MISUSE(ob_dict_pop_default(wrong, wrong, wrong), "ob_dict_pop_default: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_copy(NULL), "ob_dict_copy: `op` is NULL");
    MISUSE(ob_dict_copy(wrong), "ob_dict_copy: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_update(NULL, op), "ob_dict_update: `op` is NULL");
    MISUSE(ob_dict_update(wrong, op), "ob_dict_update: `op` is of type 'str', not 'dict'");
    MISUSE(ob_dict_next_borrowed(NULL, &at, &key, &value), "ob_dict_next_borrowed: `op` is NULL");
    MISUSE(ob_dict_next_borrowed(wrong, &at, &key, &value), "ob_dict_next_borrowed: `op` is of type 'str', not 'dict'");
    MISUSE((ob_dict_clear(NULL), 0), "ob_dict_clear: `op` is NULL");
    MISUSE((ob_dict_clear(wrong), 0), "ob_dict_clear: `op` is of type 'str', not 'dict'");
    MISUSE((ob_dict_walk(NULL), 0), "ob_dict_walk: `op` is NULL");
    MISUSE(ob_dict_set(op, NULL, wrong), "ob_dict_set: `key` is NULL");
    MISUSE(ob_dict_set(op, wrong, NULL), "ob_dict_set: `value` is NULL");
    MISUSE(ob_dict_lookup(op, NULL, &value), "ob_dict_lookup: `key` is NULL");
    MISUSE(ob_dict_lookup(op, wrong, NULL), "ob_dict_lookup: `value` is NULL");
    MISUSE(ob_dict_contains(op, NULL), "ob_dict_contains: `key` is NULL");
    MISUSE(ob_dict_get(op, NULL), "ob_dict_get: `key` is NULL");
    MISUSE(ob_dict_get_borrowed(op, NULL), "ob_dict_get_borrowed: `key` is NULL");
    MISUSE(ob_dict_del(op, NULL), "ob_dict_del: `key` is NULL");
    MISUSE(ob_dict_pop(op, NULL), "ob_dict_pop: `key` is NULL");
    MISUSE(ob_dict_pop_default(op, NULL, wrong), "ob_dict_pop_default: `key` is NULL");
    MISUSE(ob_dict_pop_default(op, wrong, NULL), "ob_dict_pop_default: `other` is NULL");
    MISUSE(ob_dict_update(op, NULL), "ob_dict_update: `other` is NULL");
    MISUSE(ob_dict_next_borrowed(op, NULL, &key, &value), "ob_dict_next_borrowed: `at` is NULL");
    MISUSE(ob_dict_next_borrowed(op, &at, NULL, &value), "ob_dict_next_borrowed: `key` is NULL");
    MISUSE(ob_dict_next_borrowed(op, &at, &key, NULL), "ob_dict_next_borrowed: `value` is NULL");
    ObDictWalk walk = ob_dict_walk(op);
    MISUSE(ob_dict_walk_next(NULL, &key, &value), "ob_dict_walk_next: `walk` is NULL");
    MISUSE(ob_dict_walk_next(&walk, NULL, &value), "ob_dict_walk_next: `key` is NULL");
    MISUSE(ob_dict_walk_next(&walk, &key, NULL), "ob_dict_walk_next: `value` is NULL");
    ob_decref(op);
    ob_decref(wrong);
}
#endif

/* --- scenarios --- */

/* What the newer functions allocate. The dict has holes, and grows. */
static int copies_scenario(void)
{
    ObObject *list = ob_list_new(), *dict = ob_dict_new();
    ObObject *copy = NULL, *twin = NULL, *key = ob_float_new(1.5);
    int result = list == NULL || dict == NULL || key == NULL ? -1 : 0;
    for (int i = 0; i < 20 && result == 0; i++)
        result = ob_list_append(list, ob_none());
    if (result == 0)
        result = ob_list_extend(list, list);
    for (int i = 0; i < 35 && result == 0; i++)
        result = ob_list_pop(list) != NULL ? 0 : -1;
    if (result == 0)
        copy = ob_list_copy(list);
    if (result == 0)
        result = copy == NULL ? -1 : ob_list_extend(copy, list);
    for (int i = 0; i < 8 && result == 0; i++)
        result = ob_dict_set(dict, ob_bool(i % 2), ob_none());
    if (result == 0)
        result = ob_dict_set(dict, key, list);
    if (result == 0)
        twin = ob_dict_copy(dict);
    if (result == 0)
        result = twin == NULL ? -1 : ob_dict_update(twin, dict);
    ObObject *value = result == 0 ? ob_dict_pop(twin, key) : NULL;
    if (result == 0 && value == NULL)
        result = -1;
    ObObject *all[] = { list, dict, copy, twin, key, value };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (all[i] != NULL)
            ob_decref(all[i]);
    return result;
}

static int containers_scenario(void)
{
    ObObject *list = ob_list_new(), *dict = ob_dict_new();
    int result = list != NULL && dict != NULL ? 0 : -1;
    for (int i = 0; i < 30 && result == 0; i++) {
        ObObject *key = ob_str_format("key %d", i);
        if (key == NULL)
            result = -1;
        if (result == 0)
            result = ob_list_append(list, key);
        if (result == 0)
            result = ob_dict_set(dict, key, list);
        if (key != NULL)
            ob_decref(key);
    }
    ObObject *repr = result == 0 ? ob_repr(dict) : NULL;
    ObObject *tuple = repr != NULL ? ob_tuple_new(1, &repr) : NULL;
    if (tuple != NULL)
        ob_decref(tuple);
    else
        result = -1;
    if (repr != NULL)
        ob_decref(repr);
    if (dict != NULL)
        ob_decref(dict);
    if (list != NULL)
        ob_decref(list);
    return result;
}

/* A fresh item goes into a list; then a dict is asked for what it has
 * not, and says so unless memory is short. */
static int missing_scenario(void)
{
    ObObject *list = ob_list_new(), *dict = ob_dict_new();
    int result = list != NULL && dict != NULL
                     ? ob_list_append_steal(list, ob_float_new(1.5)) : -1;
    if (result == 0) {
        assert_null(ob_dict_get_borrowed(dict, ob_list_get_borrowed(list, 0)));
        result = ob_error() == OB_KEY_ERROR ? 0 : -1;
    }
    if (result == 0)
        ob_error_clear();
    if (dict != NULL)
        ob_decref(dict);
    if (list != NULL)
        ob_decref(list);
    return result;
}

/* Dicts whose text grows at each of its parts in turn, and one that
 * grows by an update. */
static int texts_scenario(void)
{
    ObObject *all = ob_dict_new(), *one = ob_dict_new();
    int result = all == NULL || one == NULL ? -1 : 0;
    if (result == 0)
        result = ob_dict_set(all, ob_none(), ob_none());
    for (int n = 20; n < 36 && result == 0; n++) {
        ObObject *key = ob_str_format("%0*d", n, 1), *repr = NULL;
        if (key == NULL || ob_dict_set(one, key, ob_none()) < 0
            || ob_dict_set(one, ob_none(), ob_none()) < 0
            || (repr = ob_repr(one)) == NULL
            || ob_dict_update(all, one) < 0)
            result = -1;
        ob_dict_clear(one);
        if (key != NULL)
            ob_decref(key);
        if (repr != NULL)
            ob_decref(repr);
    }
    if (result == 0)
        result = ob_dict_set(one, ob_none(), ob_none());
    if (result == 0)
        result = ob_dict_update(one, all);
    if (all != NULL)
        ob_decref(all);
    if (one != NULL)
        ob_decref(one);
    return result;
}

static void scenarios(void **state)
{
    (void)state;
    run_scenario(containers_scenario);
    run_scenario(missing_scenario);
    run_scenario(copies_scenario);
    run_scenario(texts_scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(a_list_grows_as_cpythons_does),
        checked_test(a_list_shrinks_as_cpythons_does),
        checked_test(a_pop_without_memory_changes_nothing),
        checked_test(what_is_deleted_leaves_no_gap),
        checked_test(extending_makes_room_as_cpython_does),
        checked_test(lists_are_extended_and_copied),
        checked_test(a_getter_owns_what_it_returns),
        checked_test(a_list_holds_what_is_in_it),
        checked_test(setting_lets_go_of_the_old),
        checked_test(indexes_are_checked),
        checked_test(what_was_not_made_is_not_appended),
#ifdef OB_RECEIPTS
        checked_test(a_stolen_item_is_the_lists),
        checked_test(a_popped_item_is_the_callers),
#endif
        checked_test(lists_and_tuples_die_from_the_end),
        checked_test(a_container_may_change_while_it_is_cleared),
        checked_test(there_is_one_empty_tuple),
        checked_test(no_tuple_is_larger_than_memory),
        checked_test(tuples_hash_as_cpythons_do),
        checked_test(numbers_hash_as_cpythons_do),
        checked_test(a_nan_is_a_key_by_what_it_is),
        checked_test(equal_strings_hash_alike),
        checked_test(what_changes_has_no_hash),
        checked_test(a_dict_finds_what_was_put_in),
        checked_test(a_dict_grows_as_cpythons_does),
        checked_test(a_dict_keeps_the_order),
        checked_test(equal_keys_are_one_key),
        checked_test(a_dict_dies_in_order),
        checked_test(clearing_a_dict_lets_go_in_order),
        checked_test(a_missing_key_is_named),
        checked_test(a_search_goes_on_when_a_key_is_added),
        checked_test(a_search_begins_again_in_a_new_table),
        checked_test(what_is_put_in_may_be_the_dicts_own),
        checked_test(a_search_notices_who_left),
        checked_test(keys_of_one_hash_all_have_a_place),
        checked_test(a_lookup_raises_nothing),
        checked_test(a_dict_says_what_cannot_be_a_key),
        checked_test(exceptions_of_a_type_come_out),
        checked_test(what_is_popped_is_the_callers),
        checked_test(dicts_are_copied_and_updated),
        checked_test(an_update_makes_room_at_once),
        checked_test(an_update_from_nothing_changes_nothing),
        checked_test(an_update_notices_changes),
        checked_test(what_an_equal_raises_comes_out),
        checked_test(what_an_equal_raises_ends_the_search),
        checked_test(a_hole_is_no_item),
        checked_test(a_walk_shows_all_and_owns_it),
        checked_test(a_walk_notices_changes),
#ifdef OB_RECEIPTS
        checked_test(what_is_found_has_a_receipt),
#endif
        checked_test(containers_compare_by_items),
        checked_test(what_differs_in_size_or_type_is_unequal),
        checked_test(lists_of_two_lengths_are_unequal_unasked),
        checked_test(a_lost_list_is_reported_with_its_items),
        checked_test(the_same_is_equal_within_a_container),
        checked_test(sizes_leave_nothing_of_a_container_out),
        checked_test(comparing_may_change_what_is_compared),
        checked_test(lengths_decide_after_the_last_question),
        checked_test(a_list_is_asked_for_an_item),
        checked_test(what_a_list_is_asked_for_may_be_its_own),
        checked_test(what_a_dict_is_updated_with_may_go_meanwhile),
        checked_test(a_key_is_held_until_its_value_is_printed),
        checked_test(an_empty_list_prints_within_itself),
        checked_test(containers_print_as_in_python),
        checked_test(a_list_that_holds_itself_prints),
        checked_test(a_tuple_may_hold_itself_through_a_list),
        checked_test(too_deep_is_an_error),
        checked_test(so_are_tuples_and_dicts),
        checked_test(so_are_types_of_others),
        checked_test(arguments_are_evaluated_once),
        checked_test(a_snapshot_cuts_nobody_elses_repr),
        checked_test(a_snapshot_is_no_part_of_what_is_printed),
        checked_test(atoms_are_asked_however_deep),
        checked_test(a_snapshot_prints_no_more_than_it_shows),
        checked_test(traverse_shows_everything_and_stops),
        checked_test(traverse_shows_each_reference_once),
        checked_test(a_dict_shows_the_value_before_the_key),
#ifndef NDEBUG
        checked_test(misuse_of_tuples),
        checked_test(misuse_of_lists),
        checked_test(misuse_of_dicts),
#endif
        cmocka_unit_test(scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
