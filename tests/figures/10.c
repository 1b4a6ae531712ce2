/* The figures of chapter 10: threads, in time, and who has the lock. */
#include "figure.h"

/* A thread: what it does, one cell after the other. Shaded: it does not run. */
typedef struct Spell {
    double width;
    const char *text;
    char is;                    /* 'r'uns, 'w'aits, or runs and is 'n'ew to the reader */
} Spell;

static void thread_of(double unit, const char *title, const char *note, const Spell *spells)
{
    int bar = figure_bar(unit, title, "%s", note);
    for (; spells->width > 0; spells++)
        figure_cell(bar, spells->width, spells->is == 'w', "%s", spells->text)->changed = spells->is == 'n';
}

/* Two threads add one to a count, and it grows by one. */
static void draw_lost(void)
{
    thread_of(72, "one thread", "in time",
              (const Spell[]){ { 1, "reads 5", 'r' }, { 1, "", 'w' }, { 1, "5 + 1", 'r' }, { 1, "", 'w' },
                               { 1, "writes 6", 'r' }, { 1, "", 'w' }, { 0, NULL, 0 } });
    thread_of(72, "the other", "in time",
              (const Spell[]){ { 1, "", 'w' }, { 1, "reads 5", 'r' }, { 1, "", 'w' }, { 1, "5 + 1", 'r' },
                               { 1, "", 'w' }, { 1, "writes 6", 'n' }, { 0, NULL, 0 } });
    figure_structure("10-lost", NULL);
}

/* An interpreter with three threads, and its lock. */
static void draw_gil(void)
{
    ObThread *one = ob_thread_new(), *two = ob_thread_new();
    if (one == NULL || two == NULL)
        figure_failed("threads");
    int interp = figure_box(false, "ObInterp", "an interpreter");
    int gil = figure_box(false, "ObGil", "its lock");
    int first = figure_box(false, "ObThread", "the main one");
    int second = figure_box(false, "ObThread", "attached");
    int third = figure_box(false, "ObThread", "waits");
    figure_row(interp, "main", "%s", "")->to = first;
    figure_row(interp, "gil", "%s", "")->to = gil;
    figure_row(first, "next", "%s", "")->to = third;
    figure_row(interp, "requests", "%u", (unsigned)one->interp->requests);
    figure_row(gil, "locked", "held, wanted");
    figure_row(gil, "interval", "%lu", ob_gil_interval());
    figure_row(gil, "last_holder", "%s", "")->to = second;
    figure_row(gil, "waiting", "1");
    figure_row(second, "next", "-");
    figure_row(third, "next", "%s", "")->to = second;
    figure_structure("10-gil", NULL);
    /* none of them was started: they end here */
    for (int i = 0; i < 2; i++) {
        ObThread *self = ob_thread_detach();
        ob_thread_attach(i == 0 ? one : two);
        ob_thread_end();
        ob_thread_attach(self);
    }
}

/* One asks; without and with waiting until it has it. */
static void draw_forced(void)
{
    thread_of(34, "A, which computes", "in milliseconds",
              (const Spell[]){ { 5, "has the lock", 'r' }, { .4, "", 'n' }, { 5, "has it again", 'n' },
                               { .4, "", 'n' }, { 4, "and again", 'n' }, { 0, NULL, 0 } });
    thread_of(34, "B, which asks", "not forced",
              (const Spell[]){ { 5, "waits, and asks", 'w' }, { .4, "", 'w' }, { 5, "waits, and asks", 'w' },
                               { .4, "", 'w' }, { 4, "waits", 'w' }, { 0, NULL, 0 } });
    figure_structure("10-unforced", NULL);
    thread_of(34, "A, which computes", "in milliseconds",
              (const Spell[]){ { 5, "has the lock", 'r' }, { .4, "", 'w' }, { 5, "waits, and asks", 'w' },
                               { .4, "", 'w' }, { 4, "has the lock", 'r' }, { 0, NULL, 0 } });
    thread_of(34, "B, which asks", "forced",
              (const Spell[]){ { 5, "waits, and asks", 'w' }, { .4, "", 'w' }, { 5, "has the lock", 'r' },
                               { .4, "", 'w' }, { 4, "waits", 'w' }, { 0, NULL, 0 } });
    figure_structure("10-forced", NULL);
}

/* One needs the lock for a moment, beside one that has it all the time. */
static void draw_convoy(void)
{
    thread_of(34, "the one that computes", "in milliseconds",
              (const Spell[]){ { 1, "", 'r' }, { 5, "has the lock", 'r' }, { .5, "", 'w' }, { 3.5, "has the lock", 'r' },
                               { 5, "has the lock", 'r' }, { 0, NULL, 0 } });
    thread_of(34, "the one that answers", "in milliseconds",
              (const Spell[]){ { 1, "", 'w' }, { 5, "waits for the lock", 'w' }, { .5, "", 'n' },
                               { 3.5, "waits for a byte", 'w' }, { 5, "waits for the lock", 'w' }, { 0, NULL, 0 } });
    thread_of(34, "the client", "another process",
              (const Spell[]){ { 1, "", 'r' }, { 5.5, "waits for an answer", 'w' }, { 3.5, "does its work", 'r' },
                               { 5, "waits for an answer", 'w' }, { 0, NULL, 0 } });
    figure_structure("10-convoy", NULL);
}

/* Two interpreters of a process. */
static void draw_two(void)
{
    int one = figure_box(false, "ObInterp", "a list of its own");
    int none = figure_box(false, "None", "immortal");
    int other = figure_box(false, "ObInterp", "a list of its own");
    for (int i = 0; i < 2; i++) {
        int box = i == 0 ? one : other;
        figure_row(box, "mem", "its blocks");
        figure_row(box, "gil", "its lock");
        figure_row(box, "heap", "its containers")->to = none;
        figure_row(box, "threads", "its own");
    }
    figure_row(none, "count", "never written");
    figure_structure("10-two", NULL);
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    draw_lost();
    draw_gil();
    draw_forced();
    draw_convoy();
    draw_two();
    return figures_end();
}
