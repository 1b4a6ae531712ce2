/* Exercise 5.4: what has grown since the last time. */
#include "lists.h"

ObObject *growth(ObObject *census);

#define MORE "Only types of which there are more now, and how many more."
#define YOURS \
    "Neither the census nor anything that you make is to be counted."
#define UPDATE "The census is to say how many there are now."
#define HELD "Whatever you made on the way is to be let go of."
#define BORROWED \
    "ob_dict_set takes references of its own and steals none; what ob_dict_next_borrowed " \
    "shows is borrowed."

static void grows(ObObject *census, const char *expected, const char *why)
{
    ObObject *more = need(growth(census));
    ObObject *repr = need(ob_repr(more));
    expect_text("what has grown", repr, expected, why);
    ob_decref(repr);
    ob_decref(more);
}

static void nothing(void)
{
    ObObject *census = need(ob_dict_new());
    grows(census, "{}", YOURS);
    grows(census, "{}", YOURS);
    ob_decref(census);
}

static void first(void)
{
    ObObject *census = need(ob_dict_new()), *kept = list();
    put_steal(kept, list());
    grows(census, "{'list': 2}", MORE);
    grows(census, "{}", UPDATE);
    ob_decref(kept);
    ob_decref(census);
}

static void later(void)
{
    ObObject *census = need(ob_dict_new()), *kept = list();
    grows(census, "{'list': 1}", MORE);
    put_steal(kept, list());
    put_steal(kept, need(ob_doomed_new("a")));
    put_steal(kept, need(ob_doomed_new("b")));
    grows(census, "{'list': 1, 'Doomed': 2}", MORE);
    ob_list_clear(kept);
    grows(census, "{}", MORE);
    put_steal(kept, list());
    put_steal(kept, need(ob_doomed_new("c")));
    grows(census, "{'list': 1, 'Doomed': 1}", UPDATE);
    ob_decref(kept);
    ob_decref(census);
}

static void other_dicts(void)
{
    ObObject *census = need(ob_dict_new()), *dict = need(ob_dict_new());
    grows(census, "{'dict': 1}", YOURS);
    ObObject *more = need(growth(census));
    expect_count("the dict that was counted", dict, 1, HELD);
    ob_decref(more);
    ob_decref(dict);
    ob_decref(census);
}

static int refused(void)
{
    ObObject *census = ob_dict_new(), *kept = ob_list_new(), *more = NULL;
    if (census != NULL && kept != NULL)
        more = growth(census);
    ObObject *made[] = { more, kept, census };
    drop_made(made, 3);
    return more != NULL ? 0 : -1;
}

int main(void)
{
    static const Check checks[] = {
        { "an empty heap", nothing, .held = HELD, .dead = BORROWED,
          .section = "asking" },
        { "the first census", first, .held = HELD, .dead = BORROWED,
          .section = "asking" },
        { "what has come since", later, .held = HELD, .dead = BORROWED,
          .section = "asking" },
        { "dicts of others", other_dicts, .held = HELD, .dead = BORROWED,
          .section = "asking" },
        { "memory runs out", .scenario = refused, .held = HELD,
          .dead = BORROWED, .section = "bytes" },
    };
    return RUN(checks);
}
