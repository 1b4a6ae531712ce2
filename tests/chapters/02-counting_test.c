/* Chapter 2: who holds a reference, and what happens when the last goes. */
#define _POSIX_C_SOURCE 200809L
#include "support.h"
#include "fatal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* --- what is logged, as text --- */

static FILE *log_file;

static void begin_log(void)
{
    log_file = tmpfile();
    assert_non_null(log_file);
    ob_log_to(log_file);
}

/* Everything that a file has, up to now; the file goes. */
static void assert_written(FILE *file, const char *expected)
{
    static char text[4000];
    rewind(file);
    size_t size = fread(text, 1, sizeof text - 1, file);
    text[size] = '\0';
    fclose(file);
    assert_string_equal(text, expected);
}

static void assert_logged(const char *expected)
{
    ob_log_to(NULL);
    assert_written(log_file, expected);
}

static ObObject *doomed(const char *name)
{
    ObObject *op = ob_doomed_new(name);
    assert_non_null(op);
    return op;
}

/* A new Doomed whose friends are given: their references are stolen. */
static ObObject *doomed_with(const char *name, ObObject *first,
                             ObObject *second)
{
    ObObject *op = doomed(name);
    ObObject *friends[] = { first, second };
    for (int i = 0; i < 2 && friends[i] != NULL; i++) {
        assert_int_equal(ob_doomed_befriend(op, friends[i]), 0);
        ob_decref(friends[i]);
    }
    return op;
}

/* --- deaths --- */

static void a_doomed_announces_itself(void **state)
{
    (void)state;
    begin_log();
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    assert_non_null(ns);
    assert_int_equal(ob_namespace_bind_steal(ns, "a", doomed("a")), 0);
    ob_log_count(ns, "a");
    ObObject *again = ob_namespace_lookup(ns, "a");
    ob_log_count(ns, "a");
    ob_decref(again);
    assert_int_equal(ob_namespace_bind_steal(ns, "a", ob_none()), 0);
    ob_log("end");
    assert_logged("birth a\ncount a 1\ncount a 2\ndied a\nend\n");
}

static void friends_die_after_and_from_the_last(void **state)
{
    (void)state;
    ObObject *a = doomed("a"), *b = doomed("b");
    ObObject *d = doomed_with("d", doomed_with("c", a, b), NULL);
    begin_log();
    ob_decref(d);
    assert_logged("died d\ndied c\ndied b\ndied a\n");
}

static void a_branch_is_done_before_the_next(void **state)
{
    (void)state;
    ObObject *left = doomed_with("left", doomed("leaf"), NULL);
    ObObject *right = doomed_with("right", doomed("twig"), NULL);
    ObObject *top = doomed_with("top", left, right);
    begin_log();
    ob_decref(top);
    assert_logged("died top\ndied right\ndied twig\ndied left\n"
                  "died leaf\n");
}

static void who_is_held_elsewhere_lives_on(void **state)
{
    (void)state;
    ObObject *shared = doomed("shared");
    ob_incref(shared);
    ObObject *top = doomed_with("top", shared, NULL);
    begin_log();
    ob_decref(top);
    assert_int_equal(ob_refcnt(shared), 1);
    ob_decref(shared);
    assert_logged("died top\ndied shared\n");
}

static void one_object_may_be_held_twice(void **state)
{
    (void)state;
    ObObject *friend = doomed("friend");
    ob_incref(friend);
    ObObject *top = doomed_with("top", friend, friend);
    begin_log();
    ob_decref(top);
    assert_logged("died top\ndied friend\n");
}

static void abandoning_lets_go_in_order(void **state)
{
    (void)state;
    ObObject *a = doomed("a"), *b = doomed("b"), *c = doomed("c");
    assert_int_equal(ob_doomed_befriend(a, b), 0);
    assert_int_equal(ob_doomed_befriend(a, c), 0);
    assert_int_equal(ob_doomed_befriend(b, a), 0);
    ObPeek peek = ob_peek_at(a);
    ob_decref(a);
    ob_decref(b);
    ob_decref(c);
    assert_int_equal(ob_peek(peek), 1);
    begin_log();
    ob_doomed_abandon(a);
    assert_logged("died c\ndied b\ndied a\n");
    assert_int_equal(ob_peek(peek), OB_GONE);
}

/* Whole, and if it is cut somewhere, then between characters. */
static void a_name_may_have_any_length(void **state)
{
    (void)state;
    char name[2 * 300 + 1] = "", line[2 * 300 + 20];
    for (int i = 0; i < 300; i++)
        strcat(name, "ä");
    begin_log();
    ObObject *op = doomed(name);
    snprintf(line, sizeof line, "birth %s\n", name);
    assert_logged(line);
    assert_int_equal(ob_sizeof(op), ob_doomed_type.basic_size
                                    + sizeof name);
    ObObject *repr = ob_repr(op);
    assert_non_null(repr);
    snprintf(line, sizeof line, "Doomed('%s')", name);
    assert_string_equal(ob_str_utf8(repr), line);
    ob_decref(repr);
    ObSnapshot *shot = ob_snapshot_take(NULL);
    FILE *out = tmpfile();
    ob_snapshot_text(shot, out);
    ob_snapshot_free(shot);
    snprintf(line, sizeof line, "Doomed Doomed('ääääääää..., count 1, "
             "%zu bytes: no name leads to it\n", ob_sizeof(op));
    assert_written(out, line);
    ob_decref(op);
}

static void a_name_that_is_no_utf8_reaches_no_snapshot(void **state)
{
    (void)state;
    ObObject *op = doomed("\xff");
    ObSnapshot *shot = ob_snapshot_take(NULL);
    FILE *out = tmpfile();
    ob_snapshot_text(shot, out);
    ob_snapshot_free(shot);
    assert_written(out, "Doomed ?, count 1, 64 bytes: no name leads to it\n");
    ob_decref(op);
}

/* --- last words that do something --- */

typedef struct Speaker {
    ObObject base;
    ObObject *next;         /* dropped in its last words, or later */
    void (*speak)(struct Speaker *self);
    int spoken;
} Speaker;

static ObObject *speaker_drop_next(ObObject *op)
{
    Speaker *self = (Speaker *)op;
    ObObject *next = self->next;
    self->next = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static int speaker_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *next = ((Speaker *)op)->next;
    return next != NULL ? visit(next, arg) : 0;
}

static void speaker_finalize(ObObject *op)
{
    Speaker *self = (Speaker *)op;
    self->spoken++;
    assert_int_equal(ob_refcnt(op), 1);
    if (self->speak != NULL)
        self->speak(self);
}

static ObObject *speaker_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<Speaker>");
}

static ObType speaker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Speaker",
    .basic_size = sizeof(Speaker),
    .repr = speaker_repr,
    .traverse = speaker_traverse,
    .drop_next = speaker_drop_next,
    .finalize = speaker_finalize,
    .free = ob_object_free,
};

/* Takes over the reference to `next`, which may be NULL. */
static Speaker *speaker(ObObject *next, void (*speak)(Speaker *))
{
    Speaker *self = (Speaker *)ob_object_new(&speaker_type,
                                             sizeof *self);
    assert_non_null(self);
    *self = (Speaker){ self->base, next, speak, 0 };
    return self;
}

static ObNamespace *saved;

static void save_me(Speaker *self)
{
    assert_int_equal(ob_namespace_bind(saved, "me", &self->base), 0);
}

static void the_resurrected_live_and_speak_once(void **state)
{
    (void)state;
    saved = ob_namespace_new(OB_SCOPE_GLOBAL, "saved");
    ObObject *friend = doomed("friend");
    Speaker *self = speaker(friend, save_me);
    ObPeek peek = ob_peek_at(&self->base);
    begin_log();
    ob_decref(&self->base);
    assert_int_equal(ob_peek(peek), 1);
    assert_int_equal(ob_refcnt(friend), 1);
    assert_int_equal(self->spoken, 1);
    assert_int_equal(ob_namespace_unbind(saved, "me"), 0);
    assert_int_equal(ob_peek(peek), OB_GONE);
    assert_logged("died friend\n");
}

static void a_resurrected_child_survives_its_parent(void **state)
{
    (void)state;
    saved = ob_namespace_new(OB_SCOPE_GLOBAL, "saved");
    Speaker *child = speaker(NULL, save_me);
    ObObject *parent = doomed_with("parent", &child->base, NULL);
    ob_decref(parent);
    assert_int_equal(ob_refcnt(&child->base), 1);
    assert_int_equal(ob_namespace_unbind(saved, "me"), 0);
}

static int spoken, deepest;

static void drop_in_words(Speaker *self)
{
    int depth = (int)ob_thread_self->deaths;
    deepest = depth > deepest ? depth : deepest;
    spoken++;
    ObObject *next = self->next;
    self->next = NULL;
    if (next != NULL)
        ob_decref(next);
}

static void last_words_nest_so_deep_and_no_deeper(void **state)
{
    (void)state;
    enum { MANY = 1000 };
    ObObject *first = NULL;
    for (int i = 0; i < MANY; i++)
        first = &speaker(first, drop_in_words)->base;
    spoken = deepest = 0;
    ob_decref(first);
    assert_int_equal(spoken, MANY);
    assert_int_equal(deepest, OB_DEATHS_NESTED);
    assert_int_equal(ob_thread_self->deaths, 0);
    assert_null(ob_thread_self->waiting);
}

/* `last` behind n Speakers, each of which drops the next. */
static ObObject *behind(int n, ObObject *last)
{
    while (n-- > 0)
        last = &speaker(last, drop_in_words)->base;
    return last;
}

static ObObject *both[2];

static void drop_both(Speaker *self)
{
    (void)self;
    ob_decref(both[0]);
    ob_decref(both[1]);
}

/* Two are too deep at once: the first to wait must not be forgotten. */
static void all_who_wait_have_their_turn(void **state)
{
    (void)state;
    both[0] = doomed("a");
    both[1] = doomed("b");
    ObObject *lowest = &speaker(NULL, drop_both)->base;
    begin_log();
    ob_decref(behind(OB_DEATHS_NESTED - 1, lowest));
    assert_logged("died b\ndied a\n");
}

/* Who has waited is linked no more, and an object like any other. */
static void who_waits_may_be_resurrected(void **state)
{
    (void)state;
    saved = ob_namespace_new(OB_SCOPE_GLOBAL, "saved");
    Speaker *self = speaker(NULL, save_me);
    ob_decref(behind(OB_DEATHS_NESTED, &self->base));
    assert_int_equal(ob_refcnt(&self->base), 1);
    assert_int_equal(self->base.flags & OB_FINALIZED, OB_FINALIZED);
    assert_false(ob_is_dying(&self->base));
    assert_int_equal(ob_namespace_unbind(saved, "me"), 0);
}

static ObPeek dying;

static void look_around(Speaker *self)
{
    (void)self;
    assert_int_equal(ob_peek(dying), 0);
    ObSnapshot *shot = ob_snapshot_take(NULL);
    assert_non_null(shot);
    FILE *out = tmpfile();
    ob_snapshot_text(shot, out);
    ob_snapshot_free(shot);
    assert_written(out,
        "Speaker <Speaker>, count 1, 40 bytes: no name leads to it\n"
        "Doomed <dying>, count 0, 64 bytes: no name leads to it\n");
}

static void a_snapshot_may_be_taken_amid_deaths(void **state)
{
    (void)state;
    Speaker *child = speaker(NULL, look_around);
    ObObject *top = doomed("top");
    assert_int_equal(ob_doomed_befriend(top, &child->base), 0);
    ob_decref(&child->base);
    dying = ob_peek_at(top);
    ob_decref(top);
    assert_int_equal(ob_peek(dying), OB_GONE);
}

/* --- the link in a dead object's header --- */

static void flags_survive_until_the_end(void **state)
{
    (void)state;
    saved = ob_namespace_new(OB_SCOPE_GLOBAL, "saved");
    Speaker *self = speaker(NULL, save_me);
    self->base.flags |= 0x40;
    ob_decref(&self->base);
    assert_int_equal(self->base.flags & (0x40 | OB_FINALIZED), 0x40 | OB_FINALIZED);
    assert_int_equal(ob_namespace_unbind(saved, "me"), 0);
}

/* The upper flags are a heap's, until they are a link: of an object
 * outside of it, too, whatever has come to be there. */
static void what_a_heap_noted_leads_nowhere(void **state)
{
    (void)state;
    ObType plain = speaker_type;
    plain.traverse = NULL;
    Speaker *self = (Speaker *)ob_object_new(&plain, sizeof *self);
    assert_non_null(self);
    *self = (Speaker){ .base = self->base };
    ObPeek peek = ob_peek_at(&self->base);
    self->base.flags |= 0x500;
    ob_decref(&self->base);
    assert_int_equal(ob_peek(peek), OB_GONE);
}

/* --- looking without touching --- */

static void a_peek_sees_the_count(void **state)
{
    (void)state;
    ObObject *op = ob_float_new(1.5);
    ObPeek peek = ob_peek_at(op);
    assert_int_equal(ob_peek(peek), 1);
    ob_incref(op);
    assert_int_equal(ob_peek(peek), 2);
    ob_decref(op);
    ob_decref(op);
    assert_int_equal(ob_peek(peek), OB_GONE);
}

static void the_immortal_never_go(void **state)
{
    (void)state;
    ObObject *forever[] = { ob_none(), ob_bool(true), ob_int_new(-5),
        ob_int_new(7), ob_str_intern("name"), &ob_int_type.base };
    for (size_t i = 0; i < sizeof forever / sizeof forever[0]; i++)
        assert_int_equal(ob_peek(ob_peek_at(forever[i])), OB_IMMORTAL);
    assert_int_equal(ob_peek((ObPeek){ 0 }), OB_GONE);
}

/* malloc gives the same place again when it has just been freed. */
static void a_peek_is_not_taken_in_by_a_stranger(void **state)
{
    (void)state;
    ObObject *op = ob_float_new(0.5);
    ObPeek peek = ob_peek_at(op);
    ob_decref(op);
    bool moved_in = false;
    for (int i = 0; i < 100 && !moved_in; i++) {
        op = ob_float_new(i);
        moved_in = op == peek.address;
        assert_int_equal(ob_peek(peek), OB_GONE);
        ob_decref(op);
    }
}

/* What is no block, but in one, goes with it. */
static void a_small_int_goes_with_its_interpreter(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObInterp *inner = ob_interp_new(&(ObConfig){ .debug_mem = true });
    assert_non_null(inner);
    ObPeek peek = ob_peek_at(ob_int_new(7));
    assert_int_equal(ob_peek(peek), OB_IMMORTAL);
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_swap(&outer->main);
    assert_int_equal(ob_peek(peek), OB_GONE);
}

static void a_label_is_not_for_a_stranger(void **state)
{
    (void)state;
    ObObject *first = ob_float_new(0.5), *op = first;
    ObSnapshot *shot = ob_snapshot_take(NULL);
    assert_non_null(shot);
    ob_snapshot_label(shot, first, "first", false);
    do {
        ob_decref(op);
        op = ob_float_new(0.5);
    } while (op != first && ob_mem_allocations(ob_mem()) < 2000);
    ob_snapshot_label(shot, op, "another", true);
    FILE *out = tmpfile();
    ob_snapshot_text(shot, out);
    assert_written(out, "float 0.5, count 1, 24 bytes: "
                        "no name leads to it (first)\n");
    ob_snapshot_free(shot);
    ob_decref(op);
}

static void a_snapshot_sees_what_objects_hold(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *a = doomed("a");
    ObObject *top = doomed_with("top", a, NULL);
    ob_namespace_bind_steal(ns, "top", top);
    ObSnapshot *before = ob_snapshot_take(NULL);
    assert_int_equal(ob_doomed_befriend(a, ob_none()), 0);
    assert_int_equal(ob_doomed_befriend(a, a), 0);
    ObSnapshot *after = ob_snapshot_take(before);
    ob_snapshot_label(after, a, "the friend", false);
    ob_snapshot_label(after, &ob_int_type.base, "not there", true);
    ob_snapshot_label(after, ob_none(), "\x80\x80\x80\x80\x80\x80\x80"
        "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"
        "\x80\x80\x80\x80\x80\x80\x80\x80\x80", true);
    assert_int_equal(ob_snapshot_tie(after, top, ob_none(),
                                     OB_TIE_WEAK, true), 0);
    assert_int_equal(ob_snapshot_tie(after, top, a,
                                     OB_TIE_BORROWED, false), 0);
    assert_int_equal(ob_snapshot_tie(after, &ob_int_type.base, a,
                                     OB_TIE_WEAK, true), 0);
    assert_int_equal(ob_snapshot_tie(after, a, &ob_int_type.base,
                                     OB_TIE_WEAK, true), 0);
    ob_mem_fail_nth(ob_mem(), 1);
    assert_int_equal(ob_snapshot_tie(after, a, top, OB_TIE_WEAK, true), -1);
    assert_int_equal(ob_error(), OB_MEMORY_ERROR);
    ob_error_clear();
    FILE *text = tmpfile(), *dot = tmpfile();
    ob_snapshot_text(after, text);
    ob_snapshot_dot(after, dot);
    assert_written(text,
        "Doomed Doomed('top'), count 1, 64 bytes: top in globals;"
        " refers to Doomed('a'); refers weakly to None;"
        " has borrowed Doomed('a')\n"
        "Doomed Doomed('a'), count 2, 64 bytes, changed: no name leads to it;"
        " refers to Doomed('a'), None (the friend)\n"
        "NoneType None, immortal, 16 bytes, changed:"
        " no name leads to it (...)\n");
    char drawn[4000];
    rewind(dot);
    drawn[fread(drawn, 1, sizeof drawn - 1, dot)] = '\0';
    fclose(dot);
    assert_non_null(strstr(drawn, "o0:v -> o1:v [class=\"edge\"]"));
    assert_non_null(strstr(drawn, "o1:v -> o2:v [class=\"edge changed\"]"));
    assert_non_null(strstr(drawn, "o1:v -> o1:v [class=\"edge changed\"]"));
    assert_non_null(strstr(drawn, "o0:v -> o2:v [class=\"edge weak changed\"]"));
    assert_non_null(strstr(drawn, "o0:v -> o1:v [class=\"edge borrowed\"]"));
    assert_non_null(strstr(drawn, "<i>the friend</i>"));
    char id[40];
    snprintf(id, sizeof id, "o1 [class=\"object changed\" id=\"b%lu\"",
             ob_mem_serial(ob_mem(), a));
    assert_non_null(strstr(drawn, id));
    ob_snapshot_free(before);
    ob_snapshot_free(after);
    ob_doomed_abandon(a);
}

/* --- receipts --- */

static ObSite site(const char *expr, const char *function,
                   const char *where)
{
    return (ObSite){ expr, function, where };
}

/* A block, and the receipts written for it by hand. */
static void assert_left(void *block, const char *where, bool sure)
{
    const ObReceipt *r = ob_mem_receipts(ob_mem(), block);
    assert_non_null(r);
    assert_null(r->next);
    assert_string_equal(r->at.where, where);
    assert_int_equal(r->sure, sure);
}

static void a_release_tears_up_what_fits_best(void **state)
{
    (void)state;
    ObMem *mem = ob_mem();
    void *block = ob_mem_alloc(mem, OB_MEM_DATA, 8);
    assert_non_null(block);
    ob_mem_take(mem, block, site("x", "f", "a.c:1"));
    ob_mem_take(mem, block, site("y", "g", "a.c:2"));
    ob_mem_release(mem, block, site("y", "f", "b.c:3"));
    assert_left(block, "a.c:2", true);      /* the same function */
    ob_mem_take(mem, block, site("y", "h", "b.c:4"));
    ob_mem_release(mem, block, site("z", "k", "b.c:5"));
    assert_left(block, "a.c:2", true);      /* the same file */
    ob_mem_take(mem, block, site("z", "g", "a.c:6"));
    ob_mem_release(mem, block, site("y", "g", "a.c:7"));
    assert_left(block, "a.c:6", false);     /* the same expression */
    ob_mem_take(mem, block, site("z", "h", "c.c:8"));
    ob_mem_release(mem, block, site("w", "w", "w.c:9"));
    assert_left(block, "a.c:6", false);     /* either; the newest */
    ob_mem_hold(mem, block, site("m", "m", "m.c:10"));
    assert_left(block, "m.c:10", false);
    ob_mem_free(mem, block);
}

/* Two were taken, and one was released: what is left, and whether it
 * is sure. Each is "expression function file:line". */
static void assert_left_of(ObSite first, ObSite second, ObSite release,
                           const char *where, bool sure)
{
    ObMem *mem = ob_mem();
    void *block = ob_mem_alloc(mem, OB_MEM_DATA, 8);
    assert_non_null(block);
    ob_mem_take(mem, block, first);
    ob_mem_take(mem, block, second);
    ob_mem_release(mem, block, release);
    assert_left(block, where, sure);
    ob_mem_free(mem, block);
}

static void what_stays_is_sure_if_it_cannot_be_meant(void **state)
{
    (void)state;
    ObSite list = site("item", "append", "list.c:10");
    ObSite made = site("ob_int_new(1)", "make", "my.c:20");
    ObSite mine = site("x", "main", "my.c:30");
    ObSite more = site("x", "main", "my.c:31");
    /* A list lets go of what a list took, in whatever function. */
    assert_left_of(mine, list, site("items[i]", "clear", "list.c:11"),
                   "my.c:30", true);
    /* A function may let go of what another one made for it. */
    assert_left_of(made, mine, site("x", "main", "my.c:32"),
                   "my.c:20", false);
    assert_left_of(mine, made, site("x", "main", "my.c:32"),
                   "my.c:20", false);
    /* One variable may have held both. */
    assert_left_of(mine, more, site("y", "main", "my.c:32"),
                   "my.c:30", false);
    /* Who took nothing may let go of anything. */
    assert_left_of(mine, list, site("x", "f", "other.c:40"),
                   "list.c:10", false);
    /* Two from one line are one line. */
    assert_left_of(mine, mine, site("x", "main", "my.c:32"),
                   "my.c:30", true);
}

/* Whether a release of `x` is that of `expr`, rather than of another
 * one, which was taken later. */
static void assert_related(const char *expr, bool related)
{
    assert_left_of(site(expr, "f", "a.c:1"), site("q", "f", "a.c:2"),
                   site("x", "f", "a.c:3"),
                   related ? "a.c:2" : "a.c:1", false);
}

static void a_name_within_a_name_is_another(void **state)
{
    (void)state;
    const char *with[] = { "x", "a[x]", "x@", "x{", "x/", "x:", "[x",
                           "xx + x", "f(x)" };
    for (size_t i = 0; i < sizeof with / sizeof with[0]; i++)
        assert_related(with[i], true);
    const char *without[] = { "max", "xA", "xz", "x9", "x_", "", "y" };
    for (size_t i = 0; i < sizeof without / sizeof without[0]; i++)
        assert_related(without[i], false);
}

/* What is handed over is what was kept there, not the newest. */
static void what_is_handed_over_was_kept_there(void **state)
{
    (void)state;
    ObMem *mem = ob_mem();
    void *block = ob_mem_alloc(mem, OB_MEM_DATA, 8);
    assert_non_null(block);
    ob_mem_hand(mem, block, site("item", "pop", "list.c:12"));
    assert_null(ob_mem_receipts(mem, block));
    ob_mem_take(mem, block, site("item", "append", "list.c:10"));
    ob_mem_take(mem, block, site("x", "main", "my.c:30"));
    ob_mem_hand(mem, block, site("item", "pop", "list.c:12"));
    ob_mem_hold(mem, block, site("pop(list)", "main", "my.c:31"));
    const ObReceipt *r = ob_mem_receipts(mem, block);
    assert_string_equal(r->at.where, "my.c:31");
    assert_string_equal(r->next->at.where, "my.c:30");
    assert_null(r->next->next);
    ob_mem_release(mem, block, site("y", "main", "my.c:32"));
    assert_left(block, "my.c:30", false);
    ob_mem_free(mem, block);
}

/* A container is given one of two references: which one? */
static void what_is_stolen_may_have_been_another(void **state)
{
    (void)state;
    ObMem *mem = ob_mem();
    void *block = ob_mem_alloc(mem, OB_MEM_DATA, 8);
    assert_non_null(block);
    ob_mem_take(mem, block, site("new", "main", "my.c:1"));
    ob_mem_take(mem, block, site("x", "main", "my.c:2"));
    ob_mem_hold(mem, block, site("item", "steal", "list.c:3"));
    ob_mem_release(mem, block, site("item", "free", "list.c:4"));
    assert_left(block, "my.c:1", false);
    ob_mem_take(mem, block, site("x", "main", "my.c:1"));
    ob_mem_hold(mem, block, site("item", "steal", "list.c:3"));
    ob_mem_release(mem, block, site("item", "free", "list.c:4"));
    assert_left(block, "my.c:1", false);
    ob_mem_free(mem, block);
    assert_null(ob_mem_receipts(mem, &mem));
    assert_ptr_equal(ob_handed_at(ob_none(), site("x", "f", "a.c:1")),
                     ob_none());
    assert_null(ob_receipts(ob_none()));
}

/* A hundred references, and a release that looks at the newest. */
static void of_many_receipts_the_old_are_in_doubt(void **state)
{
    (void)state;
    ObMem *mem = ob_mem();
    void *block = ob_mem_alloc(mem, OB_MEM_DATA, 8);
    assert_non_null(block);
    ob_mem_take(mem, block, site("x", "main", "my.c:1"));
    for (int i = 0; i < 98; i++)
        ob_mem_take(mem, block, site("y", "other", "other.c:1"));
    ob_mem_take(mem, block, site("x", "main", "my.c:2"));
    ob_mem_release(mem, block, site("x", "main", "my.c:3"));
    int sure = 0, all = 0;
    const ObReceipt *r = ob_mem_receipts(mem, block);
    for (; r != NULL; r = r->next, all++)
        sure += r->sure;
    assert_int_equal(all, 99);
    assert_int_equal(sure, 31);
    for (int i = 0; i < 98; i++)
        ob_mem_release(mem, block, site("y", "other", "other.c:2"));
    assert_left(block, "my.c:1", false);
    ob_mem_take(mem, block, site("x", "main", "my.c:4"));
    assert_true(ob_mem_receipts(mem, block)->sure);
    for (int i = 0; i < 40; i++)
        ob_mem_take(mem, block, site("y", "other", "other.c:1"));
    ob_mem_hold(mem, block, site("z", "other", "other.c:3"));
    for (r = ob_mem_receipts(mem, block); r->next != NULL; )
        r = r->next;
    assert_false(r->sure);
    ob_mem_free(mem, block);
}

#ifndef OB_HEAP_PAGES   /* there, a page has room for many receipts */
/* malloc's family, which refuses while ctx, a bool, is true. */
static void *may_alloc(void *ctx, size_t size)
{
    return *(bool *)ctx ? NULL : malloc(size);
}

static void *may_resize(void *ctx, void *block, size_t size)
{
    return *(bool *)ctx ? NULL : realloc(block, size);
}

static void just_free(void *ctx, void *block)
{
    (void)ctx;
    free(block);
}

static void a_release_may_find_no_receipt(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    bool refuses = false;
    ObAllocator moody = { &refuses, may_alloc, may_resize, just_free };
    ObInterp *inner = ob_interp_new(
        &(ObConfig){ .allocator = &moody, .debug_mem = true });
    void *block = ob_mem_alloc(ob_mem(), OB_MEM_DATA, 8);
    assert_non_null(block);
    refuses = true;
    ob_mem_take(ob_mem(), block, site("x", "f", "a.c:1"));
    refuses = false;
    assert_null(ob_mem_receipts(ob_mem(), block));
    ob_mem_release(ob_mem(), block, site("x", "f", "a.c:2"));
    ob_mem_free(ob_mem(), block);
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_self = &outer->main;
}
#endif

static void unchecked_memory_writes_no_receipts(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObInterp *inner = ob_interp_new(NULL);
    ObObject *op = doomed("a");
    ob_mem_take(ob_mem(), op, site("op", "f", "a.c:1"));
    ob_mem_hold(ob_mem(), op, site("op", "f", "a.c:2"));
    ob_mem_hand(ob_mem(), op, site("op", "f", "a.c:2"));
    ob_mem_release(ob_mem(), op, site("op", "f", "a.c:2"));
    assert_null(ob_mem_notes(ob_mem(), op));
    assert_int_equal(ob_peek((ObPeek){ op, 0 }), OB_GONE);
    ob_decref(op);
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_self = &outer->main;
}

static void expect_report(const char *expected)
{
    FILE *out = tmpfile();
    ob_leaks_report(out);
    assert_written(out, expected);
}

static void all_who_are_lost_are_told(void **state)
{
    (void)state;
    enum { MANY = 2500 };
    static ObObject *lost[MANY];
    for (int i = 0; i < MANY; i++)
        lost[i] = ob_float_new(1.5);
    FILE *out = tmpfile();
    ob_leaks_report(out);
    rewind(out);
    int told = 0;
    for (char line[400]; fgets(line, sizeof line, out) != NULL; )
        told += strcmp(line, "float 1.5, count 1, is still alive\n") == 0;
    fclose(out);
    assert_int_equal(told, MANY);
    for (int i = 0; i < MANY; i++)
        ob_decref(lost[i]);
}

static ObObject *no_repr(ObObject *op)
{
    (void)op;
    return ob_raise(OB_TYPE_ERROR, "no repr");
}

static ObType mute_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Mute",
    .basic_size = sizeof(ObObject), .repr = no_repr,
    .free = ob_object_free,
};

/* The first line of a report. */
static void expect_first(const char *expected)
{
    char line[400] = "";
    FILE *out = tmpfile();
    ob_leaks_report(out);
    rewind(out);
    assert_non_null(fgets(line, sizeof line, out));
    fclose(out);
    assert_string_equal(line, expected);
}

static void a_report_leaves_the_pending_exception(void **state)
{
    (void)state;
    ObObject *mute = ob_object_new(&mute_type, sizeof *mute);
    expect_first("Mute ?, count 1, is still alive\n");
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_raise(OB_NAME_ERROR, "mine");
    expect_first("Mute ?, count 1, is still alive\n");
    assert_raised(OB_NAME_ERROR, "mine");
    ob_decref(mute);
}

/* Whatever is refused, it says that something is alive. */
static void a_report_gets_by_without_memory(void **state)
{
    (void)state;
    ob_str_intern("not counted");
    ObObject *lost = doomed_with("lost", doomed("friend"), NULL);
    for (unsigned long n = 1; n <= 4; n++) {
        ob_mem_fail_nth(ob_mem(), n);
        expect_first(n <= 3 ?
            "2 objects are still alive; there is no memory to look at "
            "them\n" : "Doomed ?, count 1, is still alive\n");
        assert_int_equal(ob_error(), OB_NO_ERROR);
    }
    ob_mem_fail_nth(ob_mem(), 0);
    ob_decref(lost);
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind(ns, "n", ob_none());
    ob_mem_fail_nth(ob_mem(), 1);
    expect_report("");
}

static void unchecked_memory_is_looked_at_as_far_as_it_goes(void **state)
{
    ObInterp *inner = ob_interp_new(NULL);
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *friend = ob_float_new(0.5);
    ob_namespace_bind_steal(ns, "top",
                            doomed_with("top", friend, NULL));
    ob_incref(ob_namespace_lookup_borrowed(ns, "top"));
    expect_report(
        "Doomed Doomed('top'), count 2, is still alive\n"
        "1 object is held only by these\n"
        "memory is not checked: objects that only C variables hold are "
        "not seen, and there are no receipts\n");
    ObSnapshot *shot = ob_snapshot_take(NULL);
    FILE *out = tmpfile();
    ob_snapshot_text(shot, out);
    ob_snapshot_free(shot);
    assert_written(out,
        "Doomed Doomed('top'), count 2, 64 bytes: top in globals;"
        " refers to 0.5\n"
        "float 0.5, count 1, 24 bytes: no name leads to it\n");
    ob_mem_fail_nth(ob_mem(), 1);
    expect_report("there is no memory to look for objects\n");
    ob_decref(ob_namespace_lookup_borrowed(ns, "top"));
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_swap(&((ObInterp *)*state)->main);
}

#ifdef OB_RECEIPTS
/* Let go of without a word: the receipt stays, and is not believed. */
static void a_stale_receipt_is_only_probable(void **state)
{
    (void)state;
    ObObject *op = ob_float_new(1.5);
    ob_incref(op);
    (ob_decref)(op);
    char text[1000] = "";
    FILE *out = tmpfile();
    ob_leaks_report(out);
    rewind(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    fclose(out);
    assert_null(strstr(text, "    taken at"));
    assert_non_null(strstr(text, "    probably taken at"));
    ob_decref(op);
}

static void a_doubtful_line_is_only_probable(void **state)
{
    (void)state;
    ObObject *op = ob_float_new(1.5); int line = __LINE__;
    ob_incref(op);
    ob_decref(op);
    FILE *out = tmpfile();
    ob_leaks_report(out);
    char expected[400];
    snprintf(expected, sizeof expected,
        "float 1.5, count 1, is still alive\n"
        "    probably taken at %s:%d in %s, never released:"
        " ob_float_new(1.5)\n", __FILE__, line, __func__);
    assert_written(out, expected);
    ob_decref(op);
}

static void a_lost_object_names_its_line(void **state)
{
    (void)state;
    ObObject *inner = doomed("inner");
    ObObject *lost = ob_doomed_new("lost"); int line = __LINE__;
    assert_int_equal(ob_doomed_befriend(lost, inner), 0);
    ob_decref(inner);
    FILE *out = tmpfile();
    ob_leaks_report(out);
    char expected[400];
    snprintf(expected, sizeof expected,
        "Doomed Doomed('lost'), count 1, is still alive\n"
        "    taken at %s:%d in %s, never released:"
        " ob_doomed_new(\"lost\")\n"
        "1 object is held only by these\n", __FILE__, line, __func__);
    assert_written(out, expected);
    ob_decref(lost);
}
#endif

static void a_cycle_is_held_by_itself(void **state)
{
    (void)state;
    ObObject *a = doomed("a"), *b = doomed("b");
    assert_int_equal(ob_doomed_befriend(a, b), 0);
    assert_int_equal(ob_doomed_befriend(b, a), 0);
    ob_decref(a);
    ob_decref(b);
    expect_report("2 objects are held only by each other\n");
    ob_doomed_abandon(a);
}

/* --- scenarios --- */

static int friends_scenario(void)
{
    ObObject *a = ob_doomed_new("a");
    ObObject *b = a != NULL ? ob_doomed_new("b") : NULL;
    int result = b != NULL ? 0 : -1;
    for (int i = 0; i < 10 && result == 0; i++)
        result = ob_doomed_befriend(a, b);
    for (int i = 0; i < 100 && result == 0; i++)
        result = ob_doomed_befriend(a, ob_int_new(i));
    if (b != NULL)
        ob_decref(b);
    ObSnapshot *before = result == 0 ? ob_snapshot_take(NULL) : NULL;
    ObSnapshot *after = before != NULL ? ob_snapshot_take(before) : NULL;
    if (before != NULL)
        ob_snapshot_free(before);
    if (after != NULL)
        ob_snapshot_free(after);
    else
        result = -1;
    if (a != NULL)
        ob_decref(a);
    return result;
}

static void scenarios(void **state)
{
    (void)state;
    run_scenario(friends_scenario);
}

/* --- what is raised where nobody can catch it --- */

typedef struct Heard {
    int times;
    ObError error;
    char context[160];
} Heard;

static void hear(const ObError *error, const char *context, void *arg)
{
    Heard *heard = arg;
    heard->times++;
    heard->error = *error;
    snprintf(heard->context, sizeof heard->context, "%s", context);
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_raise(OB_OVERFLOW_ERROR, "in the hook");     /* goes nowhere */
}

static void assert_heard(const Heard *heard, int times, const char *text)
{
    assert_int_equal(heard->times, times);
    assert_int_equal(heard->error.exc, OB_TYPE_ERROR);
    assert_string_equal(heard->error.text, text);
    assert_non_null(strstr(heard->context,
        "Exception ignored while calling deallocator <Speaker object at 0x"));
}

static void raise_and_see_nothing(Speaker *self)
{
    (void)self;
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_raise(OB_TYPE_ERROR, "in last words");
}

static void clear_error(Speaker *self)
{
    (void)self;
    ob_error_clear();
}

static void raising_free(ObObject *op)
{
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_object_free(op);
    ob_raise(OB_TYPE_ERROR, "in free");
}

static void last_words_that_raise_disturb_nobody(void **state)
{
    (void)state;
    static Heard heard;     /* the hook may outlive a test that breaks off */
    heard = (Heard){ 0 };
    ob_unraisable_to(hear, &heard);
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(ns, "x", &speaker(NULL, raise_and_see_nothing)->base);
    assert_int_equal(ob_namespace_unbind(ns, "x"), 0);
    assert_int_equal(ob_error(), OB_NO_ERROR);
    assert_heard(&heard, 1, "in last words");
    ob_namespace_bind_steal(ns, "x", &speaker(NULL, raise_and_see_nothing)->base);
    assert_int_equal(ob_namespace_bind(ns, "x", ob_none()), 0);
    assert_int_equal(ob_error(), OB_NO_ERROR);
    assert_heard(&heard, 2, "in last words");
    ob_unraisable_to(NULL, NULL);
}

/* Two deaths, one within the other's last words, and one after it. */
static void a_pending_exception_survives_a_death(void **state)
{
    (void)state;
    static Heard heard;
    heard = (Heard){ 0 };
    ob_unraisable_to(hear, &heard);
    ObObject *last = &speaker(NULL, raise_and_see_nothing)->base;
    ObObject *op = &speaker(last, raise_and_see_nothing)->base;
    ob_raise(OB_NAME_ERROR, "mine");
    ob_decref(op);
    assert_raised(OB_NAME_ERROR, "mine");
    assert_heard(&heard, 2, "in last words");
    op = &speaker(NULL, clear_error)->base;
    ob_raise(OB_NAME_ERROR, "mine");
    ob_decref(op);
    assert_raised(OB_NAME_ERROR, "mine");
    assert_int_equal(heard.times, 2);
    ob_unraisable_to(NULL, NULL);
}

static void a_free_that_raises_disturbs_nobody(void **state)
{
    (void)state;
    static Heard heard;
    heard = (Heard){ 0 };
    ob_unraisable_to(hear, &heard);
    ObType raising = speaker_type;
    raising.free = raising_free;
    raising.finalize = NULL;
    for (int i = 0; i < 2; i++) {
        ObObject *op = ob_object_new(&raising, sizeof(Speaker));
        assert_non_null(op);
        *(Speaker *)op = (Speaker){ .base = *op };
        ob_raise(OB_NAME_ERROR, "mine");
        ob_decref(op);
        assert_raised(OB_NAME_ERROR, "mine");
        assert_heard(&heard, i + 1, "in free");
        raising.drop_next = NULL;       /* the second dies alone */
    }
    ob_unraisable_to(NULL, NULL);
}

static void without_a_hook_two_lines_are_written(void **state)
{
    (void)state;
    ObObject *op = &speaker(NULL, raise_and_see_nothing)->base;
    char expected[200];
    snprintf(expected, sizeof expected, "Exception ignored while calling "
             "deallocator <Speaker object at %p>:\n"
             "TypeError: in last words\n", (void *)op);
    FILE *caught = tmpfile();
    assert_non_null(caught);
    fflush(stderr);
    int real = dup(2);
    dup2(fileno(caught), 2);
    ob_decref(op);
    fflush(stderr);
    dup2(real, 2);
    close(real);
    assert_written(caught, expected);
}

/* --- last words that let go of names --- */

static ObNamespace *leaving;

static void free_names(Speaker *self)
{
    (void)self;
    ObNamespace *ns = leaving;
    leaving = NULL;
    if (ns != NULL)
        ob_namespace_free(ns);
}

static ObNamespace *names_that_free(ObScope scope)
{
    leaving = ob_namespace_new(scope, "locals of f");
    assert_non_null(leaving);
    ob_namespace_bind_steal(leaving, "a", doomed("a"));
    ob_namespace_bind_steal(leaving, "x", &speaker(NULL, free_names)->base);
    ob_namespace_bind_steal(leaving, "b", doomed("b"));
    return leaving;
}

static void last_words_may_free_the_names_that_hold_them(void **state)
{
    (void)state;
    begin_log();
    ob_namespace_free(names_that_free(OB_SCOPE_LOCAL));
    ob_namespace_free(names_that_free(OB_SCOPE_GLOBAL));
    ob_log("bind");
    assert_int_equal(ob_namespace_bind(names_that_free(OB_SCOPE_LOCAL),
                                       "x", ob_none()), 0);
    ob_log("steal");
    assert_int_equal(ob_namespace_bind_steal(
        names_that_free(OB_SCOPE_GLOBAL), "x", ob_none()), 0);
    ob_log("unbind");
    assert_int_equal(ob_namespace_unbind(names_that_free(OB_SCOPE_LOCAL),
                                         "x"), 0);
    ob_log("clear");
    names_that_free(OB_SCOPE_GLOBAL);
    ob_interp_clear(*state);
    assert_logged("birth a\nbirth b\ndied b\ndied a\n"
                  "birth a\nbirth b\ndied a\ndied b\n"
                  "bind\nbirth a\nbirth b\ndied b\ndied a\n"
                  "steal\nbirth a\nbirth b\ndied a\ndied b\n"
                  "unbind\nbirth a\nbirth b\ndied b\ndied a\n"
                  "clear\nbirth a\nbirth b\ndied a\ndied b\n");
}

/* Names of another namespace, which is next, or was before. */
static void last_words_may_free_other_names(void **state)
{
    (void)state;
    ObNamespace *old = ob_namespace_new(OB_SCOPE_GLOBAL, "old");
    leaving = ob_namespace_new(OB_SCOPE_GLOBAL, "young");
    ob_namespace_bind_steal(leaving, "y", doomed("y"));
    ob_namespace_bind_steal(old, "x", &speaker(NULL, free_names)->base);
    begin_log();
    ob_interp_clear(*state);
    assert_logged("died y\n");
    assert_null(ob_thread_self->interp->namespaces);
}

/* --- misuse --- */

#ifndef NDEBUG
static void misuse_of_deaths_and_looks(void **state)
{
    (void)state;
    ObMem *mem = ob_mem();
    ob_mem_blocks(mem);         /* checked, or skipped */
    ObObject *op = doomed("a"), *wrong = ob_none();
    ObObject *nothing = NULL;
    ObSite at = site("x", "f", "a.c:1");
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObSnapshot *shot = ob_snapshot_take(NULL);
    const char *no_text = NULL;
    MISUSE((ob_mem_take(NULL, op, at), 0), "ob_mem_take: `mem` is NULL");
    MISUSE((ob_mem_take(mem, NULL, at), 0), "ob_mem_take: `block` is NULL");
    MISUSE((ob_mem_hold(NULL, op, at), 0), "ob_mem_hold: `mem` is NULL");
    MISUSE((ob_mem_hold(mem, NULL, at), 0), "ob_mem_hold: `block` is NULL");
    MISUSE((ob_mem_hand(NULL, op, at), 0), "ob_mem_hand: `mem` is NULL");
    MISUSE((ob_mem_hand(mem, NULL, at), 0), "ob_mem_hand: `block` is NULL");
    MISUSE((ob_mem_release(NULL, op, at), 0), "ob_mem_release: `mem` is NULL");
    MISUSE((ob_mem_release(mem, NULL, at), 0), "ob_mem_release: `block` is NULL");
    MISUSE(ob_mem_receipts(NULL, op), "ob_mem_receipts: `mem` is NULL");
    MISUSE(ob_mem_notes(NULL, op), "ob_mem_notes: `mem` is NULL");
    MISUSE(ob_mem_notes(mem, NULL), "ob_mem_notes: `block` is NULL");
    MISUSE(ob_mem_serial(NULL, op), "ob_mem_serial: `mem` is NULL");
    MISUSE(ob_receipts(NULL), "ob_receipts: `op` is NULL");
    MISUSE(ob_is_dying(nothing), "ob_is_dying: `op` is NULL");
    MISUSE((ob_incref(nothing), 0), "ob_incref: `nothing` is NULL");
    MISUSE((ob_unraisable(NULL, "x", op), 0), "ob_unraisable: `doing` is NULL");
    MISUSE((ob_unraisable("x", NULL, op), 0), "ob_unraisable: `name` is NULL");
    MISUSE((ob_log(no_text, 0), 0), "ob_log: `format` is NULL");
    MISUSE((ob_log_count(NULL, "x"), 0), "ob_log_count: `ns` is NULL");
    MISUSE((ob_log_count(ns, NULL), 0), "ob_log_count: `name` is NULL");
    MISUSE((ob_log_count(ns, "x"), 0), "ob_log_count: the name is not bound");
    MISUSE((ob_peek_at(NULL), 0), "ob_peek: `op` is NULL");
    MISUSE(ob_doomed_new(NULL), "ob_doomed_new: `name` is NULL");
    MISUSE(ob_doomed_befriend(NULL, op), "ob_doomed_befriend: `op` is NULL");
    MISUSE(ob_doomed_befriend(wrong, op), "ob_doomed_befriend: `op` is of type 'NoneType', not 'Doomed'");
    MISUSE(ob_doomed_befriend(op, NULL), "ob_doomed_befriend: `other` is NULL");
    MISUSE((ob_doomed_abandon(NULL), 0), "ob_doomed_abandon: `op` is NULL");
    MISUSE((ob_doomed_abandon(wrong), 0), "ob_doomed_abandon: `op` is of type 'NoneType', not 'Doomed'");
    MISUSE((ob_leaks_report(NULL), 0), "ob_leaks_report: `out` is NULL");
    MISUSE((ob_snapshot_label(NULL, op, "", 0), 0), "ob_snapshot_label: `shot` is NULL");
    MISUSE((ob_snapshot_label(shot, NULL, "", 0), 0), "ob_snapshot_label: `op` is NULL");
    MISUSE((ob_snapshot_label(shot, op, NULL, 0), 0), "ob_snapshot_label: `label` is NULL");
    MISUSE(ob_snapshot_tie(NULL, op, op, OB_TIE_WEAK, 0), "ob_snapshot_tie: `shot` is NULL");
    MISUSE(ob_snapshot_tie(shot, NULL, op, OB_TIE_WEAK, 0), "ob_snapshot_tie: `from` is NULL");
    MISUSE(ob_snapshot_tie(shot, op, NULL, OB_TIE_WEAK, 0), "ob_snapshot_tie: `to` is NULL");
    ob_snapshot_free(shot);
    ob_decref(op);
}

static ObObject *drop_and_raise(ObObject *op)
{
    (void)op;
    ob_raise(OB_TYPE_ERROR, "while it is taken apart");
    return NULL;
}

static void taking_apart_raises_nothing(void **state)
{
    (void)state;
    ObType raising = speaker_type;
    raising.drop_next = drop_and_raise;
    raising.finalize = NULL;
    ObObject *op = ob_object_new(&raising, sizeof(Speaker));
    assert_non_null(op);
    *(Speaker *)op = (Speaker){ .base = *op };
    MISUSE((ob_decref(op), 0), "drop_next: it raises an exception");
    raising.drop_next = NULL;
    ob_decref(op);
}

/* What is being taken apart can be asked, but not held. */
static ObObject *hold_myself(ObObject *op)
{
    assert_true(ob_is_dying(op));
    assert_fatal((ob_incref(op), 0), "ob_incref: `op` is dying");
    assert_fatal((ob_decref(op), 0), "ob_decref: `op` is dying");
    return NULL;
}

static void the_dying_are_not_held(void **state)
{
    (void)state;
    ObType holding = speaker_type;
    holding.drop_next = hold_myself;
    holding.finalize = NULL;
    ObObject *op = ob_object_new(&holding, sizeof(Speaker));
    assert_non_null(op);
    *(Speaker *)op = (Speaker){ .base = *op };
    ob_decref(op);
}

#ifndef OB_SANITIZED
/* Those that die with all that they hold are known to be dead, too. */
static void use_the_dead(void)
{
    ObObject *op = doomed("a");
    ob_decref(op);
    MISUSE((ob_incref(op), 0), "ob_incref: `op` is dead, or never was an object");
    MISUSE((ob_decref(op), 0), "ob_decref: `op` is dead, or never was an object");
    MISUSE(ob_repr(op), "ob_repr: `op` is dead, or never was an object");
    MISUSE((ob_doomed_abandon(op), 0), "ob_doomed_abandon: `op` is dead, or never was an object");
    op = &speaker(NULL, NULL)->base;
    ob_decref(&speaker(op, NULL)->base);
    MISUSE(ob_sizeof(op), "ob_sizeof: `op` is dead, or never was an object");
}

static void use_after_death(void **state)
{
    use_the_dead();
    ObInterp *inner = ob_interp_new(NULL);
    assert_non_null(inner);
    use_the_dead();
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_swap(&((ObInterp *)*state)->main);
}
#endif
#endif

/* --- last words at the very end --- */

static int rounds, enough;

/* Each leaves a namespace behind, with one more that will speak. */
static void leave_more_behind(Speaker *self)
{
    (void)self;
    if (rounds++ == enough)
        return;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "left behind");
    Speaker *next = speaker(NULL, leave_more_behind);
    assert_int_equal(ob_namespace_bind_steal(ns, "x", &next->base), 0);
}

static int rounds_until_the_end(void **state, int those)
{
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    Speaker *first = speaker(NULL, leave_more_behind);
    ob_namespace_bind_steal(ns, "x", &first->base);
    rounds = 0;
    enough = those;
    int result = ob_interp_free(interp);
    ob_thread_swap(&((ObInterp *)*state)->main);
    return result;
}

static void the_end_looks_again(void **state)
{
    assert_int_equal(rounds_until_the_end(state, 20), 0);
    assert_int_equal(rounds, 21);
}

/* They would go on for ever. */
static void the_end_comes(void **state)
{
    print_message("(the next lines report a leak, as they should)\n");
    assert_int_equal(rounds_until_the_end(state, 1000000), -1);
}

static void become_immortal(Speaker *self)
{
    ob_make_immortal(&self->base);
}

static void who_becomes_immortal_in_its_last_words_lives(void **state)
{
    (void)state;
    Speaker *self = speaker(NULL, become_immortal);
    ob_decref(&self->base);
    assert_int_equal(ob_refcnt(&self->base), OB_IMMORTAL);
    self->base.refcnt = 1;
    ob_decref(&self->base);
}

static void end_it(Speaker *self)
{
    (void)self;
    ob_interp_free(ob_thread_self->interp);
}

static void last_words_do_not_end_the_interpreter(void **state)
{
    (void)state;
    Speaker *self = speaker(NULL, end_it);
    assert_fatal((ob_decref(&self->base), 0),
                 "ob_interp_free: last words cannot end the interpreter");
    self->speak = NULL;
    ob_decref(&self->base);
}

static char told[400];

static void hear_context(const ObError *error, const char *context,
                         void *arg)
{
    (void)error;
    (void)arg;
    snprintf(told, sizeof told, "%s", context);
}

/* The report has a beginning and an end however long the name is, and
 * no half characters. */
static void a_report_with_a_long_name_is_whole(void **state)
{
    (void)state;
    char name[201] = "", expected[300];
    for (int i = 0; i < 100; i++)
        memcpy(name + 2 * i, "\xC3\xA9", 2);
    ob_unraisable_to(hear_context, NULL);
    for (int first = 0; first < 2; first++) {
        name[0] = first == 0 ? '\xC3' : 'x';
        name[1] = first == 0 ? '\xA9' : 'y';
        ob_raise(OB_TYPE_ERROR, "spam");
        ob_unraisable("deallocator", name + first, NULL);
        snprintf(expected, sizeof expected, "Exception ignored while calling"
                 " deallocator <%.*s object at %p>:", 80 - first,
                 name + first, NULL);
        assert_string_equal(told, expected);
        assert_int_equal(ob_error(), OB_NO_ERROR);
    }
    ob_unraisable_to(NULL, NULL);
}

static void run_out_of_memory(Speaker *self)
{
    (void)self;
    ob_raise_memory();
}

static void an_exception_without_a_text_is_written_down(void **state)
{
    (void)state;
    print_message("(the next lines are what last words raise)\n");
    Speaker *self = speaker(NULL, run_out_of_memory);
    ob_decref(&self->base);
    assert_int_equal(ob_error(), OB_NO_ERROR);
}

/* A type that was made at run time, and an object of it that has
 * nothing to say and nothing to drop. */
static ObType meta_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "meta",
    .basic_size = sizeof(ObType), .free = ob_object_free,
};

static void a_plain_object_lets_go_of_its_type(void **state)
{
    (void)state;
    ObType *type = (ObType *)ob_object_new(&meta_type, sizeof *type);
    *type = (ObType){ .base = type->base, .name = "made",
                      .basic_size = sizeof(ObObject),
                      .free = ob_object_free };
    ObPeek peek = ob_peek_at(&type->base);
    ObObject *op = ob_object_new(type, sizeof *op);
    assert_int_equal(ob_peek(peek), 2);
    ob_decref(&type->base);
    assert_int_equal(ob_peek(peek), 1);
    ob_decref(op);
    assert_int_equal(ob_peek(peek), OB_GONE);
}

/* A header's inline function has a copy in each file, and each copy
 * its own text of the one place. */
static void one_place_may_be_written_twice(void **state)
{
    (void)state;
    static char first[] = "f.h:1", again[] = "f.h:1";
    ObMem *mem = ob_mem();
    if (!mem->check)
        return;
    void *block = ob_mem_alloc(mem, OB_MEM_OBJECT, 16);
    assert_non_null(block);
    ob_mem_take(mem, block, (ObSite){ "x", "f", first });
    ob_mem_take(mem, block, (ObSite){ "x", "f", again });
    ob_mem_release(mem, block, (ObSite){ "x", "f", "f.h:2" });
    const ObReceipt *left = ob_mem_receipts(mem, block);
    assert_non_null(left);
    assert_true(left->sure);
    ob_mem_free(mem, block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(one_place_may_be_written_twice),
        checked_test(the_end_comes),
        checked_test(an_exception_without_a_text_is_written_down),
        checked_test(a_plain_object_lets_go_of_its_type),
        checked_test(the_end_looks_again),
        checked_test(who_becomes_immortal_in_its_last_words_lives),
        checked_test(last_words_do_not_end_the_interpreter),
        checked_test(a_report_with_a_long_name_is_whole),
        checked_test(a_doomed_announces_itself),
        checked_test(friends_die_after_and_from_the_last),
        checked_test(a_branch_is_done_before_the_next),
        checked_test(who_is_held_elsewhere_lives_on),
        checked_test(one_object_may_be_held_twice),
        checked_test(abandoning_lets_go_in_order),
        checked_test(a_name_may_have_any_length),
        checked_test(a_name_that_is_no_utf8_reaches_no_snapshot),
        checked_test(the_resurrected_live_and_speak_once),
        checked_test(a_resurrected_child_survives_its_parent),
        checked_test(last_words_nest_so_deep_and_no_deeper),
        checked_test(all_who_wait_have_their_turn),
        checked_test(who_waits_may_be_resurrected),
        checked_test(a_snapshot_may_be_taken_amid_deaths),
        checked_test(flags_survive_until_the_end),
        checked_test(what_a_heap_noted_leads_nowhere),
        checked_test(a_peek_sees_the_count),
        checked_test(the_immortal_never_go),
        checked_test(a_peek_is_not_taken_in_by_a_stranger),
        checked_test(a_small_int_goes_with_its_interpreter),
        checked_test(a_label_is_not_for_a_stranger),
        checked_test(a_snapshot_sees_what_objects_hold),
        checked_test(a_release_tears_up_what_fits_best),
        checked_test(of_many_receipts_the_old_are_in_doubt),
#ifndef OB_HEAP_PAGES
        checked_test(a_release_may_find_no_receipt),
#endif
        checked_test(unchecked_memory_writes_no_receipts),
        checked_test(what_stays_is_sure_if_it_cannot_be_meant),
        checked_test(a_name_within_a_name_is_another),
        checked_test(what_is_handed_over_was_kept_there),
        checked_test(what_is_stolen_may_have_been_another),
        checked_test(all_who_are_lost_are_told),
        checked_test(a_report_leaves_the_pending_exception),
        checked_test(a_report_gets_by_without_memory),
        checked_test(unchecked_memory_is_looked_at_as_far_as_it_goes),
#ifdef OB_RECEIPTS
        checked_test(a_stale_receipt_is_only_probable),
        checked_test(a_doubtful_line_is_only_probable),
        checked_test(a_lost_object_names_its_line),
#endif
        checked_test(a_cycle_is_held_by_itself),
        checked_test(last_words_that_raise_disturb_nobody),
        checked_test(a_pending_exception_survives_a_death),
        checked_test(a_free_that_raises_disturbs_nobody),
        checked_test(without_a_hook_two_lines_are_written),
        checked_test(last_words_may_free_the_names_that_hold_them),
        checked_test(last_words_may_free_other_names),
#ifndef NDEBUG
        checked_test(misuse_of_deaths_and_looks),
        checked_test(taking_apart_raises_nothing),
        checked_test(the_dying_are_not_held),
#ifndef OB_SANITIZED
        checked_test(use_after_death),
#endif
#endif
        cmocka_unit_test(scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
