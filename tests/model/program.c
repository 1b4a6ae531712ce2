#include "program.h"
#include "draw.h"

/* One of 32 lots. */
static Verb draw_verb(uint64_t *state)
{
    static const struct { Verb verb; int lots; } urn[] = {
        { MAKE, 7 }, { BIND, 1 }, { FETCH, 2 }, { DEL, 5 },
        { STORE, 9 }, { SET, 1 }, { REMOVE, 1 }, { CLEAR, 1 },
        { COLLECT, 2 }, { COUNT, 1 }, { TRACKED, 1 }, { CENSUS, 1 },
    };
    int lot = below(state, 32), i = 0;
    while ((lot -= urn[i].lots) >= 0)
        i++;
    return urn[i].verb;
}

/* Two of ten are None. */
static int draw_item(uint64_t *state)
{
    int name = below(state, NAMES + 2);
    return name < NAMES ? name : NOBODY;
}

static Op draw(uint64_t *state)
{
    Op op = { .verb = draw_verb(state) };
    op.kind = (Kind)below(state, KINDS);
    op.a = below(state, NAMES);
    op.b = below(state, NAMES);
    op.index = below(state, op.verb == COLLECT ? 3 : KEYS);
    op.depth = below(state, 4) > 0 ? 1 : 1 + below(state, DEPTH);
    op.size = op.kind == TUPLE ? 1 + below(state, ITEMS)
                               : below(state, ITEMS);
    for (int i = 0; i < op.size; i++)
        op.items[i] = draw_item(state);
    return op;
}

/* Deletes all names, whatever they are then, and collects. */
static void tidy_up(Program *program)
{
    for (int name = 0; name < NAMES; name++)
        program->ops[program->size++] = (Op){ .verb = DEL, .a = name };
    program->ops[program->size++] = (Op){ .verb = COLLECT, .index = 2 };
}

Program program_of(uint64_t seed)
{
    Program program = { .size = 40 + below(&seed, 41) };
    bool tidy = below(&seed, 2) == 1;
    for (int i = 0; i < program.size; i++)
        program.ops[i] = draw(&seed);
    if (tidy)
        tidy_up(&program);
    return program;
}

int program_parts(const Program *program)
{
    return program->size;
}

bool program_lessen(Program *program, int part)
{
    Op *op = &program->ops[part];
    if (op->verb != MAKE)
        return false;
    if (op->depth > 1)
        op->depth--;
    else if (op->size > (op->kind == TUPLE))
        op->size--;
    else
        return false;
    return true;
}
