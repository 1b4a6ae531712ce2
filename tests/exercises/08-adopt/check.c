/* Exercise 8.4: parents and children. */
#include "lists.h"

#include <string.h>

int adopt(ObObject *parent, ObObject *child);

#define PROXY \
    "child.parent is a proxy: whoever asks it for an attribute asks the " \
    "parent."
#define WEAK "adopt keeps no reference to the parent, neither in the child nor elsewhere."
#define LIST "parent.children is one list, which ends with the child."
#define THEIRS "Each parent has a list of its own."
#define BORN "A parent may be born where another one has died: it has children of its own, and you know nothing of it."
#define LIVES "Whether a parent lives, its attributes do not say."
#define ALIVE \
    "Who has a parent that lives cannot be adopted: ValueError, and nothing " \
    "changes."
#define ORPHAN "Whose parent has died can be adopted: ask the proxy whether it is dead."
#define AGAIN "An exception of one call does not stop the next."
#define PASSED \
    "Only AttributeError says that there is no such attribute. Other " \
    "exceptions are the caller's."
#define CLEAN "When it is done, no exception is pending."
#define LEFT \
    "When there is no memory, child.parent is what it was, and the child is " \
    "not in the list."
#define NO_MEMORY "When there is no memory, MemoryError is the caller's, whatever is undone after it."
#define UNDONE \
    "After -1 all is as it was: whatever was done before it failed is undone."
#define SAME_LIST "A parent's list stays the same one, also when it is empty."
#define COUNTS "The list holds the child, once; let go of all else that you took."

static ObObject *class_new(const char *name)
{
    return need(ob_class_new(&(ObClassDef){ .name = name }));
}

static ObObject *person(ObObject *cls, const char *name)
{
    ObObject *op = need(ob_instance_new(cls));
    need(ob_setattr_steal(op, "name", ob_str_from(name)) == 0 ? op : NULL);
    return op;
}

static void expect_adopted(ObObject *parent, ObObject *child)
{
    expect_int("what adopt returns", adopt(parent, child), 0, LIST);
    expect_raised(OB_NO_ERROR, CLEAN);
}

static void expect_value_error(ObObject *parent, ObObject *child)
{
    expect_int("what adopt returns", adopt(parent, child), -1, ALIVE);
    expect_raised(OB_VALUE_ERROR, ALIVE);
}

/* child.parent leads to parent. */
static void expect_parent(ObObject *child, const ObObject *parent,
                          const char *why)
{
    ObObject *proxy = ob_getattr(child, "parent"), *to = NULL;
    expect_int("whether there is an attribute parent", proxy != NULL, 1,
               why);
    expect_choice("its type", ob_type(proxy)->name, ob_proxy_type.name,
                  PROXY);
    expect_int("whether the parent lives", ob_ref_get(proxy, &to), 1, why);
    expect_same("the parent", to, parent, why);
    ob_decref(to);
    ob_decref(proxy);
}

/* parent.children, borrowed from the parent. */
static ObObject *children(ObObject *parent)
{
    ObObject *list = ob_getattr(parent, "children");
    expect_int("whether there is an attribute children", list != NULL, 1,
               LIST);
    expect_choice("its type", ob_type(list)->name, "list", LIST);
    ob_decref(list);
    return list;
}

/* How many there are; no attribute is none. */
static long long size(ObObject *parent)
{
    ObObject *list = ob_getattr(parent, "children");
    if (list == NULL) {
        ob_error_clear();
        return 0;
    }
    long long n = (long long)ob_list_size(list);
    ob_decref(list);
    return n;
}

/* The client: who knows nothing of proxies. */
static void expect_name_of_parent(ObObject *child, const char *name)
{
    ObObject *parent = ob_getattr(child, "parent");
    ObObject *text = parent == NULL ? NULL : ob_getattr(parent, "name");
    expect_text("child.parent.name", text, name, PROXY);
    ob_decref(text);
    ob_decref(parent);
}

static void one(void)
{
    ObObject *cls = class_new("Person");
    ObObject *ann = person(cls, "Ann"), *bob = person(cls, "Bob");
    expect_adopted(ann, bob);
    expect_parent(bob, ann, WEAK);
    expect_name_of_parent(bob, "Ann");
    expect_count("the count of the parent", ann, 1, WEAK);
    expect_count("the count of the child, with yours", bob, 2, COUNTS);
    expect_int("children", size(ann), 1, LIST);
    expect_same("the child", ob_list_get_borrowed(children(ann), 0), bob,
                LIST);
    expect_count("the count of the list", children(ann), 1, COUNTS);
    ob_decref(ann);
    expect_count("the count of the child, when its parent is gone", bob, 1,
                 WEAK);
    ob_decref(bob);
    ob_decref(cls);
}

enum { MANY = 4200 };

static void family(void)
{
    ObObject *cls = class_new("Person");
    ObObject *ann = person(cls, "Ann"), *top = person(cls, "Top");
    expect_adopted(top, ann);
    static ObPeek peeks[MANY + 2];
    peeks[0] = ob_peek_at(top);
    peeks[1] = ob_peek_at(ann);
    ObObject *list = NULL;
    for (int i = 0; i < MANY; i++) {
        ObObject *child = person(cls, "Bob");
        peeks[i + 2] = ob_peek_at(child);
        expect_adopted(ann, child);
        expect_int("whether two parents have one list",
                   children(ann) == children(top), 0, THEIRS);
        expect_int("children", size(ann), i + 1, LIST);
        if (i > 0)
            expect_same("the list", children(ann), list,
                        "All children are in one list.");
        list = children(ann);
        expect_same("the last child", ob_list_get_borrowed(list, -1), child,
                    LIST);
        ob_decref(child);
    }
    expect_name_of_parent(ob_list_get_borrowed(list, MANY / 2), "Ann");
    ob_decref(ann);
    ob_decref(top);
    for (int i = 0; i < MANY + 2; i++)
        expect_gone("one of the family, without a collector", peeks[i], WEAK);
    ob_decref(cls);
}

/* Each is born where the one before has died, as soon as the instances of
 * the class do not become smaller any more. */
static void at_one_address(void)
{
    enum { PARENTS = 30 };
    let_addresses_come_again();
    ObObject *cls = class_new("Person"), *bobs[PARENTS];
    for (int i = 0; i < PARENTS; i++)
        bobs[i] = person(cls, "Bob");
    for (int i = 0; i < PARENTS; i++) {
        ObObject *ann = person(cls, "Ann");
        expect_adopted(ann, bobs[i]);
        expect_int("children", size(ann), 1, BORN);
        expect_same("the child", ob_list_get_borrowed(children(ann), 0), bobs[i], BORN);
        expect_parent(bobs[i], ann, BORN);
        ob_decref(ann);
        bury_others();
    }
    for (int i = 0; i < PARENTS; i++)
        ob_decref(bobs[i]);
    ob_decref(cls);
}

/* Of whom each has one child. */
static void many_parents(void)
{
    enum { PARENTS = 4200 };
    ObObject *cls = class_new("Person"), *all = need(ob_list_new());
    for (int i = 0; i < PARENTS; i++) {
        ObObject *ann = person(cls, "Ann"), *bob = person(cls, "Bob");
        expect_adopted(ann, bob);
        expect_int("children", size(ann), 1, THEIRS);
        ob_decref(bob);
        need(ob_list_append_steal(all, ann) == 0 ? all : NULL);
    }
    ob_decref(all);
    ob_decref(cls);
}

static void twice(void)
{
    ObObject *cls = class_new("Person");
    ObObject *ann = person(cls, "Ann"), *eve = person(cls, "Eve");
    ObObject *bob = person(cls, "Bob"), *dan = person(cls, "Dan");
    expect_adopted(ann, bob);
    for (int i = 0; i < 2; i++) {
        expect_value_error(eve, bob);
        expect_value_error(ann, bob);
        expect_parent(bob, ann, ALIVE);
        expect_int("children of the one", size(ann), 1, ALIVE);
        expect_int("children of the other", size(eve), 0, ALIVE);
    }
    expect_int("what adopt returns for another child", adopt(eve, dan), 0,
               AGAIN);
    expect_count("the count of the child, with yours", bob, 2, COUNTS);
    expect_count("the count of its parent", ann, 1, WEAK);
    ObObject *ops[] = { ann, eve, bob, dan, cls };
    for (int i = 0; i < 5; i++)
        ob_decref(ops[i]);
}

/* bob has a parent, which nobody but the caller holds: ann. */
static void expect_parent_lives(ObObject *cls, ObObject *ann, ObObject *bob)
{
    ObObject *eve = person(cls, "Eve");
    expect_int("what adopt returns", adopt(eve, bob), -1, LIVES);
    expect_raised(OB_VALUE_ERROR, LIVES);
    expect_int("children of the other", size(eve), 0, LIVES);
    expect_parent(bob, ann, LIVES);
    ob_decref(eve);
}

/* A parent of which nothing can be asked; and one without children. */
static void nameless(void)
{
    ObObject *cls = class_new("Person");
    ObObject *ann = person(cls, "Ann"), *bob = person(cls, "Bob");
    expect_adopted(ann, bob);
    ob_list_clear(children(ann));
    expect_parent_lives(cls, ann, bob);
    need(ob_delattr(ann, "name") == 0 ? ann : NULL);
    need(ob_delattr(ann, "children") == 0 ? ann : NULL);
    expect_parent_lives(cls, ann, bob);
    ob_decref(ann);
    ob_decref(bob);
    ob_decref(cls);
}

static void orphan(void)
{
    ObObject *cls = class_new("Person"), *bob = person(cls, "Bob");
    for (int i = 0; i < 3; i++) {
        ObObject *ann = person(cls, "Ann");
        expect_int("what adopt returns for an orphan", adopt(ann, bob), 0,
                   ORPHAN);
        expect_raised(OB_NO_ERROR, CLEAN);
        expect_parent(bob, ann, ORPHAN);
        expect_int("children", size(ann), 1, LIST);
        ob_decref(ann);
    }
    expect_count("the count of the child", bob, 1, COUNTS);
    ob_decref(bob);
    ob_decref(cls);
}

static void empty(void)
{
    ObObject *cls = class_new("Person"), *ann = person(cls, "Ann");
    ObObject *bob = person(cls, "Bob"), *dan = person(cls, "Dan");
    expect_adopted(ann, bob);
    ObObject *list = need(ob_getattr(ann, "children"));
    ob_list_clear(list);
    expect_adopted(ann, dan);
    expect_same("the list", children(ann), list, SAME_LIST);
    expect_int("children", size(ann), 1, LIST);
    ObObject *ops[] = { list, ann, bob, dan, cls };
    for (int i = 0; i < 5; i++)
        ob_decref(ops[i]);
}

/* An attribute that cannot be read, for this reason. */
static ObExc exc;

static ObObject *get_fails(ObObject *attr, ObObject *op)
{
    (void)attr;
    (void)op;
    return ob_raise(exc, "'spam'");
}

static ObType broken_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Broken",
    .basic_size = sizeof(ObObject), .get = get_fails,
    .free = ob_object_free,
};

static void cannot_read(void)
{
    ObObject *cls = class_new("Person"), *odd = class_new("Odd");
    ObObject *attr = need(ob_object_new(&broken_type, sizeof(ObObject)));
    need(ob_setattr(odd, "children", attr) == 0 ? odd : NULL);
    ObObject *eve = person(odd, "Eve"), *bob = person(cls, "Bob");
    expect_int("what adopt returns", adopt(eve, bob), -1, PASSED);
    expect_raised(exc, PASSED);
    expect_int("whether the child has a parent",
               ob_getattr(bob, "parent") != NULL, 0, PASSED);
    ob_error_clear();
    need(ob_setattr(odd, "parent", attr) == 0 ? odd : NULL);
    expect_int("what adopt returns", adopt(bob, eve), -1, PASSED);
    expect_raised(exc, PASSED);
    expect_int("children", size(bob), 0, PASSED);
    ObObject *ops[] = { attr, eve, bob, cls, odd };
    for (int i = 0; i < 5; i++)
        ob_decref(ops[i]);
}

/* What is asked of the parent that it has already cannot be read. */
static void parent_cannot_read(const char *name)
{
    ObObject *cls = class_new("Person"), *odd = class_new("Odd");
    ObObject *attr = need(ob_object_new(&broken_type, sizeof(ObObject)));
    ObObject *ann = need(ob_instance_new(odd)), *bob = person(cls, "Bob");
    expect_adopted(ann, bob);
    need(ob_delattr(ann, "children") == 0 ? ann : NULL);
    need(ob_setattr(odd, name, attr) == 0 ? odd : NULL);
    expect_parent_lives(cls, ann, bob);
    ObObject *ops[] = { attr, ann, bob, cls, odd };
    for (int i = 0; i < 5; i++)
        ob_decref(ops[i]);
}

static void broken(void)
{
    for (exc = OB_MEMORY_ERROR; exc <= OB_REFERENCE_ERROR; exc++) {
        if (exc != OB_ATTRIBUTE_ERROR)
            cannot_read();
        parent_cannot_read("children");
        parent_cannot_read("parent");
        parent_cannot_read("name");
    }
}

/* One that is not there, and cannot be set. */
static ObObject *get_none(ObObject *attr, ObObject *op)
{
    (void)op;
    return ob_raise(OB_ATTRIBUTE_ERROR, "%s", ob_type(attr)->name);
}

static int set_fails(ObObject *attr, ObObject *op, ObObject *value)
{
    (void)attr;
    (void)op;
    (void)value;
    ob_raise(exc, "not here");
    return -1;
}

static ObType fixed_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Fixed",
    .basic_size = sizeof(ObObject), .get = get_none, .set = set_fails,
    .free = ob_object_free,
};

static void cannot_set(void)
{
    ObObject *cls = class_new("Person"), *odd = class_new("Odd");
    ObObject *attr = need(ob_object_new(&fixed_type, sizeof(ObObject)));
    need(ob_setattr(odd, "children", attr) == 0 ? odd : NULL);
    ObObject *eve = person(odd, "Eve"), *bob = person(cls, "Bob");
    for (int i = 0; i < 2; i++) {
        expect_int("what adopt returns", adopt(eve, bob), -1, PASSED);
        expect_raised(exc, PASSED);
        expect_int("whether the child has a parent",
                   ob_getattr(bob, "parent") != NULL, 0, PASSED);
        ob_error_clear();
    }
    need(ob_setattr(odd, "parent", attr) == 0 ? odd : NULL);
    for (int i = 0; i < 2; i++) {
        expect_int("what adopt returns", adopt(bob, eve), -1, PASSED);
        expect_raised(exc, PASSED);
        expect_int("children", size(bob), 0, UNDONE);
    }
    ObObject *dan = person(cls, "Dan");
    expect_adopted(bob, dan);
    expect_int("what adopt returns", adopt(bob, eve), -1, PASSED);
    expect_raised(exc, PASSED);
    expect_int("children", size(bob), 1, UNDONE);
    expect_same("the child of before", ob_list_get_borrowed(children(bob), 0),
                dan, UNDONE);
    ob_decref(dan);
    expect_count("the count of the child", eve, 1, UNDONE);
    ObObject *ops[] = { attr, eve, bob, cls, odd };
    for (int i = 0; i < 5; i++)
        ob_decref(ops[i]);
}

static void fixed(void)
{
    for (exc = OB_MEMORY_ERROR; exc <= OB_REFERENCE_ERROR; exc++)
        cannot_set();
}

/* Returns -1 with MemoryError, or 0, and looks whether that is true. */
static int adopted(ObObject *parent, ObObject *child, long long had,
                   bool orphaned)
{
    if (expect_done(adopt(parent, child)) == 0) {
        expect_int("children", size(parent), had + 1, LEFT);
        return 0;
    }
    expect_int("whether MemoryError is pending",
               ob_error() == OB_MEMORY_ERROR, 1, NO_MEMORY);
    ob_error_clear();
    expect_int("children", size(parent), had, LEFT);
    expect_int("whether the child is in the list",
               had > 0 && ob_list_get_borrowed(children(parent), -1) == child,
               0, LEFT);
    ObObject *proxy = ob_getattr(child, "parent");
    expect_int("whether there is an attribute parent", proxy != NULL,
               orphaned, LEFT);
    if (proxy != NULL) {
        expect_int("whether it leads to anybody", ob_ref_is_dead(proxy), 1,
                   LEFT);
        ob_decref(proxy);
    }
    expect_count("the count of the parent", parent, 1, LEFT);
    ob_error_clear();
    ob_raise(OB_MEMORY_ERROR, "again");
    return -1;
}

static int refused_with(bool orphaned, int before)
{
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "Person" });
    ObObject *ops[8] = { NULL };
    int n = 0, result = cls == NULL ? -1 : 0;
    for (; result == 0 && n < before + 3; n++)
        if ((ops[n] = ob_instance_new(cls)) == NULL)
            result = -1;
    if (result == 0 && orphaned) {
        result = adopted(ops[1], ops[2], 0, false);
        ob_decref(ops[1]);
        ops[1] = NULL;
    }
    for (int i = 0; result == 0 && i < before; i++)
        result = adopted(ops[0], ops[3 + i], i, false);
    if (result == 0)
        result = adopted(ops[0], ops[2], before, orphaned);
    for (int i = 0; i < 8; i++)
        if (ops[i] != NULL)
            ob_decref(ops[i]);
    if (cls != NULL)
        ob_decref(cls);
    return result;
}

/* Its dict has so many, and perhaps no room for one more. */
static void give_attributes(ObObject *op, int n)
{
    ob_decref(need(ob_vars(op)));
    for (int i = 0; i < n; i++) {
        char name[] = { (char)('a' + i), 0 };
        need(ob_setattr_steal(op, name, ob_int_new(i)) == 0 ? op : NULL);
    }
}

/* From one moment on there is none, not even to undo what was done. */
static void memory_ends_at(unsigned long n, int attributes, bool orphaned)
{
    int before = attributes % 6;
    ObObject *cls = class_new("Person"), *ops[8];
    for (int i = 0; i < before + 2; i++)
        ops[i] = need(ob_instance_new(cls));
    give_attributes(ops[1], attributes);
    if (orphaned) {
        ObObject *old = need(ob_instance_new(cls));
        expect_adopted(old, ops[1]);
        ob_decref(old);
    }
    for (int i = 0; i < before; i++)
        expect_adopted(ops[0], ops[i + 2]);
    let_memory_end(n);
    int result = adopt(ops[0], ops[1]);
    let_memory_end(0);
    if (result < 0)
        expect_raised(OB_MEMORY_ERROR, NO_MEMORY);
    expect_int("children", size(ops[0]), before + (result == 0), LEFT);
    expect_count("the count of the child, with yours", ops[1], 1 + (result == 0), LEFT);
    ObObject *proxy = ob_getattr(ops[1], "parent");
    expect_int("whether there is an attribute parent", proxy != NULL, result == 0 || orphaned, LEFT);
    ob_error_clear();
    if (proxy != NULL) {
        expect_int("whether it leads to nobody", ob_ref_is_dead(proxy), result != 0, LEFT);
        ob_decref(proxy);
    }
    for (int i = 0; i < before + 2; i++)
        ob_decref(ops[i]);
    ob_decref(cls);
}

static void memory_ends(void)
{
    for (unsigned long n = 1; n < 30; n++)
        for (int attributes = 0; attributes < 12; attributes++) {
            memory_ends_at(n, attributes, false);
            memory_ends_at(n, attributes, true);
        }
}

static int refused(void) { return refused_with(false, 0); }
static int refused_orphan(void) { return refused_with(true, 0); }
static int refused_late(void) { return refused_with(true, 5); }

int main(void)
{
    static const Check checks[] = {
        { "a parent and its child", one, .held = COUNTS,
          .section = "proxies" },
        { "many small families", many_parents, .held = WEAK, .section = "proxies" },
        { "one after the other, at one address", at_one_address, .held = COUNTS, .dead = BORN, .section = "proxies" },
        { "a large family", family, .held = WEAK, .section = "proxies" },
        { "who has a parent", twice, .held = COUNTS, .section = "proxies" },
        { "a parent without attributes", nameless, .held = COUNTS,
          .section = "proxies" },
        { "an orphan", orphan, .held = COUNTS, .section = "proxies" },
        { "a list that is empty again", empty, .held = COUNTS,
          .section = "proxies" },
        { "attributes that cannot be read", broken, .held = COUNTS,
          .section = "getattr" },
        { "attributes that cannot be set", fixed, .held = COUNTS,
          .section = "getattr" },
        { "memory runs out", .scenario = refused, .held = LEFT,
          .section = "bytes" },
        { "memory runs out, for an orphan", .scenario = refused_orphan,
          .held = LEFT, .section = "bytes" },
        { "memory runs out, among siblings", .scenario = refused_late,
          .held = LEFT, .section = "bytes" },
        { "and does not come back", memory_ends, .held = LEFT,
          .section = "bytes" },
    };
    return RUN(checks);
}
