/* Exercise 2.1: each answer is tried on the library. */
#include "harness.h"
#include "read.h"

#define NEW "Its name has no suffix, so what it returns is new, and owed."
#define NOBODYS "It ends in _borrowed: the reference stays somebody else's."
#define KEEPS \
    "A function without a suffix steals nothing: if it keeps the object, " \
    "it takes a reference of its own, and yours stays yours."
#define STOLEN "It ends in _steal: the reference is its own from there on."

static const char *const WHY[QUESTIONS] = {
    NEW, NEW, NOBODYS, KEEPS, STOLEN, NEW,
    "ob_incref took a reference for you. Where the object came from no "
    "longer matters.",
    "bind took a reference for the name y. You still have none.",
    KEEPS, STOLEN,
};

static const char *const WORDS[] = {
    "not answered yet", "owed", "borrowed", "given away",
};

static ObNamespace *with_x(void)
{
    ObNamespace *ns = need(ob_namespace_new(OB_SCOPE_GLOBAL, "globals"));
    need(ob_namespace_bind_steal(ns, "x", ob_float_new(0.5)) == 0
         ? ns : NULL);
    return ns;
}

static void must(int result)
{
    need(result == 0 ? &result : NULL);
}

/* Each does what the line says, returns the object, and the names that
 * it has left bound in the namespace. */
static ObObject *act(int question, ObNamespace *ns)
{
    ObObject *op = NULL, *other = NULL;
    switch (question) {
    case 0:
        return need(ob_float_new(1.5));
    case 1:
        return need(ob_namespace_lookup(ns, "x"));
    case 2:
        return need(ob_namespace_lookup_borrowed(ns, "x"));
    case 3:
        op = need(ob_float_new(1.5));
        must(ob_namespace_bind(ns, "y", op));
        return op;
    case 4:
        op = need(ob_float_new(1.5));
        must(ob_namespace_bind_steal(ns, "y", op));
        return op;
    case 5:
        return need(ob_repr(ob_namespace_lookup_borrowed(ns, "x")));
    case 6:
        op = ob_namespace_value_borrowed(ns, 0);
        ob_incref(op);
        return op;
    case 7:
        op = need(ob_namespace_lookup_borrowed(ns, "x"));
        must(ob_namespace_bind(ns, "y", op));
        return op;
    case 8:
        op = need(ob_doomed_new("a"));
        other = need(ob_doomed_new("other"));
        must(ob_namespace_bind_steal(ns, "other", other));
        must(ob_doomed_befriend(other, op));
        return op;
    default:
        op = need(ob_namespace_lookup(ns, "x"));
        must(ob_namespace_bind_steal(ns, "y", op));
        return op;
    }
}

/* How many references to op are nobody's but ours. */
static Answer truth(int question)
{
    ObNamespace *ns = with_x();
    ObObject *op = act(question, ns);
    ObPeek peek = ob_peek_at(op);
    ob_namespace_free(ns);
    bool owed = ob_peek(peek) != OB_GONE;
    if (owed)
        ob_decref(op);
    return owed ? OWED : question == 4 || question == 9 ? GIVEN
                                                        : BORROWED;
}

static void ask(int question)
{
    Answer expected = truth(question);
    Answer got = answers[question];
    expect_answered(got != NOT_ANSWERED);
    expect_choice("your answer", WORDS[got <= GIVEN ? got : 0],
                  WORDS[expected], WHY[question]);
}

#define ASK(n) static void ask_##n(void) { ask(n); }
ASK(0) ASK(1) ASK(2) ASK(3) ASK(4) ASK(5) ASK(6) ASK(7) ASK(8) ASK(9)

int main(void)
{
    static const Check checks[] = {
        { "0: made", ask_0, .section = "ownership" },
        { "1: looked up", ask_1, .section = "ownership" },
        { "2: looked up, borrowed", ask_2, .section = "ownership" },
        { "3: bound", ask_3, .section = "ownership" },
        { "4: bound, stolen", ask_4, .section = "ownership" },
        { "5: a repr", ask_5, .section = "ownership" },
        { "6: borrowed, and one taken", ask_6, .section = "ownership" },
        { "7: borrowed, and bound", ask_7, .section = "ownership" },
        { "8: befriended", ask_8, .section = "ownership" },
        { "9: looked up, and stolen", ask_9, .section = "ownership" },
    };
    return RUN(checks);
}
