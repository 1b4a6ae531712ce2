#include "program.h"

#include <stdio.h>

static const char *const verbs[VERBS] = {
    "make", "bind", "unbind", NULL, "append", "set", "pop", "fetch",
    "clear", "erase", "extend", "copy", "put", "get", "take", "remove",
    NULL, "contains", "equal", "hash", "repr"
};

static void write_ops(const Op *ops, int size)
{
    static const char *const kinds[KINDS] = {
        "List", "Dict", "Tuple", "Rude", "Imp"
    };
    printf("[");
    for (int i = 0; i < size; i++)
        if (verbs[ops[i].verb] != NULL)
            printf("\n    (\"%s\", \"%s\", %d, %d, %d, %d),",
                   verbs[ops[i].verb], kinds[ops[i].kind], ops[i].a,
                   ops[i].b, ops[i].c, ops[i].index);
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

void program_write(const Program *program)
{
    printf("from prelude import run\n\nrun([\n");
    for (int manner = 0; manner < MANNERS; manner++)
        for (int slot = 0; slot <= FINALIZES; slot++)
            write_script(&program->scripts[manner][slot]);
    printf("], ");
    write_ops(program->ops, program->size);
    printf(")\n");
}
