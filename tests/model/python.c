#include "python.h"
#include "model.h"

static void key(FILE *out, int index)
{
    fprintf(out, index < KEYS / 2 ? "%d" : "\"k%d\"", index);
}

/* What is in the inmost, or the next one in. */
static void nest(FILE *out, const Op *op, int depth);

static void item(FILE *out, const Op *op, int depth, int i)
{
    if (i > 0 || op->kind == DOOMED)
        fputs(", ", out);
    if (op->kind == DICT)
        fprintf(out, "%d: ", i);
    if (depth > 1)
        nest(out, op, depth - 1);
    else if (op->items[i] == NOBODY)
        fputs("None", out);
    else
        fprintf(out, "n%d", op->items[i]);
}

static void nest(FILE *out, const Op *op, int depth)
{
    static const char *const before[] = { "Doomed(", "[", "{",
                                          "tuple([" };
    static const char *const after[] = { ")", "]", "}", "])" };
    int size = depth > 1 ? 1 : op->size;
    fputs(before[op->kind], out);
    if (op->kind == DOOMED)
        fprintf(out, "\"d%d\"", op->number + depth - 1);
    for (int i = 0; i < size; i++)
        item(out, op, depth, i);
    fputs(after[op->kind], out);
}

/* n1[index] */
static void place(FILE *out, int name, int index, bool is_key)
{
    fprintf(out, "n%d[", name);
    if (is_key)
        key(out, index);
    else
        fprintf(out, "%d", index);
    fputs("]", out);
}

static void store(FILE *out, const Op *op)
{
    if (op->kind == DICT || op->verb == SET) {
        place(out, op->a, op->index, op->kind == DICT);
        fprintf(out, " = n%d", op->b);
    } else
        fprintf(out, "n%d.%s(n%d)", op->a,
                op->kind == LIST ? "append" : "befriend", op->b);
}

static void remove_one(FILE *out, const Op *op)
{
    if (op->kind == LIST) {
        fprintf(out, "n%d.pop()", op->a);
        return;
    }
    fputs("del ", out);
    place(out, op->a, op->index, true);
}

static void statement(FILE *out, const Op *op)
{
    switch (op->verb) {
    case MAKE:
        fprintf(out, "n%d = ", op->a);
        nest(out, op, op->depth);
        break;
    case BIND:
        fprintf(out, "n%d = n%d", op->a, op->b);
        break;
    case FETCH:
        fprintf(out, "n%d = ", op->a);
        place(out, op->b, op->index, op->kind == DICT);
        break;
    case DEL:
        fprintf(out, "del n%d", op->a);
        break;
    case STORE: case SET:
        store(out, op);
        break;
    case REMOVE:
        remove_one(out, op);
        break;
    case CLEAR:
        fprintf(out, "n%d.%s()", op->a,
                op->kind == DOOMED ? "abandon" : "clear");
        break;
    case COLLECT:
        fprintf(out, "collect(%d)", op->index);
        break;
    case COUNT:
        fprintf(out, "count(\"n%d\", getrefcount(n%d))", op->a, op->a);
        break;
    case TRACKED:
        fprintf(out, "tracked(\"n%d\", n%d)", op->a, op->a);
        break;
    case CENSUS:
        fprintf(out, "census()");
        break;
    }
}

void python_op(FILE *out, const Op *op)
{
    statement(out, op);
    fputs("\n", out);
}

void program_print(const Program *program)
{
    Model model;
    model_begin(&model);
    for (int i = 0; i < program->size; i++) {
        Op op = program->ops[i];
        if (model_resolve(&model, &op)) {
            python_op(stdout, &op);
            model_step(&model, &op);
        }
    }
}

void program_write(const Program *program)
{
    printf("from prelude import *\n\nbegin()\n");
#if CHAPTER < 7
    printf("sort_deaths()\n");
#endif
    program_print(program);
    printf("end()\n");
}
