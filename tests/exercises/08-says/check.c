/* Exercise 8.2: each answer is tried on the library. */
#include "harness.h"
#include "says.h"

#include <string.h>

#define COUNT "By count, its last words come first, and the callbacks then."
#define COLLECTION "In a collection, the callbacks come before all last words."
#define THREE \
    "The youngest reference is called first, and one that was dropped is " \
    "not there to be called."
#define CHAIN \
    "Whoever dies speaks, has its references called back, and lets go of " \
    "what it holds; only then that one dies."
#define OWN \
    "When `a` dies by count, its attributes are still there, and with them " \
    "the reference: it calls back."
#define GARBAGE "A reference that is garbage itself calls nobody back."
#define PAIR \
    "In a collection the callbacks of the older object come first, of each " \
    "object the youngest first, and then the last words."
#define SAVED \
    "By count, the last words come first: who saves itself is still " \
    "referred to. The callback comes when it dies, and no last words twice."
#define SAVED_GARBAGE \
    "A collection calls back before anybody speaks: the callback is used " \
    "up, although the object saves itself."
#define MANY \
    "Refs without a callback are one and the same; with one, each is " \
    "another, and the proxy counts, too."
#define PLAIN \
    "Since 3.15, references without a callback still lead to the object " \
    "while it speaks in a collection."
#define CALLED \
    "References with a callback are cleared before anybody speaks in a " \
    "collection."

typedef struct Speaker {
    ObObject base;
    ObRef *weakrefs;
    char name;
    bool saves_itself;
    ObObject *looks_at;         /* a weak reference, borrowed */
    ObObject *held[2];          /* let go of in this order */
} Speaker;

static char said[20];
static ObObject *saved_ones;
static int leads;

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
    if (self->looks_at != NULL)
        leads = !ob_ref_is_dead(self->looks_at);
    if (self->saves_itself)
        need(ob_list_append(saved_ones, op) == 0 ? op : NULL);
}

static ObType speaker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Speaker",
    .basic_size = sizeof(Speaker), .traverse = speaker_traverse,
    .drop_next = speaker_drop_next, .clear = speaker_clear,
    .finalize = speaker_finalize, .free = ob_object_free,
    .weak_offset = offsetof(Speaker, weakrefs),
};

static Speaker *speaker(char name)
{
    Speaker *self = need(ob_object_new(&speaker_type, sizeof *self));
    *self = (Speaker){ .base = self->base, .name = name };
    ob_track(&self->base);
    return self;
}

typedef struct Sayer {
    ObObject base;
    char word;
} Sayer;

static ObObject *sayer_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    strncat(said, &((Sayer *)op)->word, 1);
    return ob_none();
}

static ObType sayer_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Sayer",
    .basic_size = sizeof(Sayer), .call = sayer_call,
    .free = ob_object_free,
};

/* ref(op, says(word)) */
static ObObject *ref_to(Speaker *op, char word)
{
    ObObject *says = need(ob_object_new(&sayer_type, sizeof(Sayer)));
    ((Sayer *)says)->word = word;
    ObObject *ref = need(ob_ref_new(&op->base, says));
    ob_decref(says);
    return ref;
}

static void hold(Speaker *self, int i, ObObject *other)
{
    ob_incref(other);
    self->held[i] = other;
}

static void hold_steal(Speaker *self, int i, ObObject *other)
{
    self->held[i] = other;
}

static void drop(Speaker *self)
{
    ob_decref(&self->base);
}

static void drop_all(ObObject *a, ObObject *b, ObObject *c)
{
    ObObject *ops[] = { a, b, c };
    for (int i = 0; i < 3; i++)
        if (ops[i] != NULL)
            ob_decref(ops[i]);
}

#define GUESS "Fill in what you think, however unsure you are."

/* Nobody is told what he has not guessed at. */
static void tried(const char *answer, const char *why)
{
    expect_int("whether you have answered", strcmp(answer, "?") != 0, 1,
               GUESS);
    expect_choice("your answer", answer, said, why);
}

static void tried_int(int answer, int right, const char *why)
{
    expect_int("whether you have answered", answer != -1, 1, GUESS);
    expect_int("your answer", answer, right, why);
}

static void counted(void)
{
    Speaker *a = speaker('a');
    ObObject *r = ref_to(a, '1');
    drop(a);
    tried(by_count, COUNT);
    ob_decref(r);
}

static void collected(void)
{
    Speaker *a = speaker('a');
    hold(a, 0, &a->base);
    ObObject *r = ref_to(a, '1');
    drop(a);
    ob_gc_collect();
    tried(by_collection, COLLECTION);
    ob_decref(r);
}

static void several(void)
{
    Speaker *a = speaker('a');
    ObObject *r = ref_to(a, '1'), *s = ref_to(a, '2');
    ObObject *t = ref_to(a, '3');
    ob_decref(s);
    drop(a);
    tried(three, THREE);
    drop_all(r, t, NULL);
}

static void chained(void)
{
    Speaker *a = speaker('a'), *b = speaker('b');
    hold(a, 0, &b->base);
    ObObject *r = ref_to(b, '2'), *s = ref_to(a, '1');
    drop(b);
    drop(a);
    tried(chain, CHAIN);
    drop_all(r, s, NULL);
}

static void owned(void)
{
    Speaker *a = speaker('a');
    hold_steal(a, 0, ref_to(a, '1'));
    drop(a);
    tried(own, OWN);
}

static void owned_by_garbage(void)
{
    Speaker *a = speaker('a');
    hold_steal(a, 0, ref_to(a, '1'));
    hold(a, 1, &a->base);
    drop(a);
    ob_gc_collect();
    tried(own_garbage, GARBAGE);
}

static void two(void)
{
    Speaker *a = speaker('a'), *b = speaker('b');
    hold(a, 0, &b->base);
    hold(b, 0, &a->base);
    ObObject *r = ref_to(b, '2'), *s = ref_to(a, '1');
    ObObject *t = ref_to(a, '3');
    drop(a);
    drop(b);
    ob_gc_collect();
    tried(pair, PAIR);
    drop_all(r, s, t);
}

static void rescued_from(bool garbage, const char *answer, const char *why)
{
    saved_ones = need(ob_list_new());
    Speaker *a = speaker('a');
    a->saves_itself = true;
    if (garbage)
        hold(a, 0, &a->base);
    ObObject *r = ref_to(a, '1');
    drop(a);
    ob_gc_collect();
    ob_list_clear(saved_ones);
    ob_gc_collect();
    tried(answer, why);
    drop_all(r, saved_ones, NULL);
}

static void rescued(void)
{
    rescued_from(false, saved, SAVED);
}

static void rescued_garbage(void)
{
    rescued_from(true, saved_garbage, SAVED_GARBAGE);
}

static void many(void)
{
    Speaker *a = speaker('a');
    ObObject *r = need(ob_ref_new(&a->base, NULL));
    ObObject *s = need(ob_ref_new(&a->base, NULL));
    ObObject *t = ref_to(a, '1'), *u = ref_to(a, '1');
    ObObject *p = need(ob_proxy_new(&a->base, NULL));
    tried_int(how_many, (int)ob_weakref_count(&a->base), MANY);
    drop_all(r, s, p);
    drop_all(t, u, &a->base);
}

/* Whether the reference leads to a while a speaks. */
static int leads_while_it_speaks(bool called)
{
    Speaker *a = speaker('a');
    ObObject *r = called ? ref_to(a, '1')
                         : need(ob_ref_new(&a->base, NULL));
    hold(a, 0, &a->base);
    a->looks_at = r;
    drop(a);
    ob_gc_collect();
    ob_decref(r);
    return leads;
}

static void plain(void)
{
    tried_int(plain_leads, leads_while_it_speaks(false), PLAIN);
}

static void called(void)
{
    tried_int(called_leads, leads_while_it_speaks(true), CALLED);
}

int main(void)
{
    static const Check checks[] = {
        { "by count", counted, .section = "callbacks" },
        { "by a collection", collected, .section = "collecting-weakly" },
        { "three references, one dropped", several,
          .section = "callbacks" },
        { "a chain", chained, .section = "callbacks" },
        { "a reference of its own", owned, .section = "callbacks" },
        { "a reference that is garbage", owned_by_garbage,
          .section = "collecting-weakly" },
        { "a pair", two, .section = "collecting-weakly" },
        { "one that saves itself", rescued, .section = "callbacks" },
        { "one that saves itself from a collection", rescued_garbage,
          .section = "collecting-weakly" },
        { "how many", many, .section = "not-enough" },
        { "a plain reference while it speaks", plain,
          .section = "collecting-weakly" },
        { "one with a callback", called, .section = "collecting-weakly" },
    };
    return RUN(checks);
}
