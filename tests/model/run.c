#include "run.h"
#include "model.h"
#include "python.h"

#include <stdarg.h>
#include <string.h>

const char *const mode_names[MODES] = {
    "collections only when asked for",
    "a collection after every few births",
    "a collection after every birth"
};

typedef struct Run {
    Library library;
    Model model;
    Op op;                          /* after which they differed */
    bool ended;                     /* that was after the last */
    char why[2 * LOG_SIZE + 400];   /* in what */
} Run;

static OB_PRINTF(2, 3) int differ(Run *run, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(run->why, sizeof run->why, format, args);
    va_end(args);
    return -1;
}

static const char *name_of(Kind kind)
{
    static const char *const names[] = { "Doomed", "list", "dict",
                                         "tuple" };
    return names[kind];
}

static int compare_logs(Run *run)
{
    const Log *got = &run->library.log, *expected = &run->model.log;
    if (got->size == expected->size
        && memcmp(got->text, expected->text, got->size) == 0)
        return 0;
    return differ(run, "the library logged\n%sthe model\n%s",
                  got->text, expected->text);
}

/* The n-th node and what should be its object. */
static int compare_one(Run *run, int n, ObObject *op, int references)
{
    const Node *node = &run->model.nodes[n];
    const char *name = name_of(node->kind);
    if (strcmp(ob_type(op)->name, name) != 0)
        return differ(run, "a %s lives where the model has a %s",
                      ob_type(op)->name, name);
    if (ob_refcnt(op) != (uint32_t)references)
        return differ(run, "a %s counts %u references; names and edges "
                      "to it are %d", name, ob_refcnt(op), references);
    if (node->tracked && !ob_is_tracked(op)
        && !model_untrack(&run->model, n))
        return differ(run, "a %s is not tracked", name);
    if (!node->tracked && ob_is_tracked(op))
        return differ(run, "a %s is still tracked", name);
    return 0;
}

/* Both in the order of birth. */
static int compare_living(Run *run)
{
    ObObject *living[OBJECTS];
    int counts[OBJECTS], size = library_living(living), i = 0;
    model_count(&run->model, counts);
    for (int n = 0; n < run->model.size; n++)
        if (run->model.nodes[n].alive) {
            if (i == size)
                return differ(run, "a %s lives in the model only",
                              name_of(run->model.nodes[n].kind));
            if (compare_one(run, n, living[i++], counts[n]) < 0)
                return -1;
        }
    return i == size ? 0 : differ(run, "a %s lives in the library only",
                                  ob_type(living[i])->name);
}

static int compare(Run *run)
{
    char why[200];
    if (ob_validate(why, sizeof why) < 0)
        return differ(run, "%s", why);
    if (compare_living(run) < 0)
        return -1;
    return compare_logs(run);
}

/* The collections that nobody asked for. */
static int collect_as_library(Run *run, const Op *op)
{
    bool full = op->verb == COLLECT && op->index == 2;
    for (int i = 0; i < run->library.collections; i++) {
        model_collect(&run->model, run->library.unasked[i]);
        full |= run->library.unasked[i] == 2;
    }
    if (full && model_lost(&run->model) > 0)
        return differ(run, "%d live that cannot be reached",
                      model_lost(&run->model));
    if (library_is_late(&run->library, op))
        return differ(run, "there was no collection");
    return 0;
}

static int step(Run *run, const Op *op)
{
    library_step(&run->library, op);
    model_step(&run->model, op);
    if (collect_as_library(run, op) < 0)
        return -1;
    return compare(run);
}

static int run_both(Run *run, const Program *program, Mode mode)
{
    library_begin(&run->library, mode);
    model_begin(&run->model);
    run->ended = false;
    for (int i = 0; i < program->size; i++) {
        run->op = program->ops[i];
        if (model_resolve(&run->model, &run->op)
            && step(run, &run->op) < 0)
            return -1;
    }
    run->ended = true;
    return library_end(&run->library) == 0 ? 0
           : differ(run, "something has leaked");
}

static Run run;

bool run_program(const Program *program, Mode mode)
{
    if (run_both(&run, program, mode) == 0)
        return true;
    printf(run.ended ? "in the end\n" : "after ");
    if (!run.ended)
        python_op(stdout, &run.op);
    printf("%s\n", run.why);
    return false;
}

const char *run_log(const Program *program)
{
    if (!run_program(program, WHEN_ASKED))
        return NULL;
#if CHAPTER >= 7
    return run.library.as_it_came.text;
#else
    return run.library.log.text;
#endif
}
