#include "run.h"

#include "model.h"

#include <string.h>

const char *const mode_names[MODES] = {
    "collections only when asked for",
    "a collection after every few births",
    "a collection after every birth",
    "as in Python"
};

static World world;
static Model model;

static int contents(const Node *node, int values[4 * ROOM])
{
    int n = 0;
    bool dict = node->kind == DICT || node->kind == ATTRS;
    if (node->kind == INSTANCE)
        return model_contents(&model, node, values);
    for (int i = 0; !dict && i < node->size; i++)
        values[n++] = node->items[i];
    for (int i = 0; dict && i < node->used; i++)
        if (node->entries[i].key != NOTHING) {
            values[n++] = node->entries[i].key;
            values[n++] = node->entries[i].value;
        }
    return n;
}

/* An object, and the node that it must be. */
static void compare_one(int n)
{
    const ObObject *op = world.objects[n];
    int got[4 * ROOM], expected[4 * ROOM], instances;
    int size = contents(&model.nodes[n], expected);
    if (model.nodes[n].state != ALIVE)
        world_fail("%d lives, and should not", n);
    if (ob_refcnt(op) != (uint32_t)model_count(&model, n))
        world_fail("%d counts %u references; there are %d", n,
                   ob_refcnt(op), model_count(&model, n));
    if (world_class(n, &instances) != model.nodes[n].class
        || (model.nodes[n].class != NOTHING && instances
            != model_instances(&model, model.nodes[n].class)))
        world_fail("%d has a class with %d references", n, instances);
    if (world_contents(n, got) != size
        || memcmp(got, expected, (size_t)size * sizeof got[0]) != 0)
        world_fail("%d does not hold what it should", n);
}

static void compare(void)
{
    int numbers[2 * BIRTHS], alive = 0;
    int size = world_living(numbers);
    for (int i = 0; i < size; i++)
        compare_one(numbers[i]);
    for (int n = 0; n < model.size; n++)
        alive += model.nodes[n].state == ALIVE;
    if (alive != size)
        world_fail("%d live, and should be %d", size, alive);
}

static void validate(void)
{
    char why[200];
    if (ob_validate(why, sizeof why) < 0)
        world_fail("%s", why);
}

/* All is checked after each step in one mode, and at the end in the
 * others. */
bool run_program(const Program *program, Mode mode)
{
    world_begin(&world, program, mode);
    model_begin(&model, &world);
    for (int i = 0; i < program->size; i++) {
        world_step(&program->ops[i]);
        if (model_step(&model, &program->ops[i]) < 0)
            world_fail("%s", model.why);
        compare();
        if (mode == EAGER || i == program->size - 1)
            validate();
    }
    world_end();
    return true;
}

/* What the collector clears, Python does not say. */
const char *run_log(const Program *program)
{
    run_program(program, PYTHON);
    char *to = world.log, *next;
    for (char *line = to; *line != '\0'; line = next) {
        next = strchr(line, '\n') + 1;
        if (strncmp(line, "clear ", 6) != 0) {
            memmove(to, line, (size_t)(next - line));
            to += next - line;
        }
    }
    *to = '\0';
    return world.log;
}
