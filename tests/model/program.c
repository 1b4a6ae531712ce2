#include "program.h"

#include <stdbool.h>
#include <string.h>

/* splitmix64: Steele, Lea, Flood, OOPSLA 2014 */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static int below(uint64_t *state, int n)
{
    return (int)(next(state) % (uint64_t)n);
}

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
    Program program = { .size = (size_t)(40 + below(&seed, 41)) };
    bool tidy = below(&seed, 2) == 1;
    for (size_t i = 0; i < program.size; i++)
        program.ops[i] = draw(&seed);
    if (tidy)
        tidy_up(&program);
    return program;
}

Program program_without(const Program *program, size_t at, size_t n)
{
    Program rest = *program;
    size_t after = at + n < program->size ? at + n : program->size;
    memmove(rest.ops + at, rest.ops + after,
            (program->size - after) * sizeof(Op));
    rest.size -= after - at;
    return rest;
}
