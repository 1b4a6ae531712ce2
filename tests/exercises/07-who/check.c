/* Exercise 7.1: each answer is tried on the library. */
#include "harness.h"
#include "who.h"

#include <string.h>

#define NAMES "`del` takes a name away. Who has another one lives."
#define CALLED \
    "A call by hand is a call like any other; the object lives on, and has " \
    "its last words all the same."
#define PARENT \
    "Whoever dies speaks first, and then lets go of its attributes in their " \
    "order."
#define BACK "A list lets go of its items from the last to the first."
#define BIRTHS \
    "In a collection they speak in the order of their births, whoever " \
    "refers to whom."
#define SAVED "Who is saved, and all that it reaches, is not counted."
#define ONCE "Nobody speaks twice."
#define FOUND \
    "It speaks no more, but it is found: both of them are unreachable."
#define OTHERS "One that is saved saves what it reaches, and nobody else."

typedef struct Speaker {
    ObObject base;
    char name;
    bool saves_itself;
    ObObject *held[2];          /* let go of in this order */
} Speaker;

static char said[20];
static ObObject *saved;

static int speaker_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Speaker *self = (Speaker *)op;
    int result = self->held[0] != NULL ? visit(self->held[0], arg) : 0;
    return result == 0 && self->held[1] != NULL ? visit(self->held[1], arg)
                                                : result;
}

static ObObject *speaker_drop_next(ObObject *op)
{
    Speaker *self = (Speaker *)op;
    ObObject **held = &self->held[self->held[0] == NULL], *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static void speaker_clear(ObObject *op)
{
    Speaker *self = (Speaker *)op;
    for (int i = 0; i < 2; i++) {
        ObObject *held = self->held[i];
        self->held[i] = NULL;
        if (held != NULL)
            ob_decref(held);
    }
}

static void speaker_finalize(ObObject *op)
{
    const Speaker *self = (Speaker *)op;
    strncat(said, &self->name, 1);
    if (self->saves_itself)
        need(ob_list_append(saved, op) == 0 ? op : NULL);
}

static ObType speaker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Speaker",
    .basic_size = sizeof(Speaker), .traverse = speaker_traverse,
    .drop_next = speaker_drop_next, .clear = speaker_clear,
    .finalize = speaker_finalize, .free = ob_object_free,
};

static Speaker *speaker(char name)
{
    Speaker *self = need(ob_object_new(&speaker_type, sizeof *self));
    *self = (Speaker){ .base = self->base, .name = name };
    ob_track(&self->base);
    said[0] = '\0';
    return self;
}

static void hold(Speaker *self, int i, Speaker *other)
{
    ob_incref(&other->base);
    self->held[i] = &other->base;
}

static void drop(Speaker *self)
{
    ob_decref(&self->base);
}

static void drop_pair(char a, char b, bool saves_itself)
{
    Speaker *first = speaker(a), *second = speaker(b);
    first->saves_itself = saves_itself;
    hold(first, 0, second);
    hold(second, 0, first);
    drop(first);
    drop(second);
}

/* Nobody is told what he has not guessed at. */
static void expect_words(const char *answer, const char *why)
{
    expect_answered(strcmp(answer, "?") != 0);
    expect_choice("your answer", answer, said, why);
}

static void expect_returned(int answer, size_t returned, const char *why)
{
    expect_answered(answer != -1);
    expect_int("your answer", answer, (long long)returned, why);
}

static void names(void)
{
    Speaker *a = speaker('a');
    ob_incref(&a->base);
    drop(a);
    expect_words(two_names, NAMES);
    drop(a);
}

static void called(void)
{
    Speaker *a = speaker('a');
    speaker_finalize(&a->base);
    drop(a);
    expect_words(by_hand, CALLED);
}

static void parent(void)
{
    Speaker *p = speaker('p'), *a = speaker('a'), *b = speaker('b');
    hold(p, 0, a);
    hold(p, 1, b);
    drop(a);
    drop(b);
    drop(p);
    expect_words(attributes, PARENT);
}

static void list(void)
{
    ObObject *op = need(ob_list_new());
    for (char name = 'a'; name <= 'c'; name++)
        need(ob_list_append_steal(op, &speaker(name)->base) == 0 ? op
                                                                 : NULL);
    ob_decref(op);
    expect_words(items, BACK);
}

static void in_cycle(void)
{
    Speaker *c = speaker('c'), *a = speaker('a'), *b = speaker('b');
    hold(a, 0, b);
    hold(b, 0, c);
    hold(c, 0, a);
    drop(a);
    drop(b);
    drop(c);
    ob_gc_collect();
    expect_words(cycle, BIRTHS);
}

static void with_tail(void)
{
    Speaker *t = speaker('t'), *a = speaker('a');
    hold(a, 0, a);
    hold(a, 1, t);
    drop(a);
    drop(t);
    ob_gc_collect();
    expect_words(tail, BIRTHS);
}

static void rescue(void)
{
    saved = need(ob_list_new());
    drop_pair('a', 'b', true);
    expect_returned(saved_returns, ob_gc_collect(), SAVED);
    said[0] = '\0';
    ob_list_clear(saved);
    size_t found = ob_gc_collect();
    expect_words(second_words, ONCE);
    expect_returned(second_returns, found, FOUND);
    ob_decref(saved);
}

static void three_pairs(void)
{
    saved = need(ob_list_new());
    drop_pair('a', 'b', false);
    drop_pair('c', 'd', true);
    drop_pair('e', 'f', false);
    expect_returned(others_return, ob_gc_collect(), OTHERS);
    ob_list_clear(saved);
    ob_gc_collect();
    ob_decref(saved);
}

int main(void)
{
    static const Check checks[] = {
        { "two names", names, .section = "nobody-calls" },
        { "a call by hand", called, .section = "nobody-calls" },
        { "attributes", parent, .section = "parents-first" },
        { "the items of a list", list, .section = "parents-first" },
        { "a cycle", in_cycle, .section = "pep442" },
        { "a tail", with_tail, .section = "pep442" },
        { "a rescue", rescue, .section = "resurrection" },
        { "three pairs, one rescue", three_pairs,
          .section = "resurrection" },
    };
    return RUN(checks);
}
