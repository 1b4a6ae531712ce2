/* class: making a class; what the type of types does for its objects.
 *
 * CPython: type_new, in Objects/typeobject.c
 */
#include "ob_class.h"
#include "class.h"

#include <stdlib.h>
#include <string.h>

/* --- slots --- */

/* --- read what __slots__ asks for --- */

typedef struct Asked {
    bool dict, weak;        /* whether instances have one */
    size_t n;
    ObObject **name;        /* interned; not references */
} Asked;

static bool is_identifier(const char *text)
{
    bool good = *text != '\0' && !(*text >= '0' && *text <= '9');
    for (; good && *text != '\0'; text++)
        good = (*text >= 'a' && *text <= 'z') || *text == '_'
               || (*text >= 'A' && *text <= 'Z')
               || (*text >= '0' && *text <= '9') || *text < 0;
    return good;
}

/* "__x" in a class C is "_C__x". */
static ObObject *mangle(const ObClass *cls, const char *name)
{
    size_t size = strlen(name);
    const char *of = cls->type.name + strspn(cls->type.name, "_");
    if (strncmp(name, "__", 2) != 0 || *of == '\0'
        || (size >= 4 && strcmp(name + size - 2, "__") == 0))
        return ob_str_intern(name);
    ObObject *mangled = ob_str_format("_%s%s", of, name);
    if (mangled == NULL)
        return NULL;
    ObObject *interned = ob_str_intern(ob_str_utf8(mangled));
    ob_decref(mangled);
    return interned;
}

static int ask_for(bool *had, const char *name)
{
    if (!*had) {
        *had = true;
        return 0;
    }
    ob_raise(OB_TYPE_ERROR, "%s slot disallowed: we already got one",
             name);
    return -1;
}

static int ask(const ObClass *cls, const char *name, Asked *asked)
{
    if (!is_identifier(name)) {
        ob_raise(OB_TYPE_ERROR, "__slots__ must be identifiers");
        return -1;
    }
    if (strcmp(name, "__dict__") == 0)
        return ask_for(&asked->dict, name);
    if (strcmp(name, "__weakref__") == 0)
        return ask_for(&asked->weak, name);
    asked->name[asked->n] = mangle(cls, name);
    return asked->name[asked->n++] != NULL ? 0 : -1;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(ob_str_utf8(*(ObObject *const *)a),
                  ob_str_utf8(*(ObObject *const *)b));
}

/* No slot has the name of a method. */
static int check_conflicts(const ObClass *cls, const Asked *asked)
{
    for (size_t i = 0; i < asked->n; i++) {
        ObObject *attr;
        int found = ob_dict_lookup(cls->dict, asked->name[i], &attr);
        if (found == 0)
            continue;
        if (found == 1) {
            ob_decref(attr);
            ob_raise(OB_VALUE_ERROR, "'%s' in __slots__ conflicts with "
                     "class variable", ob_str_utf8(asked->name[i]));
        }
        return -1;
    }
    return 0;
}

/* Fills `asked`, whose array has room for all. */
static int read_slots(ObClass *cls, const char *const *slots,
                      Asked *asked)
{
    for (; *slots != NULL; slots++)
        if (ask(cls, *slots, asked) < 0)
            return -1;
    qsort(asked->name, asked->n, sizeof asked->name[0], compare_names);
    return check_conflicts(cls, asked);
}

/* The tuple that was given as __slots__. */
static ObObject *slots_tuple(const char *const *slots, size_t n,
                             ObObject *room[])
{
    for (size_t i = 0; i < n; i++)
        if ((room[i] = ob_str_intern(slots[i])) == NULL)
            return NULL;
    return ob_tuple_new(n, room);
}

/* --- the parts of a class --- */

static int put(ObClass *cls, const char *name, ObObject *attr)
{
    ObObject *key = ob_str_intern(name);
    return key == NULL ? -1 : ob_dict_set(cls->dict, key, attr);
}

static int put_steal(ObClass *cls, const char *name, ObObject *attr)
{
    if (attr == NULL)
        return -1;
    int result = put(cls, name, attr);
    ob_decref(attr);
    return result;
}

/* --- lay out the instances of a class --- */

/* where the slots of the parent end */

/* Where the slots of what a class inherits from end. */
static size_t end_of_slots(const ObType *type)
{
    if (!ob_class_check(&type->base))
        return sizeof(ObObject);
    const ObClass *cls = as_class(&type->base);
    return cls->first_slot
           + ob_tuple_size(cls->slots) * sizeof(ObObject *);
}

static size_t place(bool wanted, size_t *offset)
{
    size_t here = *offset;
    if (wanted)
        *offset += sizeof(ObObject *);
    return wanted ? here : 0;
}

static int set_layout(ObClass *cls, const Asked *asked)
{
    cls->slots = ob_tuple_new(asked->n, asked->name);
    if (cls->slots == NULL)
        return -1;
    cls->first_slot = end_of_slots(cls->parent);
    size_t offset = cls->first_slot + asked->n * sizeof(ObObject *);
    cls->type.dict_offset = place(asked->dict, &offset);
    cls->type.weak_offset = place(asked->weak, &offset);
    cls->type.basic_size = offset;
    return 0;
}

/* from __slots__ to a layout */

static int lay_out_slots(ObClass *cls, const char *const *slots,
                         size_t n, Asked *asked)
{
    if (put_steal(cls, "__slots__",
                  slots_tuple(slots, n, asked->name)) < 0
        || read_slots(cls, slots, asked) < 0)
        return -1;
    return set_layout(cls, asked);
}

static int lay_out(ObClass *cls, const char *const *slots)
{
    if (slots == NULL)
        return set_layout(cls, &(Asked){ true, true, 0, NULL });
    size_t n = 0;
    while (slots[n] != NULL)
        n++;
    Asked asked = { .dict = cls->parent->dict_offset != 0,
                    .weak = cls->parent->weak_offset != 0 };
    asked.name = ob_resize(NULL, n + 1, sizeof asked.name[0]);
    if (asked.name == NULL)
        return -1;
    int result = lay_out_slots(cls, slots, n, &asked);
    ob_mem_free(ob_mem(), asked.name);
    return result;
}

/* look for what Python calls by itself */

typedef enum Special { INIT, DEL } Special;

static ObObject *name_of(Special special)
{
    static const char *const names[] = { "__init__", "__del__" };
    ObObject **name = &ob_self()->interp->specials[special];
    if (*name == NULL)
        *name = ob_str_intern(names[special]);
    return *name;
}

static OB_COLD int search(const ObType *type, Special special,
                          ObObject **found)
{
    /* see how often classes have changed */
    ObClass *cls = as_class(&type->base);
    unsigned long before = ob_self()->interp->changes;
    ob_incref(&cls->type.base);
    ObObject *name = name_of(special);
    int result = name == NULL ? -1 : ob_class_find(type, name, found);
    /* remember what the class has */
    if (result >= 0) {
        cls->special[special].changes = before;
        cls->special[special].found = *found;
    }
    ob_decref(&cls->type.base);
    return result;
}

/* 1 and a new reference, 0, or -1 with an exception.
 * CPython: lookup_maybe_method, Objects/typeobject.c */
static int find_special(const ObType *type, Special special,
                        ObObject **found)
{
    *found = NULL;
    /* unless it is known what the class has */
    if (!ob_class_check(&type->base))
        return 0;
    const ObClass *cls = as_class(&type->base);
    if (cls->special[special].changes == ob_self()->interp->changes) {
        *found = cls->special[special].found;
        if (*found != NULL)
            ob_incref(*found);
        return *found != NULL;
    }
    return search(type, special, found);
}

/* A slot of the type; without memory for the name, no. */
static bool instance_speaks(ObObject *op)
{
    ObObject *del;
    int result = find_special(ob_type(op), DEL, &del);
    if (result > 0)
        ob_decref(del);
    else if (result < 0)
        ob_error_clear();
    return result > 0;
}

/* CPython: slot_tp_init, Objects/typeobject.c */
static int initialize(ObObject *self, ObObject *init,
                      ObObject *const args[], size_t n)
{
    ObObject *method = ob_get_found(init, self);
    if (method == NULL)
        return -1;
    ObObject *result = ob_call(method, args, n);
    ob_decref(method);
    if (result == NULL)
        return -1;
    bool is_none = result == ob_none();
    if (!is_none)
        ob_raise(OB_TYPE_ERROR, "__init__() should return None, not "
                 "'%.200s'", ob_type(result)->name);
    ob_decref(result);
    return is_none ? 0 : -1;
}

/* CPython: type_call, Objects/typeobject.c */
static ObObject *new_and_initialized(ObObject *cls, ObObject *init,
                                     ObObject *const args[], size_t n)
{
    ObObject *self = ob_instance_new(cls);
    if (self == NULL || initialize(self, init, args, n) == 0)
        return self;
    ob_decref(self);
    return NULL;
}

/* CPython: slot_tp_finalize, Objects/typeobject.c */
static void instance_finalize(ObObject *op)
{
    ObObject *del;
    int n = find_special(ob_type(op), DEL, &del);
    if (n > 0)
        n = ob_bind_found(&del, op);
    if (del == NULL) {
        ob_error_clear();
        return;
    }
    ObObject *result = ob_call(del, &op, (size_t)n);
    if (result != NULL)
        ob_decref(result);
    else
        ob_report_ignored("while calling deallocator", del);
    ob_decref(del);
}

static int add_methods(ObClass *cls, const ObMethodDef *def)
{
    for (; def != NULL && def->name != NULL; def++)
        if (put_steal(cls, def->name,
                      ob_class_function_new(cls, def)) < 0)
            return -1;
    return 0;
}

static int add_members(ObClass *cls)
{
    for (size_t i = 0; i < ob_tuple_size(cls->slots); i++) {
        ObObject *name = ob_tuple_item_borrowed(cls->slots, i);
        size_t offset = cls->first_slot + i * sizeof(ObObject *);
        if (put_steal(cls, ob_str_utf8(name),
                      ob_member_new(&cls->type.base, name, offset)) < 0)
            return -1;
    }
    return 0;
}

/* __dict__ and __weakref__, where they begin to be. */
static int add_getsets(ObClass *cls)
{
    const ObType *type = &cls->type, *parent = cls->parent;
    if (type->dict_offset != 0 && parent->dict_offset == 0
        && put(cls, "__dict__", &ob_dict_getset.base) < 0)
        return -1;
    if (type->weak_offset != 0 && parent->weak_offset == 0)
        return put(cls, "__weakref__", &ob_weak_getset.base);
    return 0;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names that methods assign, in the order of the alphabet. */
static int learn_names(ObKeys *keys, const char *const *attributes)
{
    const char *sorted[OB_SHARED];
    size_t n = 0;
    for (; attributes != NULL && attributes[n] != NULL
           && n < OB_SHARED; n++)
        sorted[n] = attributes[n];
    qsort(sorted, n, sizeof sorted[0], compare_texts);
    for (size_t i = 0; i < n; i++) {
        ObObject *name = ob_str_intern(sorted[i]);
        if (name == NULL)
            return -1;
        ob_keys_learn(keys, name);
    }
    return 0;
}

static int add_keys(ObClass *cls, const char *const *attributes)
{
    if (cls->type.dict_offset == 0)
        return 0;
    cls->keys = ob_keys_new();
    return cls->keys == NULL ? -1
           : learn_names(cls->keys, attributes);
}

/* --- make a class --- */

static int check_base(const ObObject *base)
{
    if (!ob_type_check(base))
        ob_raise(OB_TYPE_ERROR, "bases must be types");
    else if (!ob_class_check(base) && base != &ob_object_type.base)
        ob_raise(OB_TYPE_ERROR,
                 "type '%.100s' is not an acceptable base type",
                 ((const ObType *)base)->name);
    else
        return 0;
    return -1;
}

/* A class without a name and anything in it. */
static ObClass *class_alloc(ObObject *base)
{
    ObObject *op = ob_object_new(&ob_type_type, sizeof(ObClass));
    if (op == NULL)
        return NULL;
    *(ObClass *)op = (ObClass){
        .type = { .base = *op, .free = ob_object_free,
                  .repr = ob_instance_repr,
                  .traverse = ob_instance_traverse,
                  .drop_next = ob_instance_drop_next,
                  .clear = ob_instance_clear,
                  .finalize = instance_finalize,
                  .speaks = instance_speaks,
                },
        .parent = (ObType *)base
    };
    ob_incref(base);
    return (ObClass *)op;
}

static int name_class(ObClass *cls, const char *name)
{
    cls->name = ob_str_from(name);
    if (cls->name == NULL)
        return -1;
    cls->type.name = ob_str_utf8(cls->name);
    return 0;
}

static int fill_class(ObClass *cls, const ObClassDef *def)
{
    if (name_class(cls, def->name) < 0)
        return -1;
    cls->dict = ob_dict_new();
    if (cls->dict == NULL || add_methods(cls, def->methods) < 0)
        return -1;
    if (lay_out(cls, def->slots) < 0 || add_members(cls) < 0)
        return -1;
    if (add_getsets(cls) < 0)
        return -1;
    ob_self()->interp->gc.settled = true;
    if (name_of(DEL) == NULL)
        return -1;
    cls->dict->flags |= OB_OF_CLASS;
    ob_self()->interp->changes++;
    return add_keys(cls, def->attributes);
}

static bool all_are_whole(const ObMethodDef *def)
{
    while (def != NULL && def->name != NULL && def->function != NULL)
        def++;
    return def == NULL || def->name == NULL;
}

ObObject *(ob_class_new)(const ObClassDef *def)
{
    ob_require(def != NULL && def->name != NULL, "no name is given");
    ob_require(all_are_whole(def->methods), "a method has no function");
    ObObject *base = def->base != NULL ? def->base
                                       : &ob_object_type.base;
    ob_require_object(base);
    if (check_base(base) < 0)
        return NULL;
    ObClass *cls = class_alloc(base);
    if (cls == NULL)
        return NULL;
    if (fill_class(cls, def) < 0) {
        /* its members hold it */
        if (cls->dict != NULL)
            ob_dict_clear(cls->dict);
        ob_decref(&cls->type.base);
        return NULL;
    }
    ob_track(&cls->type.base);
    return &cls->type.base;
}

/* --- what the type of types does --- */

ObObject *ob_class_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)args;
    /* let a new instance say its first words */
    ObObject *init;
    int found = find_special((ObType *)op, INIT, &init);
    if (found < 0)
        return NULL;
    if (found > 0) {
        ObObject *self = new_and_initialized(op, init, args, n);
        ob_decref(init);
        return self;
    }
    if (n > 0)
        return ob_raise(OB_TYPE_ERROR, "%.100s() takes no arguments",
                        ((ObType *)op)->name);
    return ob_instance_new(op);
}

size_t ob_class_size_of(const ObObject *op)
{
    return ob_class_check(op) ? sizeof(ObClass) : sizeof(ObType);
}

/* What a class holds; NULL after the last. */
static ObObject **held_by(ObClass *cls, size_t i)
{
    ObObject **held[] = { &cls->dict, &cls->slots, &cls->name, NULL };
    return held[i];
}

int ob_class_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    if (!ob_class_check(op))
        return 0;
    ObClass *cls = as_class(op);
    int result = cls->parent == NULL ? 0
                 : visit(&cls->parent->base, arg);
    ObObject **held;
    for (size_t i = 0; result == 0
                       && (held = held_by(cls, i)) != NULL; i++)
        if (*held != NULL)
            result = visit(*held, arg);
    return result;
}

ObObject *ob_class_drop_next(ObObject *op)
{
    ObClass *cls = as_class(op);
    ObType *parent = cls->parent;
    cls->parent = NULL;
    if (parent != NULL)
        return ob_dropped(&parent->base);
    ObObject **held;
    for (size_t i = 0; (held = held_by(cls, i)) != NULL; i++)
        if (*held != NULL) {
            ObObject *next = *held;
            *held = NULL;
            return ob_dropped(next);
        }
    return NULL;
}

/* The name, the slots and the parent stay: instances may live on. */
void ob_class_clear(ObObject *op)
{
    if (as_class(op)->dict != NULL)
        ob_dict_clear(as_class(op)->dict);
}

void ob_class_free(ObObject *op)
{
    ObClass *cls = as_class(op);
    if (cls->keys != NULL)
        ob_keys_drop(cls->keys);
    ob_object_free(op);
}
