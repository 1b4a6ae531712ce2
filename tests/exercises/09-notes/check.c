/* Exercise 9.4: notes. */
#include "lists.h"
#include "notes.h"

#define NOTED "What was noted last about an object is the answer."
#define IS "Objects go by `is`: ask them for nothing."
#define WEAK "The book keeps no object alive."
#define GOES "When an object dies, its note goes, at once."
#define HOLDS "The book holds each note once, and lets go of the one before."
#define ITSELF "The book is a note like others, and held once, as that: nothing else of it holds it."
#define NONE "Nothing is noted: KeyError, for any object."
#define ANY "Any object may be a note, None as well: no note says that there is none."
#define ADDRESS \
    "Nobody takes over the notes of the dead: an address may be used again."
#define CANNOT "What cannot be referred to weakly: TypeError, and nothing is noted."
#define DYING "While a note dies, the book is whole, and may be asked and written to."
#define BOOKS "Each book has notes of its own."
#define GONE "A book that nobody refers to dies at once, and nothing is left of it."
#define STOP \
    "traverse ends when visit returns something other than 0, and returns " \
    "that."
#define CYCLES \
    "The collector finds a book that is garbage if traverse shows all that it " \
    "leads to, and ob_track was called."
#define SAVED "Whose last words save it, when its count is 0, has not died: its note stays."
#define LAST \
    "A note may be the last to hold its book: when the note goes, so does the book, " \
    "and whoever lets the note go has to be done with it, or to hold it until then."
#define CLEAR \
    "The collector has found it, and it lives on: a cycle is broken where a " \
    "type has clear, and a note need not have one."
#define QUIET "Whoever dies later, dies quietly, and what was pending stays so."
#define PILE "Nothing is left of what came and went."
#define OWED "Let go of what you took."
#define MEMORY "When there is no memory, all is as it was."
#define UNASKED \
    "A death cannot fail: what it needs, the book has had since the note."

typedef struct Thing {
    ObObject base;
    ObRef *weakrefs;
    ObObject *held;             /* so that it can be in a cycle */
} Thing;

static ObObject *no_repr(ObObject *op)
{
    (void)op;
    expect_int("questions that objects were asked", 1, 0, IS);
    return NULL;
}

static int never_equal(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    expect_int("questions that objects were asked", 1, 0, IS);
    return OB_UNEQUAL;
}

static int64_t no_hash(ObObject *op)
{
    return never_equal(op, op);
}

static int thing_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Thing *self = (Thing *)op;
    return self->held != NULL ? visit(self->held, arg) : 0;
}

static ObObject *thing_drop_next(ObObject *op)
{
    Thing *self = (Thing *)op;
    ObObject *held = self->held;
    self->held = NULL;
    return held != NULL ? ob_dropped(held) : NULL;
}

static void thing_clear(ObObject *op)
{
    Thing *self = (Thing *)op;
    ObObject *held = self->held;
    self->held = NULL;
    if (held != NULL)
        ob_decref(held);
}

static ObType thing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Thing",
    .basic_size = sizeof(Thing), .repr = no_repr,
    .equal = never_equal, .hash = no_hash,
    .traverse = thing_traverse, .drop_next = thing_drop_next,
    .clear = thing_clear, .free = ob_object_free,
    .weak_offset = offsetof(Thing, weakrefs),
};

static ObObject *make_thing(void)
{
    ObObject *op = ob_object_new(&thing_type, sizeof(Thing));
    if (op == NULL)
        return NULL;
    *(Thing *)op = (Thing){ .base = *op };
    ob_track(op);
    return op;
}

static ObObject *thing(void)
{
    return need(make_thing());
}

static ObObject *text(const char *utf8)
{
    return need(ob_str_from(utf8));
}

static void set(ObObject *book, ObObject *op, ObObject *note)
{
    expect_int("what notes_set returns", notes_set(book, op, note), 0,
               "There is memory, and it can be referred to weakly.");
    expect_raised(OB_NO_ERROR, NOTED);
}

static void expect_note(ObObject *book, ObObject *op, ObObject *note,
                        const char *why)
{
    ObObject *got = notes_get(book, op);
    expect_same("what notes_get returns", got, note, why);
    expect_raised(OB_NO_ERROR, why);
    ob_decref(got);
}

static void expect_none(ObObject *book, ObObject *op, const char *why)
{
    expect_int("what notes_get returns, as 1 for an object",
               notes_get(book, op) != NULL, 0, why);
    expect_raised(OB_KEY_ERROR, why);
}

static void kill(ObObject *op)
{
    ObPeek peek = ob_peek_at(op);
    expect_count("the count of an object that only you hold", op, 1, WEAK);
    ob_decref(op);
    expect_gone("the object, when nobody holds it", peek, WEAK);
}

static void notes(void)
{
    ObObject *book = need(notes_new()), *a = thing(), *b = thing();
    ObObject *x = text("x"), *y = text("y"), *z = text("z");
    ObObject *f = need(ob_float_new(2.5));
    expect_none(book, a, NONE);
    set(book, a, x);
    set(book, b, y);
    for (int i = 0; i < 2; i++) {
        expect_note(book, a, x, NOTED);
        expect_note(book, b, y, NOTED);
    }
    expect_count("the count of a note, with yours", x, 2, HOLDS);
    set(book, a, z);
    expect_note(book, a, z, NOTED);
    expect_note(book, b, y, NOTED);
    expect_count("the count of the note that was there", x, 1, HOLDS);
    set(book, a, z);
    expect_count("the count of a note that was set twice", z, 2, HOLDS);
    expect_count("the count of an object that only you hold", a, 1, WEAK);
    ObObject *equal = text("z");
    set(book, a, equal);
    expect_note(book, a, equal, NOTED);
    expect_count("the count of the note that was there", z, 1, HOLDS);
    set(book, a, f);
    expect_note(book, a, f, NOTED);
    expect_count("the count of a note, with yours", f, 2, HOLDS);
    set(book, a, z);
    expect_count("the count of the note that was there", f, 1, HOLDS);
    ob_decref(f);
    ob_decref(equal);
    kill(a);
    expect_count("the count of its note", z, 1, GOES);
    expect_note(book, b, y, GOES);
    expect_count("the count of the other note", y, 2, GOES);
    kill(b);
    expect_count("the count of the other note then", y, 1, GOES);
    ObPeek peek = ob_peek_at(book);
    ob_decref(book);
    expect_gone("the book, when nobody holds it", peek, GONE);
    ob_decref(x);
    ob_decref(y);
    ob_decref(z);
}

/* Something that is noted about itself: the book holds it, as it holds
 * any note. */
static void own_note(void)
{
    ObObject *book = need(notes_new()), *a = thing(), *x = text("x");
    for (int i = 0; i < 3; i++) {
        set(book, a, a);
        expect_note(book, a, a, NOTED);
        expect_count("the count of an object that is its own note", a, 2,
                     HOLDS);
    }
    set(book, a, book);
    expect_note(book, a, book, NOTED);
    expect_count("the count of a book that has itself", book, 2, ITSELF);
    set(book, a, x);
    expect_note(book, a, x, NOTED);
    kill(a);
    ob_decref(x);
    ob_decref(book);
}

/* Whatever an answer may have as its own sign for nothing. */
static void any_note(void)
{
    ObObject *book = need(notes_new()), *a = thing(), *b = thing(), *x = text("x");
    ObObject *any[] = { ob_none(), ob_bool(false), ob_bool(true),
                        ob_int_new(0), ob_int_new(-1), ob_float_new(0.0), text(""),
                        need(ob_list_new()), need(ob_dict_new()), ob_tuple_new(0, NULL),
                        &ob_type_type.base, &ob_type(book)->base, b };
    set(book, b, x);
    for (size_t i = 0; i < sizeof any / sizeof any[0]; i++) {
        for (int again = 0; again < 2; again++) {
            set(book, a, need(any[i]));
            expect_note(book, a, any[i], ANY);
            expect_note(book, b, x, NOTED);
        }
        if (i % 2 == 0)
            set(book, a, x);
    }
    set(book, a, x);
    kill(a);
    kill(b);
    expect_count("the count of the note", x, 1, GOES);
    for (size_t i = 0; i < sizeof any / sizeof any[0] - 3; i++)
        ob_decref(any[i]);
    ob_decref(x);
    ob_decref(book);
}

/* Some live for ever, and their references need not be known to them: a
 * thing, and a type. The book holds what is noted about them. */
static Thing eternal = { .base = OB_STATIC_HEADER(&thing_type) };

static void immortal(void)
{
    ObObject *book = need(notes_new()), *other = need(notes_new());
    ObObject *ops[] = { &eternal.base, &ob_int_type.base, &ob_type_type.base };
    ObObject *texts[] = { text("x"), text("y"), text("z") };
    for (int i = 0; i < 12; i++) {
        if (i < 3)
            expect_none(book, ops[i], NONE);
        set(book, ops[i % 3], texts[(i + i / 3) % 3]);
        expect_none(other, ops[i % 3], BOOKS);
        for (int k = 0; k <= i && k < 3; k++)
            expect_note(book, ops[(i - k) % 3], texts[(i - k + (i - k) / 3) % 3], NOTED);
    }
    for (int i = 0; i < 3; i++)
        expect_count("the count of a note", texts[i], 2, HOLDS);
    ob_decref(book);
    for (int i = 0; i < 3; i++) {
        expect_count("the count of a note", texts[i], 1, GONE);
        expect_none(other, ops[i], BOOKS);
        ob_decref(texts[i]);
    }
    ob_decref(other);
}

static void nothing(void)
{
    ObObject *book = need(notes_new()), *list = need(ob_list_new());
    ObObject *x = text("x");
    for (int i = 0; i < 3; i++) {
        expect_none(book, list, NONE);
        expect_none(book, ob_int_new(5), NONE);
        expect_int("what notes_set returns for a list",
                   notes_set(book, list, x), -1, CANNOT);
        expect_raised(OB_TYPE_ERROR, CANNOT);
        expect_none(book, list, CANNOT);
    }
    expect_count("the count of the list", list, 1, CANNOT);
    expect_count("the count of the note", x, 1, CANNOT);
    ob_decref(list);
    ob_decref(x);
    ob_decref(book);
}

/* A type without a place for references, of which the objects are of no
 * other use. */
static ObType plain_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Plain",
    .basic_size = sizeof(ObObject), .repr = no_repr,
    .equal = never_equal, .hash = no_hash, .free = ob_object_free,
};

/* Of any type; and nothing is held of them, nor of the note. */
static void cannot(void)
{
    ObObject *book = need(notes_new()), *a = thing(), *x = text("x"), *y = text("y");
    ObObject *ops[] = { ob_int_new(5), ob_int_new(70000), ob_float_new(1.5), text("a"),
                        ob_none(), ob_bool(true), ob_tuple_new(1, &x), ob_list_new(),
                        ob_dict_new(), ob_object_new(&plain_type, sizeof(ObObject)) };
    set(book, a, x);
    for (size_t i = 0; i < sizeof ops / sizeof ops[0]; i++) {
        int64_t count = ob_refcnt(need(ops[i]));
        for (int again = 0; again < 2; again++) {
            expect_int("what notes_set returns for what cannot be referred to weakly",
                       notes_set(book, ops[i], y), -1, CANNOT);
            expect_raised(OB_TYPE_ERROR, CANNOT);
            expect_none(book, ops[i], CANNOT);
        }
        expect_count("its count", ops[i], count, CANNOT);
        expect_count("the count of the note", y, 1, CANNOT);
        expect_note(book, a, x, CANNOT);
        ob_decref(ops[i]);
    }
    kill(a);
    ob_decref(book);
    ob_decref(x);
    ob_decref(y);
}

/* A book is an object like others: nothing is noted about it; or
 * something is, if your books can be referred to weakly. */
static void about_books(void)
{
    ObObject *book = need(notes_new()), *other = need(notes_new()), *x = text("x");
    ObObject *ops[] = { book, other };
    for (int i = 0; i < 2; i++) {
        expect_none(book, ops[i], NONE);
        if (notes_set(book, ops[i], x) < 0) {
            expect_raised(OB_TYPE_ERROR, CANNOT);
            expect_none(book, ops[i], CANNOT);
        } else {
            expect_note(book, ops[i], x, NOTED);
        }
        expect_count("the count of a book", ops[i], 1, WEAK);
    }
    kill(other);
    kill(book);
    expect_count("the count of the note", x, 1, GONE);
    ob_decref(x);
}

enum { MANY = 10050 };

static void many(void)
{
    static ObObject *things[MANY], *texts[MANY];
    ObObject *book = need(notes_new()), *list = need(ob_list_new());
    for (int i = 0; i < MANY; i++) {
        things[i] = thing();
        texts[i] = need(ob_int_new(70000 + i));
        set(book, things[i], texts[i]);
        need(ob_list_append_steal(list, things[i]) == 0 ? list : NULL);
    }
    for (int i = 0; i < MANY; i++)
        expect_note(book, things[i], texts[i], NOTED);
    for (int i = MANY - 1; i >= MANY / 2; i--) {
        ob_decref(need(ob_list_pop(list)));
        expect_count("the count of a note", texts[i], 1, GOES);
    }
    for (int i = 0; i < MANY / 2; i++)
        expect_note(book, things[i], texts[i], GOES);
    need(ob_list_append(list, list) == 0 ? list : NULL);
    ob_decref(list);
    ob_gc_collect();
    for (int i = 0; i < MANY; i++) {
        expect_count("the count of a note, after a collection", texts[i], 1,
                     GOES);
        ob_decref(texts[i]);
    }
    ob_decref(book);
}

/* Things that are born where others have died. */
static void addresses(void)
{
    ObObject *book = need(notes_new()), *x = text("x");
    for (int i = 0; i < 2000; i++) {
        ObObject *op = thing();
        expect_none(book, op, ADDRESS);
        if (i % 3 != 2)
            set(book, op, x);
        ob_decref(op);
    }
    expect_count("the count of the note", x, 1, GOES);
    ob_decref(x);
    ob_decref(book);
}

/* One by one, each born where the one before lay; the note of that one
 * has made room for another one's. */
static void at_one_address(void)
{
    let_addresses_come_again();
    ObObject *book = need(notes_new()), *x = text("x"), *y = text("y");
    for (int i = 0; i < 6; i++) {
        ObObject *op = thing(), *other = thing();
        expect_none(book, op, ADDRESS);
        set(book, op, x);
        if (i % 2 == 0)
            expect_note(book, op, x, NOTED);
        ob_decref(op);
        bury_others();
        set(book, other, y);
        ObObject *born = thing();
        expect_none(book, born, ADDRESS);
        expect_note(book, other, y, NOTED);
        ob_decref(born);
        ob_decref(other);
        bury_others();
    }
    expect_count("the count of the note", x, 1, GOES);
    ob_decref(x);
    ob_decref(y);
    ob_decref(book);
}

/* A note whose death asks the book, and writes into it. */
typedef struct Dying {
    ObObject base;
    ObObject *book, *one, *other, *note;    /* borrowed */
    ObObject *crowd;            /* borrowed: a list of others, or NULL */
} Dying;

static int spoken;

static void dying_finalize(ObObject *op)
{
    const Dying *self = (Dying *)op;
    if (self->one != NULL)
        expect_note(self->book, self->one, self->note, DYING);
    if (self->other != NULL) {
        ObObject *new = need(ob_float_new(1.5 + spoken));
        set(self->book, self->other, new);
        expect_note(self->book, self->other, new, DYING);
        ob_decref(new);
    }
    for (size_t i = 0; self->crowd != NULL && i < ob_list_size(self->crowd); i++)
        set(self->book, ob_list_get_borrowed(self->crowd, (int64_t)i), self->note);
    spoken++;
}

static ObType dying_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Dying",
    .basic_size = sizeof(Dying), .finalize = dying_finalize,
    .free = ob_object_free,
};

static void note_dying(ObObject *book, ObObject *op, ObObject *one,
                       ObObject *other, ObObject *note)
{
    ObObject *dying = need(ob_object_new(&dying_type, sizeof(Dying)));
    *(Dying *)dying = (Dying){ *dying, book, one, other, note, NULL };
    set(book, op, dying);
    ob_decref(dying);
}

static void dies_writing(void)
{
    ObObject *book = need(notes_new()), *a = thing(), *b = thing();
    ObObject *c = thing(), *x = text("x");
    set(book, b, x);
    note_dying(book, a, b, c, x);
    kill(a);
    expect_int("notes that have died", spoken, 1, GOES);
    note_dying(book, b, NULL, c, x);
    set(book, b, x);
    expect_int("notes that have died", spoken, 2, HOLDS);
    expect_note(book, b, x, DYING);
    note_dying(book, c, c, NULL, x);
    set(book, c, x);
    expect_int("notes that have died", spoken, 3, HOLDS);
    expect_note(book, c, x, DYING);
    kill(b);
    kill(c);
    expect_count("the count of the note", x, 1, GOES);
    ob_decref(x);
    ob_decref(book);
}

/* While it dies, the book grows past all its bounds: when another note
 * takes its place, and when its object dies. */
static void dies_crowding(void)
{
    enum { CROWD = 400 };
    for (int how = 0; how < 2; how++) {
        ObObject *book = need(notes_new()), *a = thing(), *x = text("x"), *y = text("y");
        ObObject *crowd = need(ob_list_new());
        for (int i = 0; i < CROWD; i++)
            need(ob_list_append_steal(crowd, thing()) == 0 ? crowd : NULL);
        ObObject *dying = need(ob_object_new(&dying_type, sizeof(Dying)));
        *(Dying *)dying = (Dying){ .base = *dying, .book = book, .note = x, .crowd = crowd };
        set(book, a, dying);
        ob_decref(dying);
        spoken = 0;
        if (how == 0) {
            set(book, a, y);
            expect_note(book, a, y, DYING);
        }
        kill(a);
        expect_int("notes that have died", spoken, 1, how == 0 ? HOLDS : GOES);
        for (int i = 0; i < CROWD; i++)
            expect_note(book, ob_list_get_borrowed(crowd, i), x, DYING);
        expect_count("the count of the note", y, 1, GOES);
        ob_decref(crowd);
        expect_count("the count of the note about all others", x, 1, GOES);
        ob_decref(book);
        ob_decref(x);
        ob_decref(y);
    }
}

/* One dies of the death of another one's note, whichever of the three
 * was noted first. */
static void dies_in_turn(void)
{
    static const int orders[6][3] = {
        { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 },
        { 2, 1, 0 }
    };
    for (int i = 0; i < 6; i++) {
        ObObject *book = need(notes_new()), *x = text("x"), *y = text("y");
        ObObject *list = need(ob_list_new());
        ObObject *ops[] = { thing(), thing(), thing() };
        ObObject *notes_of[] = { list, x, y };
        for (int k = 0; k < 3; k++)
            set(book, ops[orders[i][k]], notes_of[orders[i][k]]);
        need(ob_list_append_steal(list, ops[1]) == 0 ? list : NULL);
        ob_decref(list);
        kill(ops[0]);
        expect_count("the count of the note about one that only a note held",
                     x, 1, GOES);
        expect_note(book, ops[2], y, DYING);
        kill(ops[2]);
        expect_count("the count of the other note", y, 1, GOES);
        ob_decref(x);
        ob_decref(y);
        ob_decref(book);
    }
}

/* By count, and in a collection. */
static void unasked(void)
{
    ObObject *book = need(notes_new()), *x = text("x"), *ops[20];
    for (int i = 0; i < 20; i++)
        set(book, ops[i] = thing(), x);
    for (int i = 0; i < 20; i++) {
        Quiet quiet = quiet_begin();
        if (i % 2 == 0) {
            ob_decref(ops[i]);
        } else {
            ((Thing *)ops[i])->held = ops[i];
            ob_gc_collect();
        }
        expect_count("the count of the note", x, 20 - i, GOES);
        expect_quiet(quiet, UNASKED);
    }
    ob_decref(x);
    ob_decref(book);
}

static int reported;

static void hear(const ObError *error, const char *context, void *arg)
{
    (void)error;
    (void)context;
    (void)arg;
    reported++;
}

static void books(void)
{
    ob_unraisable_to(hear, NULL);
    ObObject *one = need(notes_new()), *two = need(notes_new());
    ObObject *a = thing(), *x = text("x"), *y = text("y");
    set(one, a, x);
    expect_none(two, a, BOOKS);
    set(two, a, y);
    expect_note(one, a, x, BOOKS);
    expect_note(two, a, y, BOOKS);
    ObObject *refs = need(ob_weakref_refs(a));
    ObPeek peek = ob_peek_at(one);
    ob_decref(one);
    expect_gone("a book that nobody holds", peek, GONE);
    expect_note(two, a, y, BOOKS);
    ob_raise(OB_KEY_ERROR, "'spam'");
    ob_decref(a);
    expect_raised(OB_KEY_ERROR, QUIET);
    expect_int("exceptions that nobody could catch", reported, 0, QUIET);
    ob_unraisable_to(NULL, NULL);
    ob_decref(refs);
    expect_count("the count of a note", x, 1, GONE);
    expect_count("the count of the other", y, 1, GOES);
    ob_decref(x);
    ob_decref(y);
    ob_decref(two);
}

/* Garbage that its last words save, its book with it: no callback tells
 * the book. What it notes of the saved one then, if anything, is as you
 * like; what is born where that one lay is somebody else. */
static ObObject *saved;

static void cat_finalize(ObObject *op)
{
    ob_incref(op);
    saved = op;
}

static ObType cat_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Cat",
    .basic_size = sizeof(Thing), .repr = no_repr,
    .equal = never_equal, .hash = no_hash,
    .traverse = thing_traverse, .drop_next = thing_drop_next,
    .clear = thing_clear, .finalize = cat_finalize, .free = ob_object_free,
    .weak_offset = offsetof(Thing, weakrefs),
};

static void saves_itself(void)
{
    let_addresses_come_again();
    ObObject *book = need(notes_new()), *x = text("x");
    ObObject *cat = need(ob_object_new(&cat_type, sizeof(Thing)));
    *(Thing *)cat = (Thing){ .base = *cat, .held = need(ob_list_new()) };
    ob_track(cat);
    ObObject *list = ((Thing *)cat)->held;
    set(book, cat, x);
    need(ob_list_append_steal(list, cat) == 0 ? list : NULL);
    need(ob_list_append_steal(list, book) == 0 ? list : NULL);
    ob_gc_collect();
    expect_same("what has saved itself", saved, cat, CYCLES);
    ob_incref(book);
    ob_list_clear(list);
    ob_decref(saved);
    bury_others();
    ObObject *born = thing();
    expect_none(book, born, ADDRESS);
    set(book, born, x);
    expect_note(book, born, x, NOTED);
    ob_decref(born);
    ob_decref(book);
    expect_count("the count of the note", x, 1, GONE);
    ob_decref(x);
}

/* Who is saved when its count is 0 has not died: its note stays. Who is
 * saved from a collection may have lost it; what is noted then, counts. */
static void saved_and_noted(void)
{
    for (int how = 0; how < 3; how++) {
        ObObject *book = need(notes_new()), *x = text("x"), *y = text("y");
        ObObject *cat = need(ob_object_new(&cat_type, sizeof(Thing)));
        *(Thing *)cat = (Thing){ .base = *cat };
        ob_track(cat);
        set(book, cat, x);
        if (how > 0) {
            ((Thing *)cat)->held = cat;
            ob_gc_collect();
        } else {
            ob_decref(cat);
        }
        expect_same("what has saved itself", saved, cat, WEAK);
        if (how > 0)
            thing_clear(cat);
        else
            expect_note(book, cat, x, SAVED);
        if (how < 2) {
            set(book, cat, y);
            expect_note(book, cat, y, NOTED);
            expect_count("the count of the note that was there", x, 1, HOLDS);
        }
        kill(cat);
        expect_count("the count of the note", y, 1, GOES);
        ob_decref(book);
        expect_count("the count of the first note", x, 1, GONE);
        ob_decref(x);
        ob_decref(y);
    }
}

/* A book that only its own notes hold dies of an object's death: one of
 * them is a list, and leads to the book; or it is the book. */
static void dies_of_a_note(void)
{
    for (int how = 0; how < 8; how++) {
        ObObject *book = need(notes_new()), *x = text("x"), *ops[4];
        for (int i = 0; i < 4; i++)
            set(book, ops[i] = thing(), x);
        ObObject *note = how % 2 ? book : need(ob_list_new());
        if (how % 2)
            ob_incref(note);
        else
            need(ob_list_append(note, book) == 0 ? note : NULL);
        ObPeek peeks[] = { ob_peek_at(book), ob_peek_at(note) };
        set(book, ops[how / 2], note);
        ob_decref(note);
        ob_decref(book);
        ob_decref(ops[how / 2]);
        expect_gone("a book that only a note of its own held, whose object has died",
                    peeks[0], LAST);
        expect_gone("that note", peeks[1], LAST);
        expect_count("the count of the other notes", x, 1, GONE);
        for (int i = 0; i < 4; i++)
            if (i != how / 2)
                ob_decref(ops[i]);
        ob_decref(x);
    }
}

/* What is gone if it was found, and if something of it could let go. */
static void expect_collected(const char *what, const ObPeek *peeks, int n)
{
    const char *why = ob_gc_collect() > 0 ? CLEAR : CYCLES;
    for (int i = 0; i < n; i++)
        expect_gone(what, peeks[i], why);
}

/* A book is shown to the collector as a note, too. */
static void cycles_of_books(void)
{
    ObObject *a = thing();
    for (int n = 1; n < 4; n++) {
        ObObject *books[3];
        ObPeek peeks[3];
        for (int i = 0; i < n; i++)
            peeks[i] = ob_peek_at(books[i] = need(notes_new()));
        for (int i = 0; i < n; i++)
            set(books[i], a, books[(i + 1) % n]);
        for (int i = 0; i < n; i++)
            ob_decref(books[i]);
        expect_collected("a book that is a note of another, or of itself", peeks, n);
    }
    kill(a);
}

static void cycles(void)
{
    ObObject *book = need(notes_new()), *a = thing();
    ObObject *list = need(ob_list_new());
    need(ob_list_append(list, book) == 0 ? list : NULL);
    set(book, a, list);
    expect_stops(book, STOP);
    ObObject *refs = need(ob_weakref_refs(a));
    for (int64_t i = 0; i < (int64_t)ob_list_size(refs); i++)
        expect_stops(ob_list_get_borrowed(refs, i), STOP);
    ob_decref(refs);
    ObPeek peeks[] = { ob_peek_at(book), ob_peek_at(list) };
    ob_decref(list);
    ob_decref(book);
    expect_collected("a book, and a note that leads to it", peeks, 2);
    book = need(notes_new());
    list = need(ob_list_new());
    set(book, a, list);
    ob_incref(book);
    ((Thing *)a)->held = book;
    need(ob_list_append(list, a) == 0 ? list : NULL);
    ObPeek more[] = { ob_peek_at(book), ob_peek_at(list), ob_peek_at(a) };
    ob_decref(list);
    ob_decref(book);
    ob_decref(a);
    expect_collected("a book, a note, and its object", more, 3);
}

/* A tuple has no clear: it is the book that lets go. */
static void cycles_of_tuples(void)
{
    ObObject *ops[] = { thing(), thing(), &eternal.base };
    for (int n = 1; n <= 3; n++) {
        ObObject *book = need(notes_new());
        ObPeek peeks[4] = { ob_peek_at(book) };
        for (int i = 0; i < n; i++) {
            ObObject *note = need(ob_tuple_new(1, &book));
            peeks[i + 1] = ob_peek_at(note);
            set(book, ops[i], note);
            ob_decref(note);
        }
        ob_decref(book);
        expect_collected("a book, and a tuple that has it, as a note", peeks, n + 1);
    }
    ob_decref(ops[0]);
    ob_decref(ops[1]);
}

static void pile(void)
{
    ObObject *book = need(notes_new()), *x = text("x");
    ObObject *lasting = thing();
    size_t bytes = 0, blocks = 0;
    for (int i = 0; i < 2000; i++) {
        ObObject *op = thing();
        set(book, op, x);
        set(book, lasting, x);
        ob_decref(op);
        if (i == 500) {
            bytes = ob_mem_bytes(ob_mem());
            blocks = ob_mem_blocks(ob_mem());
        }
    }
    expect_int("whether more blocks are held than after 500 objects",
               ob_mem_blocks(ob_mem()) > blocks, 0, PILE);
    expect_int("whether more bytes are", ob_mem_bytes(ob_mem()) > bytes, 0,
               PILE);
    kill(lasting);
    expect_count("the count of the note", x, 1, GOES);
    ob_decref(x);
    ob_decref(book);
}

/* When it fails, the note is what it was. */
static int try_set(ObObject *book, ObObject *op, ObObject *note,
                   ObObject *before)
{
    if (expect_done(notes_set(book, op, note)) == 0)
        return 0;
    ObError error = ob_self()->error;
    ob_error_clear();
    let_memory_end(0);
    if (before != NULL)
        expect_note(book, op, before, MEMORY);
    else
        expect_none(book, op, MEMORY);
    ob_self()->error = error;
    return -1;
}

static int try_get(ObObject *book, ObObject *op, ObObject *note)
{
    ObObject *got = expect_made(notes_get(book, op));
    if (got == NULL) {
        ObError error = ob_self()->error;
        ob_error_clear();
        let_memory_end(0);
        expect_note(book, op, note, MEMORY);
        ob_self()->error = error;
        return -1;
    }
    expect_same("what notes_get returns", got, note, MEMORY);
    ob_decref(got);
    return 0;
}

static int refused(void)
{
    ObObject *book = expect_made(notes_new()), *ops[10] = { NULL };
    ObObject *x = ob_str_from("x"), *y = ob_str_from("y");
    int result = book == NULL || x == NULL || y == NULL ? -1 : 0;
    for (int i = 0; i < 10 && result == 0; i++) {
        ops[i] = make_thing();
        result = ops[i] == NULL ? -1 : try_set(book, ops[i], x, NULL);
    }
    for (int i = 0; i < 10 && result == 0; i += 3)
        result = try_set(book, ops[i], y, x);
    for (int i = 0; i < 40 && result == 0; i++)
        result = try_get(book, ops[i % 10], i % 10 % 3 == 0 ? y : x);
    for (int i = 0; i < 10; i++)
        if (ops[i] != NULL) {
            expect_count("the count of an object", ops[i], 1, MEMORY);
            ob_decref(ops[i]);
        }
    if (book != NULL)
        ob_decref(book);
    if (x != NULL) {
        expect_count("the count of a note", x, 1, MEMORY);
        ob_decref(x);
    }
    if (y != NULL)
        ob_decref(y);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "notes", notes, .held = OWED, .section = "weak-keys" },
        { "a note about itself", own_note, .held = OWED,
          .section = "weak-keys" },
        { "any object as a note", any_note, .held = OWED, .section = "weak-keys" },
        { "some that live for ever", immortal, .held = OWED, .section = "weak-keys" },
        { "nothing is noted", nothing, .held = OWED,
          .section = "weak-keys" },
        { "what cannot be referred to weakly", cannot, .held = OWED,
          .section = "weak-keys" },
        { "notes about books", about_books, .held = OWED,
          .section = "weak-keys" },
        { "ten thousand", many, .held = OWED, .section = "weak-keys" },
        { "addresses that are used again", addresses, .held = OWED,
          .section = "weak-keys" },
        { "each at the address of one before", at_one_address, .held = OWED,
          .section = "weak-keys" },
        { "a note that writes while it dies", dies_writing, .held = OWED,
          .dead = DYING, .section = "weak-keys" },
        { "a note that fills the book while it dies", dies_crowding, .held = OWED,
          .dead = DYING, .section = "weak-keys" },
        { "a note that held another object", dies_in_turn, .held = OWED,
          .dead = DYING, .section = "weak-keys" },
        { "two books", books, .held = OWED, .section = "weak-keys" },
        { "a book that is garbage", cycles, .held = OWED,
          .section = "weak-keys" },
        { "a book that is garbage, and tuples", cycles_of_tuples, .held = OWED,
          .section = "weak-keys" },
        { "one that saves itself, and its book", saves_itself, .held = OWED,
          .section = "weak-keys" },
        { "one that saves itself, and is noted again", saved_and_noted, .held = OWED,
          .section = "weak-keys" },
        { "a book that its own note holds", dies_of_a_note, .held = OWED,
          .dead = LAST, .section = "weak-keys" },
        { "books that are notes of each other", cycles_of_books, .held = OWED,
          .section = "weak-keys" },
        { "nothing piles up", pile, .held = OWED, .section = "weak-keys" },
        { "a death asks for no memory", unasked, .held = OWED,
          .section = "weak-keys" },
        { "memory runs out", .scenario = refused, .held = MEMORY,
          .section = "bytes" },
    };
    return RUN(checks);
}
