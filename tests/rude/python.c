#include "program.h"

#include <stdio.h>

static const char *const verbs[VERBS] = {
    "make", "bind", "unbind", NULL, "append", "set", "pop", "fetch",
    "clear", "erase", "extend", "copy", "put", "get", "take", "remove",
    NULL, "contains", "equal", "hash", "repr", "setattr", "getattr",
    "delattr", "vars", "bound", "call", "reclass",
    "weakref", "proxy", "deref", "wvset", "wvget", "wvdel", "wkset",
    "wkget", "wkdel", "wsadd", "wsdiscard", "finally", NULL, "count",
    "tracked", "weakcount", "sizes", "walk", "collect"
};

static void write_ops(const Op *ops, int size)
{
    static const char *const kinds[KINDS] = {
        [LIST] = "List", [DICT] = "Dict", [TUPLE] = "Tuple",
        [RUDE] = "Rude", [IMP] = "Imp", [INSTANCE] = "Instance"
    };
    printf("[");
    for (int i = 0; i < size; i++)
        if (verbs[ops[i].verb] != NULL)
            printf("\n    (\"%s\", \"%s\", %d, %d, %d, %d, %d),",
                   verbs[ops[i].verb], kinds[ops[i].kind], ops[i].a,
                   ops[i].b, ops[i].c, ops[i].index, ops[i].which);
    printf("]");
}

static void write_script(const Script *script)
{
    static const char *const answers[ANSWERS] = {
        "False", "True", "NotImplemented", "raise"
    };
    printf("(");
    write_ops(script->actions, script->size);
    printf(", \"%s\"),\n", answers[script->answer]);
}

static void write_shape(const Program *program, int number)
{
    const Shape *shape = &program->shapes[number];
    const char *const *slots = shape_slots(program, number);
    printf("    (%d, ", shape->base);
    printf(slots != NULL ? "(" : "None");
    for (; slots != NULL && *slots != NULL; slots++)
        printf("\"%s\", ", *slots);
    printf(shape_slots(program, number) != NULL ? "), " : ", ");
    printf("%d, %d, %d),\n", shape->learns, shape->begins, shape->ends);
}

void program_write(const Program *program)
{
    printf("from prelude import run\n\nrun([\n");
    for (int manner = 0; manner < MANNERS; manner++)
        for (int slot = 0; slot < PYTHON_SLOTS; slot++)
            write_script(&program->scripts[manner][slot]);
    printf("], [\n");
    for (int i = 0; i < SHAPES; i++)
        write_shape(program, i);
    printf("], ");
    write_ops(program->ops, program->size);
    printf(")\n");
}
