/* Classes, instances, bound methods. */
#include "world_inside.h"

#if CHAPTER >= 7

#include <string.h>

/* --- what is called --- */

static ObObject *none_or_raise(Answer answer)
{
    return answer == RAISE ? NULL : ob_none();
}

static ObObject *play_method(ObObject *self, Slot slot)
{
    int number = number_of(self);
    return none_or_raise(play(number, w->manners[number], slot, self));
}

static ObObject *instance_del(ObObject *self, ObObject *const args[],
                              size_t n)
{
    (void)args, (void)n;
    must(w->spoke[number_of(self)]++ == 0, "last words twice");
    return play_method(self, FINALIZES);
}

static ObObject *instance_call(ObObject *self, ObObject *const args[],
                               size_t n)
{
    (void)args, (void)n;
    return play_method(self, CALLS);
}

static ObObject *instance_repr(ObObject *self, ObObject *const args[],
                               size_t n)
{
    int number = number_of(self);
    (void)args, (void)n;
    return play_method(self, PRINTS) == NULL ? NULL
           : ob_str_format("I%d", number);
}

/* From here on it has a number. */
static ObObject *instance_init(ObObject *self, ObObject *const args[],
                               size_t n)
{
    int number = register_new(self);
    must(n == 1, "__init__ needs a manner");
    w->manners[number] = (int)ob_int_value(args[0]);
    Answer answer = play(number, w->manners[number], INITS, self);
    return answer == NOT_ME ? ob_int_new(1) : none_or_raise(answer);
}

/* --- classes --- */

static void (*clear_instance)(ObObject *op);

static void instance_clear(ObObject *op)
{
    say("clear %d", number_of(op));
    clear_instance(op);
}

static void instance_free(ObObject *op)
{
    int number = birth_of(op);
    if (number != NOTHING)
        w->freed[number] = w->spoke[number];
    forget(op);
    ob_object_free(op);
}

static void class_prepare(ObObject *op)
{
    ObType *type = (ObType *)op;
    clear_instance = type->clear;
    type->clear = instance_clear;
    type->free = instance_free;
}

static ObObject *class_new(int number)
{
    static const char *const names[SHAPES] = {
        "C0", "C1", "C2", "C3", "C4"
    };
    static const char *const learns[] = { "c", "a", NULL };
    const Shape *shape = &w->program->shapes[number];
    ObMethodDef methods[5] = { { NULL, NULL } }, *method = methods;
    if (shape->base < 0) {
        *method++ = (ObMethodDef){ "m", instance_call };
        *method++ = (ObMethodDef){ "__repr__", instance_repr };
    }
    if (shape->begins)
        *method++ = (ObMethodDef){ "__init__", instance_init };
    if (shape->ends)
        *method++ = (ObMethodDef){ "__del__", instance_del };
    *method = (ObMethodDef){ NULL, NULL };
    const ObClassDef def = {
        .name = names[number], .methods = methods,
        .base = shape->base < 0 ? NULL : w->shapes[shape->base],
        .slots = shape_slots(w->program, number),
        .attributes = shape->learns ? learns : NULL
    };
    ObObject *class = ob_class_new(&def);
    must(class != NULL, "no class");
    class_prepare(class);
    return class;
}

void class_anew(int shape)
{
    if (w->classes == CLASSES)
        return;
    ObObject *old = w->shapes[shape];
    w->shapes[shape] = class_new(shape);
    w->classes++;
    w->made[shape] = 0;
    ob_decref(old);
}

static void (*free_method)(ObObject *op);

static void method_free(ObObject *op)
{
    forget(op);
    free_method(op);
}

void instances_begin(void)
{
    if (free_method == NULL)
        free_method = ob_method_type.free;
    ob_method_type.free = method_free;
    if (w->program->knows < 7)
        return;
    for (int i = 0; i < SHAPES; i++)
        w->shapes[i] = class_new(i);
    w->classes = SHAPES;
    if (w->mode == PYTHON)
        ob_gc_freeze();         /* as the classes are there */
}

void instances_end(void)
{
    for (int i = 0; i < SHAPES; i++)
        if (w->shapes[i] != NULL)
            ob_decref(w->shapes[i]);
}

Kind instances_kind(const ObType *type)
{
    return type == &ob_method_type ? METHOD
           : type->free == instance_free ? INSTANCE : INT;
}

/* --- steps --- */

/* Its __init__ has given it a number, or it has none. */
ObObject *make_instance(const Op *op)
{
    int shape = op->which % SHAPES;
    if (w->made[shape] == INSTANCES)
        return NULL;
    w->made[shape]++;
    bool begins = shape_begins(w->program, shape);
    ObObject *manner = ob_int_new(op->index);
    ObObject *made = begins ? ob_call(w->shapes[shape], &manner, 1)
                            : ob_instance_new(w->shapes[shape]);
    if (made == NULL)
        say_answer(op, -1);
    else if (!begins)
        w->manners[register_new(made)] = op->index;
    return made;
}

static ObObject *get_item(ObObject *dict, const char *name)
{
    ObObject *key = ob_str_intern(name);
    ObObject *value = ob_dict_get(dict, key);
    return value;
}

static int set_item(ObObject *dict, const char *name, ObObject *value)
{
    ObObject *key = ob_str_intern(name);
    return value == NULL ? ob_dict_del(dict, key)
                         : ob_dict_set(dict, key, value);
}

static ObObject *get_attribute(ObObject *op, const char *name)
{
    return ob_type(op) == &ob_dict_type ? get_item(op, name)
                                        : ob_getattr(op, name);
}

/* value == NULL: del */
static int set_attribute(ObObject *op, const char *name, ObObject *value)
{
    if (ob_type(op) == &ob_dict_type)
        return set_item(op, name, value);
    return value == NULL ? ob_delattr(op, name)
                         : ob_setattr(op, name, value);
}

/* vars(op), which has a number from its first time on. */
static ObObject *vars_of(ObObject *op)
{
    ObObject *dict = ob_vars(op);
    if (dict != NULL && birth_of(dict) == NOTHING)
        w->attributes[register_new(dict)] = true;
    return dict;
}

static ObObject *bound_method(ObObject *op)
{
    ObObject *method = ob_getattr(op, "m");
    if (method != NULL)
        register_new(method);
    return method;
}

static int reclass(ObObject *op, ObObject *class)
{
    int result = ob_setattr(op, "__class__", class);
    if (result == 0 && ob_type(op)->dict_offset != 0)
        ob_decref(vars_of(op));
    return result;
}

static int call(ObObject *op)
{
    ObObject *result = ob_call(op, NULL, 0);
    return result == NULL ? -1 : 0;     /* None is immortal */
}

void ask_instance(const Op *op, ObObject *a, ObObject *b)
{
    const char *name = attribute_name(op->which);
    bool full = w->births == BIRTHS;
    if (op->verb == SETATTR)
        say_answer(op, set_attribute(a, name, b));
    else if (op->verb == DELATTR)
        say_answer(op, set_attribute(a, name, NULL));
    else if (op->verb == GETATTR)
        say_and_bind(op, get_attribute(a, name));
    else if (op->verb == CALL)
        say_answer(op, call(a));
    else if (full)
        return;
    else if (op->verb == VARS)
        say_and_bind(op, vars_of(a));
    else if (op->verb == BOUND)
        say_and_bind(op, bound_method(a));
    else
        say_answer(op, reclass(a, w->shapes[op->which % SHAPES]));
}

#endif
