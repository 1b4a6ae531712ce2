/* Classes that are made while the program runs, and are mortal. */
#include "node.h"

#include <stdlib.h>

/* --- a class, and the type of classes --- */

typedef struct Class {
    ObType type;
    ObObject *attribute;    /* NULL: none */
} Class;

static int classes, instances;      /* that live */

static int class_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *attribute = ((Class *)op)->attribute;
    return attribute != NULL ? visit(attribute, arg) : 0;
}

static ObObject *class_drop_next(ObObject *op)
{
    ObObject *attribute = ((Class *)op)->attribute;
    ((Class *)op)->attribute = NULL;
    return attribute != NULL ? ob_dropped(attribute) : NULL;
}

static void class_clear(ObObject *op)
{
    ObObject *attribute = ((Class *)op)->attribute;
    ((Class *)op)->attribute = NULL;
    if (attribute != NULL)
        ob_decref(attribute);
}

static void class_free(ObObject *op)
{
    classes--;
    ob_object_free(op);
}

static ObType meta_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Meta",
    .basic_size = sizeof(Class), .repr = node_repr,
    .traverse = class_traverse, .drop_next = class_drop_next,
    .clear = class_clear, .free = class_free,
};

/* Its class is there, whatever else is gone. */
static void instance_free(ObObject *op)
{
    assert_string_equal(ob_type(op)->name, "Spam");
    assert_true(classes > 0);
    instances--;
    ob_object_free(op);
}

/* A class of objects that are as `like` says. Steals the attribute. */
static ObType *class_new(const ObType *like, ObObject *attribute)
{
    Class *class = (Class *)ob_object_new(&meta_type, sizeof *class);
    if (class == NULL)
        return NULL;
    ObObject base = class->type.base;
    *class = (Class){ *like, attribute };
    class->type.base = base;
    ob_track(&class->type.base);
    classes++;
    return &class->type;
}

static const ObType containers = {
    .name = "Spam", .basic_size = sizeof(Node), .repr = node_repr,
    .traverse = node_traverse, .drop_next = node_drop_next,
    .clear = node_clear, .free = instance_free,
};

/* Nothing to drop, nothing to say, nothing of its own to free. */
static const ObType plain_ones = {
    .name = "Spam", .basic_size = sizeof(Node), .repr = node_repr,
    .free = ob_object_free,
};

static ObObject *instance_of(ObType *class, ObObject *left)
{
    Node *node = node_new(class, 'i', left, NULL);
    assert_non_null(node);
    instances++;
    return &node->base;
}

static int start_classes(void **state)
{
    classes = instances = 0;
    return start_checked(state);
}

#define class_test(f) \
    cmocka_unit_test_setup_teardown(f, start_classes, stop_checked)

/* --- the last instance --- */

static void free_after_the_last(const ObType *like)
{
    ObType *class = class_new(like, NULL);
    assert_non_null(class);
    assert_int_equal(ob_refcnt(&class->base), 1);
    ObObject *a = instance_of(class, NULL), *b = instance_of(class, NULL);
    assert_int_equal(ob_refcnt(&class->base), 3);
    ob_decref(&class->base);
    ob_decref(a);
    assert_int_equal(ob_refcnt(&class->base), 1);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(classes, 1);
    ob_decref(b);
    assert_int_equal(classes, 0);
}

static void a_class_is_freed_after_its_last_instance(void **state)
{
    (void)state;
    free_after_the_last(&containers);
    free_after_the_last(&plain_ones);
}

static void a_class_outlives_its_instances(void **state)
{
    (void)state;
    ObType *class = class_new(&containers, NULL);
    ob_decref(instance_of(class, NULL));
    assert_int_equal(ob_refcnt(&class->base), 1);
    ob_decref(instance_of(class, NULL));
    assert_int_equal(classes, 1);
    ob_decref(&class->base);
    assert_int_equal(classes, 0);
}

/* The list dies, its three instances, and with the last of them their
 * class, and with that its attribute: another class's only one. */
static void one_death_brings_many(void **state)
{
    (void)state;
    ObType *first = class_new(&containers, NULL);
    ObObject *attribute = instance_of(first, NULL);
    ObType *class = class_new(&containers, attribute);
    ObObject *list = ob_list_new();
    for (int i = 0; i < 3; i++)
        assert_int_equal(ob_list_append_steal(
            list, instance_of(class, NULL)), 0);
    ob_decref(&first->base);
    ob_decref(&class->base);
    assert_int_equal(classes, 2);
    ob_decref(list);
    assert_int_equal(classes, 0);
    assert_int_equal(instances, 0);
}

/* --- a million deaths --- */

/* Not checked: a million receipts for one class would be searched. */
static int start_unchecked(void **state)
{
    classes = instances = 0;
    *state = ob_interp_new(NULL);
    return *state != NULL ? 0 : -1;
}

enum { MANY = 1000000, CLASSES = 200000 };

static void a_million_of_a_class_die(void **state)
{
    (void)state;
    ObType *class = class_new(&containers, NULL);
    ObObject *first = NULL;
    for (int i = 0; i < MANY; i++)
        first = instance_of(class, first);
    assert_int_equal(ob_refcnt(&class->base), MANY + 1);
    ob_decref(&class->base);
    assert_int_equal(instances, MANY);
    ob_decref(first);
    assert_int_equal(instances, 0);
    assert_int_equal(classes, 0);
}

/* Each class has the only instance of the one before as an attribute:
 * an instance dies, then its class, then that class's attribute. */
static void many_classes_die_of_each_other(void **state)
{
    (void)state;
    ObObject *last = NULL;
    for (int i = 0; i < CLASSES; i++) {
        ObType *class = class_new(&containers, last);
        last = instance_of(class, NULL);
        ob_decref(&class->base);
    }
    assert_int_equal(classes, CLASSES);
    ob_decref(last);
    assert_int_equal(instances, 0);
    assert_int_equal(classes, 0);
}

static void a_million_of_a_class_are_collected(void **state)
{
    (void)state;
    ObType *class = class_new(&containers, NULL);
    ObObject *first = NULL;
    for (int i = 0; i < MANY; i++)
        first = instance_of(class, first);
    ((Class *)class)->attribute = first;
    ob_decref(&class->base);
    assert_int_equal(classes, 1);
    assert_int_equal(ob_gc_collect(), MANY + 1);
    assert_int_equal(instances, 0);
    assert_int_equal(classes, 0);
}

/* --- cycles --- */

static void a_class_and_its_instance_are_a_cycle(void **state)
{
    (void)state;
    ObType *class = class_new(&containers, NULL);
    ((Class *)class)->attribute = instance_of(class, NULL);
    assert_int_equal(ob_gc_collect(), 0);
    ob_decref(&class->base);
    assert_int_equal(classes, 1);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(classes, 0);
    assert_int_equal(instances, 0);
}

/* The instance holds itself; the class is held by nobody else. */
static void a_cycle_takes_its_class_along(void **state)
{
    (void)state;
    ObType *class = class_new(&containers, NULL);
    ObObject *one = instance_of(class, NULL);
    ob_incref(one);
    ((Node *)one)->right = one;
    ob_decref(&class->base);
    ob_decref(one);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(classes, 0);
}

static void a_held_instance_holds_its_class(void **state)
{
    (void)state;
    ObType *class = class_new(&containers, NULL);
    ObObject *one = instance_of(class, NULL), *two = instance_of(class, NULL);
    ((Class *)class)->attribute = two;
    ob_decref(&class->base);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_refcnt(&class->base), 2);
    assert_repr_steal(ob_gc_get_referrers(two), "[<Meta>]");
    ob_decref(one);
    assert_int_equal(ob_gc_collect(), 2);
}

/* --- leaks --- */

#ifdef OB_RECEIPTS
static void assert_reported(const char *expected)
{
    char text[600];
    FILE *out = tmpfile();
    assert_non_null(out);
    ob_leaks_report(out);
    rewind(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    fclose(out);
    assert_string_equal(text, expected);
}

static void a_lost_instance_names_its_line(void **state)
{
    (void)state;
    ObType *class = class_new(&containers, NULL);
    Node *lost = (Node *)ob_object_new(class, sizeof *lost); int line = __LINE__;
    *lost = (Node){ .base = lost->base };
    ob_track(&lost->base);
    instances++;
    ob_decref(&class->base);
    char expected[400];
    snprintf(expected, sizeof expected,
        "Spam <Spam>, count 1, is still alive\n"
        "    taken at %s:%d in %s, never released: ob_object_new(class)\n"
        "1 object is held only by these\n", __FILE__, line, __func__);
    assert_reported(expected);
    ob_decref(&lost->base);
    assert_int_equal(classes, 0);
}

static void a_lost_class_names_its_line(void **state)
{
    (void)state;
    ObType *class = class_new(&containers, NULL);
    ob_incref(&class->base); int line = __LINE__;
    ob_decref(instance_of(class, NULL));
    ObPeek peek = ob_peek_at(&class->base);
    const ObReceipt *newest = ob_mem_receipts(ob_mem(), class);
    assert_non_null(newest);
    char where[200];
    snprintf(where, sizeof where, "%s:%d", __FILE__, line);
    assert_string_equal(newest->at.where, where);
    assert_string_equal(newest->at.expr, "&class->base");
    assert_non_null(newest->next);
    assert_null(newest->next->next);
    ob_decref(&class->base);
    ob_decref(&class->base);
    assert_int_equal(ob_peek(peek), OB_GONE);
}
#endif

static int make_a_class(void)
{
    ObType *class = class_new(&containers, NULL);
    if (class == NULL)
        return -1;
    Node *one = node_new(class, 'a', NULL, NULL);
    if (one != NULL) {
        instances++;
        ob_incref(&class->base);
        one->left = &class->base;
    }
    ob_decref(&class->base);
    int result = one != NULL ? 0 : -1;
    if (one != NULL)
        ob_decref(&one->base);
    return result;
}

static void a_class_may_run_out_of_memory(void **state)
{
    (void)state;
    classes = 0;
    run_scenario(make_a_class);
    assert_int_equal(classes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        class_test(a_class_is_freed_after_its_last_instance),
        class_test(a_class_outlives_its_instances),
        class_test(one_death_brings_many),
        cmocka_unit_test_setup_teardown(a_million_of_a_class_die,
                                        start_unchecked, stop_checked),
        cmocka_unit_test_setup_teardown(many_classes_die_of_each_other,
                                        start_unchecked, stop_checked),
        cmocka_unit_test_setup_teardown(a_million_of_a_class_are_collected,
                                        start_unchecked, stop_checked),
        class_test(a_class_and_its_instance_are_a_cycle),
        class_test(a_cycle_takes_its_class_along),
        class_test(a_held_instance_holds_its_class),
#ifdef OB_RECEIPTS
        class_test(a_lost_instance_names_its_line),
        class_test(a_lost_class_names_its_line),
#endif
        cmocka_unit_test(a_class_may_run_out_of_memory),
    };
    return cmocka_run_group_tests_name("classes", tests, NULL, NULL);
}
