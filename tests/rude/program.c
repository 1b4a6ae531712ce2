#include "program.h"
#include "draw.h"

#include <stdio.h>
#include <string.h>

/* --- drawing --- */

/* How often each verb is drawn: as a step, and as an action. */
static const struct { int step, action; } lots[VERBS] = {
    [MAKE] = { 14, 3 },  [BIND] = { 2, 4 },   [DEL] = { 3, 7 },
    [FREE] = { 1, 2 },   [APPEND] = { 7, 4 }, [SET] = { 3, 3 },
    [POP] = { 2, 4 },    [FETCH] = { 2, 2 },  [CLEAR] = { 1, 5 },
    [PUT] = { 14, 5 },   [GET] = { 4, 2 },    [REMOVE] = { 3, 4 },
    [EQUAL] = { 12, 2 }, [HASH] = { 1, 1 },   [REPR] = { 3, 1 },
    [ERASE] = { 1, 2 },  [EXTEND] = { 1, 1 }, [COPY] = { 1, 1 },
    [TAKE] = { 1, 1 },   [UPDATE] = { 3, 1 }, [CONTAINS] = { 4, 1 },
    [COLLECT] = { 3, 2 }, [FREEZE] = { 1, 1 }, [UNFREEZE] = { 1, 1 },
    [THRESHOLD] = { 1, 1 }, [LISTEN] = { 1, 1 }, [IGNORE] = { 1, 1 },
    [INSPECT] = { 0, 1 }
}, more[VERBS] = {      /* once there are classes */
    [SETATTR] = { 22, 5 }, [GETATTR] = { 4, 6 }, [DELATTR] = { 2, 2 },
    [VARS] = { 4, 2 },   [BOUND] = { 5, 2 },  [CALL] = { 4, 1 },
    [RECLASS] = { 2, 1 }, [CLASS] = { 1, 1 }, [COUNT] = { 3, 0 },
    [TRACKED] = { 1, 0 }, [DEL] = { 6, 3 },   [COLLECT] = { 3, 1 }
}, most[VERBS] = {      /* once there are weak references */
    [WEAKREF] = { 24, 6 }, [WEAKPROXY] = { 8, 2 }, [DEREF] = { 8, 5 },
    [WEAKCOUNT] = { 3, 1 }, [DEL] = { 8, 3 }, [COLLECT] = { 3, 1 }
}, last[VERBS] = {      /* once there are weak containers */
    [VALUES_SET] = { 12, 3 }, [VALUES_GET] = { 3, 3 },
    [VALUES_DEL] = { 1, 1 },  [KEYS_SET] = { 12, 3 },
    [KEYS_GET] = { 2, 2 },    [KEYS_DEL] = { 1, 1 },
    [ITEMS_ADD] = { 5, 1 },   [ITEMS_DISCARD] = { 1, 1 },
    [FINALLY] = { 8, 2 },     [SIZES] = { 3, 1 }, [WALK] = { 3, 1 },
    [DEL] = { 8, 2 }
};

static int lots_of(int verb, bool action, int knows)
{
    int n = action ? lots[verb].action : lots[verb].step;
    if (knows >= 7)
        n += action ? more[verb].action : more[verb].step;
    if (knows >= 8)
        n += action ? most[verb].action : most[verb].step;
    if (knows >= 9)
        n += action ? last[verb].action : last[verb].step;
    return n;
}

static Verb draw_verb(uint64_t *state, bool action, int knows)
{
    int all = 0, i = 0;
    for (int v = 0; v < VERBS; v++)
        all += lots_of(v, action, knows);
    int lot = below(state, all);
    while ((lot -= lots_of(i, action, knows)) >= 0)
        i++;
    return (Verb)i;
}

/* Two in seven are rude, and with classes there are four instances for
 * each seven of the others. */
static Kind draw_kind(uint64_t *state, int knows)
{
    static const Kind kinds[] = {
        LIST, DICT, TUPLE, RUDE, RUDE, RUDE, IMP,
        INSTANCE, INSTANCE, INSTANCE, INSTANCE, INSTANCE, INSTANCE
    };
    return kinds[below(state, knows >= 7 ? 13 : 7)];
}

/* A step knows no SELF and no OTHER. */
static int draw_operand(uint64_t *state, bool action)
{
    int operand = below(state, OPERANDS + NAMES);
    if (operand >= OPERANDS)
        operand -= OPERANDS;
    return operand < SELF || operand > OTHER || action ? operand
           : operand - NAMES;
}

static Op draw(uint64_t *state, bool action, int knows)
{
    Op op = { .verb = draw_verb(state, action, knows) };
    op.kind = draw_kind(state, knows);
    op.a = draw_operand(state, action);
    op.b = draw_operand(state, action);
    op.c = draw_operand(state, action);
    op.index = below(state, 6);
    op.which = below(state, 8);
    bool asks = verb_asks(op.verb)
                || (op.verb == MAKE && op.kind == INSTANCE);
    op.pending = below(state, 8) == 0 && !asks;
    return op;
}

/* Half of the scripts do nothing, so that others can work. */
static Script draw_script(uint64_t *state, int knows)
{
    Script script = { .size = below(state, 2 * ACTIONS) - ACTIONS + 1 };
    if (script.size < 0)
        script.size = 0;
    for (int i = 0; i < script.size; i++)
        script.actions[i] = draw(state, true, knows);
    script.answer = (Answer)below(state, ANSWERS + 2);
    if (script.answer >= ANSWERS)
        script.answer = YES;
    else if (script.answer == RAISE && below(state, 2) == 0)
        script.answer = NO;
    return script;
}

/* In the end, half of the programs delete all names and collect. */
static void tidy_up(Program *program)
{
    for (int name = 0; name < NAMES; name++)
        program->ops[program->size++] = (Op){ .verb = DEL, .a = name };
    program->ops[program->size++] = (Op){ .verb = COLLECT, .index = 2 };
}

/* Three in four have __del__. */
static Shape draw_shape(uint64_t *state, int number)
{
    int base = below(state, 2 * SHAPES);
    return (Shape){
        .base = base < number ? base : -1,
        .slots = below(state, 12),
        .learns = below(state, 3) == 0,
        .begins = below(state, 3) == 0,
        .ends = below(state, 4) > 0
    };
}

/* The first 4,000 know no weak references, the next 2,000 no weak
 * containers. */
static int chapter_of(uint64_t seed)
{
    if (seed > 6000 && CHAPTER >= 9)
        return 9;
    if (seed > 4000 && CHAPTER >= 8)
        return 8;
    return seed % 4 > 0 && CHAPTER >= 7 ? 7 : 5;
}

Program program_of(uint64_t seed)
{
    int knows = chapter_of(seed);
    Program program = {
        .knows = knows,
        .size = 30 + below(&seed, STEPS - 30 - NAMES)
    };
    bool tidy = below(&seed, 2) == 1;
    for (int i = 0; i < program.size; i++)
        program.ops[i] = draw(&seed, false, knows);
    for (int name = 0; name < NAMES; name++) {
        program.ops[name].verb = MAKE;
        program.ops[name].a = name;
        program.ops[name].pending = false;
    }
    for (int i = 0; i < MANNERS; i++)
        for (int slot = 0; slot < SLOTS; slot++)
            if (slot != CALLBACKS)
                program.scripts[i][slot] = draw_script(&seed, knows);
    for (int i = 0; i < SHAPES; i++)
        program.shapes[i] = draw_shape(&seed, i);
    for (int i = 0; i < MANNERS && knows >= 8; i++)
        program.scripts[i][CALLBACKS] = draw_script(&seed, knows);
    if (tidy)
        tidy_up(&program);
    return program;
}

/* --- leaving out --- */

/* For each script: its actions, from the last, and its answer; then
 * for each step: the exception. */
enum { IN_SCRIPT = ACTIONS + 1, IN_SCRIPTS = MANNERS * SLOTS * IN_SCRIPT };

int program_parts(const Program *program)
{
    return IN_SCRIPTS + program->size;
}

static bool script_lessen(Script *script, int at)
{
    if (at == ACTIONS) {
        bool less = script->answer != NO;
        script->answer = NO;
        return less;
    }
    if (at >= script->size)
        return false;
    script->size--;
    memmove(script->actions + at, script->actions + at + 1,
            (size_t)(script->size - at) * sizeof(Op));
    return true;
}

bool program_lessen(Program *program, int part)
{
    int script = part / IN_SCRIPT;
    if (part < IN_SCRIPTS)
        return script_lessen(&program->scripts[script / SLOTS]
                                              [script % SLOTS],
                             part % IN_SCRIPT);
    bool *pending = &program->ops[part - IN_SCRIPTS].pending;
    bool less = *pending;
    *pending = false;
    return less;
}

/* --- classes --- */

const char *attribute_name(int which)
{
    static const char *const names[ATTRIBUTES] = {
        "a", "b", "c", "x", "y"
    };
    return names[which % ATTRIBUTES];
}

bool shape_has_dict(const Program *program, int shape)
{
    for (; shape >= 0; shape = program->shapes[shape].base) {
        int slots = program->shapes[shape].slots;
        if (slots < 6 || slots == 10)
            return true;
    }
    return false;
}

bool shape_has_weak(const Program *program, int shape)
{
    for (; shape >= 0; shape = program->shapes[shape].base) {
        int slots = program->shapes[shape].slots;
        if (slots < 6 || (slots == 9 && program->knows >= 8))
            return true;
    }
    return false;
}

const char *const *shape_slots(const Program *program, int shape)
{
    static const char *const lists[][4] = {
        { NULL }, { "x", NULL }, { "a", "x", NULL }, { "b", "y", NULL },
        { "__dict__", "x", NULL }, { "y", NULL },
        { "__weakref__", "y", NULL }
    };
    int slots = program->shapes[shape].slots;
    if (slots < 6)
        return NULL;
    if (slots == 10 && shape_has_dict(program, program->shapes[shape].base))
        slots = 7;
    if (slots == 9 && program->knows >= 8
        && !shape_has_weak(program, program->shapes[shape].base))
        slots = 12;
    return lists[slots - 6];
}

bool shape_begins(const Program *program, int shape)
{
    for (; shape >= 0; shape = program->shapes[shape].base)
        if (program->shapes[shape].begins)
            return true;
    return false;
}

bool shape_ends(const Program *program, int shape)
{
    for (; shape >= 0; shape = program->shapes[shape].base)
        if (program->shapes[shape].ends)
            return true;
    return false;
}

/* --- what verbs need --- */

enum {              /* those that can be referred to, and some */
    WEAKLY = 1 << INSTANCE | 1 << RUDE | 1 << IMP | 1 << METHOD
             | 1 << DICT | 1 << PROXY
};

unsigned verb_kinds(Verb verb)
{
    static const unsigned kinds[VERBS] = {
        [APPEND] = 1 << LIST | 1 << RUDE, [SET] = 1 << LIST,
        [POP] = 1 << LIST, [FETCH] = 1 << LIST | 1 << TUPLE,
        [CLEAR] = 1 << LIST | 1 << DICT | 1 << ATTRS | 1 << RUDE,
        [ERASE] = 1 << LIST, [EXTEND] = 1 << LIST,
        [COPY] = 1 << LIST | 1 << DICT,
        [PUT] = 1 << DICT, [GET] = 1 << DICT, [REMOVE] = 1 << DICT,
        [TAKE] = 1 << DICT, [UPDATE] = 1 << DICT,
        [CONTAINS] = 1 << LIST | 1 << DICT,
        [EQUAL] = (1 << KINDS) - 1, [HASH] = (1 << KINDS) - 1,
        [REPR] = (1 << KINDS) - 1,
        [SETATTR] = 1 << INSTANCE | 1 << ATTRS | 1 << PROXY,
        [GETATTR] = 1 << INSTANCE | 1 << ATTRS | 1 << PROXY,
        [DELATTR] = 1 << INSTANCE | 1 << ATTRS | 1 << PROXY,
        [VARS] = 1 << INSTANCE, [BOUND] = 1 << INSTANCE | 1 << PROXY,
        [WEAKREF] = WEAKLY, [WEAKPROXY] = WEAKLY,
        [DEREF] = 1 << REF,
        [VALUES_SET] = WEAKLY, [FINALLY] = WEAKLY,
        [KEYS_SET] = 1 << INSTANCE, [KEYS_GET] = 1 << INSTANCE,
        [KEYS_DEL] = 1 << INSTANCE, [ITEMS_ADD] = 1 << INSTANCE,
        [ITEMS_DISCARD] = 1 << INSTANCE,
        [WEAKCOUNT] = 1 << INSTANCE | 1 << RUDE | 1 << IMP,
        [CALL] = 1 << METHOD, [RECLASS] = 1 << INSTANCE,
        [COUNT] = (1 << KINDS) - 1, [TRACKED] = (1 << KINDS) - 1
    };
    return kinds[verb];
}

bool verb_asks(Verb verb)
{
    return verb >= PUT && verb <= FINALLY;
}

int verb_holds(Verb verb)
{
    return verb_keyed(verb) ? 2
           : verb >= VALUES_SET && verb <= FINALLY ? 3 : 0;
}

bool verb_keyed(Verb verb)
{
    return verb >= PUT && verb <= CONTAINS;
}

/* --- printing --- */

const char *slot_name(Slot slot)
{
    static const char *const names[SLOTS] = {
        "equal", "hash", "repr", "finalize", "init", "call",
        "callback", "clear", "free", "start", "stop"
    };
    return names[slot];
}

static const char *operand_name(int operand)
{
    static const char *const names[OPERANDS] = {
        "n0", "n1", "n2", "n3", "n4", "n5", "self", "other",
        "0", "1", "2"
    };
    return names[operand];
}

static void print_made(const Op *op)
{
    static const char *const kinds[KINDS] = {
        "list", "dict", NULL, "tuple", "Rude", "Imp"
    };
    if (op->kind == INSTANCE) {
        printf("%s = C%d(manner %d)", operand_name(op->a % NAMES),
               op->which % SHAPES, op->index);
        return;
    }
    printf("%s = %s(", operand_name(op->a % NAMES), kinds[op->kind]);
    if (op->kind >= RUDE)
        printf("manner %d", op->index);
    if (op->kind != IMP)
        printf("%s%s%s%s", op->kind == RUDE ? ", " : "",
               op->index > 0 ? operand_name(op->b) : "",
               op->index > 3 ? ", " : "",
               op->index > 3 ? operand_name(op->c) : "");
    printf(")");
}

/* $a, $b, $c are operands, $A and $C names, $i is the index, $n and $s
 * are the name of an attribute and a shape. */
static const char *const sentences[VERBS] = {
    [BIND] = "$A = $b", [DEL] = "del $A", [FREE] = "free $A's namespace",
    [APPEND] = "$a.append($b)", [SET] = "$a[$i] = $b",
    [POP] = "$a.pop()", [FETCH] = "$C = $a[$i]", [CLEAR] = "$a.clear()",
    [PUT] = "$a[$b] = $c", [GET] = "$C = $a[$b]",
    [REMOVE] = "del $a[$b]", [TAKE] = "$C = $a.pop($b)",
    [ERASE] = "del $a[$i]", [EXTEND] = "$a.extend($b)",
    [COPY] = "$C = $a.copy()", [UPDATE] = "$a.update($b)",
    [CONTAINS] = "$b in $a", [EQUAL] = "$a == $b", [HASH] = "hash($a)",
    [REPR] = "repr($a)", [SETATTR] = "$a.$n = $b",
    [GETATTR] = "$C = $a.$n", [DELATTR] = "del $a.$n",
    [VARS] = "$C = vars($a)", [BOUND] = "$C = $a.m",
    [CALL] = "$a()", [RECLASS] = "$a.__class__ = C$s",
    [WEAKREF] = "$C = ref($a, $i)", [WEAKPROXY] = "$C = proxy($a, $i)",
    [DEREF] = "$C = $a()", [WEAKCOUNT] = "getweakrefcount($a)",
    [VALUES_SET] = "values[$i] = $a", [VALUES_GET] = "$C = values[$i]",
    [VALUES_DEL] = "del values[$i]", [KEYS_SET] = "keys[$a] = $b",
    [KEYS_GET] = "$C = keys[$a]", [KEYS_DEL] = "del keys[$a]",
    [ITEMS_ADD] = "items.add($a)",
    [ITEMS_DISCARD] = "items.discard($a)",
    [FINALLY] = "finalize($a, $i)", [SIZES] = "sizes()",
    [WALK] = "for value in values.values(): del $a",
    [CLASS] = "class C$s", [COUNT] = "count($a)",
    [TRACKED] = "is_tracked($a)", [COLLECT] = "collect($i)",
    [FREEZE] = "freeze()", [UNFREEZE] = "unfreeze()",
    [THRESHOLD] = "set_threshold($i)", [LISTEN] = "listen()",
    [IGNORE] = "ignore()", [INSPECT] = "inspect($i)"
};

static void print_part(const Op *op, char part)
{
    if (part == 'i' || part == 's')
        printf("%d", part == 'i' ? op->index : op->which % SHAPES);
    else if (part == 'n')
        printf("%s", attribute_name(op->which));
    else
        printf("%s", operand_name(part == 'a' ? op->a
                                  : part == 'b' ? op->b
                                  : part == 'c' ? op->c
                                  : part == 'A' ? op->a % NAMES
                                                : op->c % NAMES));
}

static void print_op(const Op *op, const char *before)
{
    printf("%s", before);
    if (op->verb == MAKE)
        print_made(op);
    else
        for (const char *p = sentences[op->verb]; *p != '\0'; p++)
            if (*p != '$')
                putchar(*p);
            else
                print_part(op, *++p);
    printf(op->pending ? "    # ValueError pending\n" : "\n");
}

static void print_script(const Script *script, int manner, Slot slot)
{
    static const char *const answers[ANSWERS] = {
        "False", "True", "NotImplemented", "raise"
    };
    bool tells = script->answer == RAISE
                 || (slot == EQUALS && script->answer != NO);
    if (script->size == 0 && !tells)
        return;
    if (slot >= BEGINS)
        printf("callback at %s:\n", slot_name(slot));
    else
        printf("manner %d, %s:\n", manner, slot_name(slot));
    for (int i = 0; i < script->size; i++)
        print_op(&script->actions[i], "    ");
    if (tells)
        printf("    -> %s\n", answers[script->answer]);
}

static void print_shape(const Program *program, int number)
{
    const Shape *shape = &program->shapes[number];
    const char *const *slots = shape_slots(program, number);
    printf("class C%d", number);
    if (shape->base >= 0)
        printf("(C%d)", shape->base);
    printf("%s%s%s", shape->begins ? ", __init__" : "",
           shape->ends ? ", __del__" : "",
           shape->learns ? ", knows a and c" : "");
    for (; slots != NULL && *slots != NULL; slots++)
        printf(", slot %s", *slots);
    printf(slots != NULL ? ", __slots__\n" : "\n");
}

void program_print(const Program *program)
{
    for (int i = 0; i < SHAPES && program->knows >= 7; i++)
        print_shape(program, i);
    for (int manner = 0; manner < MANNERS; manner++)
        for (int slot = 0; slot < SLOTS; slot++)
            if (slot < BEGINS || manner == 0)
                print_script(&program->scripts[manner][slot], manner,
                             (Slot)slot);
    for (int i = 0; i < program->size; i++)
        print_op(&program->ops[i], "");
}
