/* Exercise 3.3: d[word] = d.get(word, 0) + 1. */
#include "harness.h"

int count_words(ObObject *dict, const ObObject *words);

#define HELD \
    "The sum is a new int. ob_dict_set takes a reference of its own, so " \
    "yours is still to be let go of, whether it worked or not."
#define PENDING \
    "A KeyError says that the word is new, and that is no error: forget it. " \
    "Any other exception is the caller's to see."
#define ONE_MORE \
    "Each time that a word comes, the number under it goes up by one, from " \
    "whatever it was."

static ObObject *words(const char *text)
{
    ObObject *list = need(ob_list_new());
    for (; *text != '\0'; text++)
        need(ob_list_append_steal(list, ob_str_new(text, 1)) == 0
             ? list : NULL);
    return list;
}

static void expect_repr(ObObject *dict, const char *expected)
{
    ObObject *repr = need(ob_repr(dict));
    expect_text("the dict", repr, expected, ONE_MORE);
    ob_decref(repr);
}

static void counts(void)
{
    ObObject *dict = need(ob_dict_new()), *list = words("abracadabra");
    expect_int("what count_words returns", count_words(dict, list), 0,
               PENDING);
    expect_raised(OB_NO_ERROR, PENDING);
    expect_repr(dict, "{'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}");
    ob_decref(list);
    ob_decref(dict);
}

static void goes_on_from_what_is_there(void)
{
    ObObject *dict = need(ob_dict_new()), *list = words("ab");
    ObObject *a = need(ob_str_from("a")), *many = need(ob_int_new(3000));
    need(ob_dict_set(dict, a, many) == 0 ? dict : NULL);
    ob_decref(a);
    ob_decref(many);
    expect_int("what count_words returns", count_words(dict, list), 0,
               PENDING);
    expect_repr(dict, "{'a': 3001, 'b': 1}");
    ob_decref(list);
    ob_decref(dict);
}

static void stops_at_what_has_no_hash(void)
{
    ObObject *dict = need(ob_dict_new()), *list = words("ab");
    need(ob_list_append_steal(list, ob_list_new()) == 0 ? list : NULL);
    expect_int("what count_words returns", count_words(dict, list), -1,
               PENDING);
    expect_raised(OB_TYPE_ERROR, PENDING);
    expect_repr(dict, "{'a': 1, 'b': 1}");
    ob_decref(list);
    ob_decref(dict);
}

static void stops_at_an_overflow(void)
{
    ObObject *dict = need(ob_dict_new()), *list = words("a");
    ObObject *most = need(ob_int_new(INT64_MAX));
    need(ob_dict_set(dict, need(ob_list_get_borrowed(list, 0)), most) == 0
         ? dict : NULL);
    expect_int("what count_words returns", count_words(dict, list), -1,
               PENDING);
    expect_raised(OB_OVERFLOW_ERROR, PENDING);
    ob_decref(list);
    ob_decref(dict);
    expect_count("the count of the largest int, with yours", most, 1, HELD);
    ob_decref(most);
}

static int with_refusals(void)
{
    ObObject *dict = ob_dict_new(), *list = ob_list_new();
    ObObject *many = ob_int_new(3000);
    int result = dict != NULL && list != NULL && many != NULL ? 0 : -1;
    for (int i = 0; i < 3 && result == 0; i++)
        result = ob_list_append_steal(list, ob_str_format("%d", i));
    if (result == 0)
        result = ob_dict_set(dict, ob_list_get_borrowed(list, 0), many);
    if (result == 0)
        result = count_words(dict, list);
    if (many != NULL)
        ob_decref(many);
    if (list != NULL)
        ob_decref(list);
    if (dict != NULL)
        ob_decref(dict);
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "it counts", counts, .held = HELD, .section = "dict" },
        { "it goes on from what is there", goes_on_from_what_is_there,
          .held = HELD, .section = "dict" },
        { "it stops at an item without a hash", stops_at_what_has_no_hash,
          .held = HELD, .section = "dict" },
        { "it stops at an overflow", stops_at_an_overflow,
          .held = HELD, .section = "ownership" },
        { "memory runs out", .scenario = with_refusals,
          .held = HELD, .section = "ownership" },
    };
    return RUN(checks);
}
