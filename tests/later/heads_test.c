/* What a heap keeps of an object, and where, is the heap's secret: in
 * the book's it stands before the object, in the rival one nothing does. */
#include "node.h"

static ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Node",
    .basic_size = sizeof(Node), .repr = node_repr,
    .traverse = node_traverse, .drop_next = node_drop_next,
    .clear = node_clear, .free = ob_object_free,
};

#ifdef OTHER_HEAP
enum { HEAD = 0 };
#else
enum { HEAD = 2 * sizeof(void *) };
#endif

static int find(const ObMemInfo *info, void *arg)
{
    ObMemInfo *found = arg;
    if (info->object != found->object)
        return 0;
    *found = *info;
    return 1;
}

static void a_block_knows_where_its_object_is(void **state)
{
    (void)state;
    ob_mem_blocks(ob_mem());        /* checked, or skipped */
    ObObject *op = &node_new(&node_type, 'a', NULL, NULL)->base;
    ObMemInfo info = { .object = op };
    assert_int_equal(ob_mem_walk(ob_mem(), find, &info), 1);
    assert_int_equal(info.size, HEAD + sizeof(Node));
    assert_int_equal((char *)op - (char *)info.block, HEAD);
    assert_ptr_equal(ob_heap_block_of(op), info.block);
    assert_int_equal(info.domain, OB_MEM_OBJECT);
    assert_int_equal(ob_mem_serial(ob_mem(), op),
                     ob_mem_serial(ob_mem(), info.block));
    ob_decref(op);
}

static void a_write_before_the_object_is_noticed(void **state)
{
    (void)state;
    char why[200] = "";
    ob_mem_blocks(ob_mem());
    ObObject *op = &node_new(&node_type, 'a', NULL, NULL)->base;
    char *before = (char *)ob_heap_block_of(op) - 1, there = *before;
    *before = 'x';
    assert_int_equal(ob_validate(why, sizeof why), -1);
    assert_non_null(strstr(why, "INV-mem-2"));
    *before = there;
    ob_decref(op);
}

#if defined(OTHER_HEAP) && !defined(OB_HEAP_PAGES)
enum { COMPLETE = OB_HEAPED | OB_COMPLETE };

/* Only the tracked are somewhere; to die, they are nowhere. */
static void the_upper_flags_say_where_it_is(void **state)
{
    (void)state;
    ObObject *op = &node_new(&node_type, 'a', NULL, NULL)->base;
    ObObject *list = ob_list_new();
    assert_int_equal(op->flags, 1u << 8 | COMPLETE);
    assert_int_equal(list->flags, 2u << 8 | COMPLETE);
    ob_untrack(op);
    assert_int_equal(op->flags, COMPLETE);
    assert_int_equal(list->flags, 1u << 8 | COMPLETE);
    ob_track(op);
    ob_gc_collect();
    assert_int_equal((op->flags >> 8) + (list->flags >> 8), 3);
    ob_decref(list);
    assert_int_equal(op->flags, 1u << 8 | COMPLETE);
    ob_decref(op);
}

static void a_wrong_place_is_noticed(void **state)
{
    (void)state;
    char why[200] = "";
    ObObject *op = &node_new(&node_type, 'a', NULL, NULL)->base;
    op->flags += 1u << 8;
    assert_int_equal(ob_validate(why, sizeof why), -1);
    assert_string_equal(why, "INV-heap-1: elsewhere: Node, count 1");
    op->flags -= 1u << 8;
    ob_decref(op);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(a_block_knows_where_its_object_is),
        checked_test(a_write_before_the_object_is_noticed),
#if defined(OTHER_HEAP) && !defined(OB_HEAP_PAGES)
        checked_test(the_upper_flags_say_where_it_is),
        checked_test(a_wrong_place_is_noticed),
#endif
    };
    return cmocka_run_group_tests_name("heads", tests, NULL, NULL);
}
