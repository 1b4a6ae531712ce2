/* Exercise 3.3: d[word] = d.get(word, 0) + 1. */
#include "harness.h"

#include <string.h>

int count_words(ObObject *dict, const ObObject *words);

#define HELD \
    "What you took a reference to, you let go of on each way out: a word, " \
    "what was there, the sum, which is a new int. ob_dict_set takes a " \
    "reference of its own, so yours is still to be let go of, whether it " \
    "worked or not."
#define PENDING \
    "A KeyError says that the word is new, and that is no error: forget it. " \
    "Any other exception is the caller's to see."
#define OVERFLOW_ \
    "The sum does not fit into 64 bits. That is an OverflowError, which " \
    "ob_int_add raises, for the caller to see; the number stays what it was."
#define NUMBER \
    "What is under the word here is a str. ob_int_add adds no number to " \
    "it, and says so, with TypeError: pass it on."
#define ANY_WORD "Each item is a word, whatever it is: None as well."
#define NO_NUMBER \
    "What is under the word here is None. It is there, so the word is not " \
    "new; and ob_int_add adds no number to it: TypeError."
#define WAS_THERE \
    "What the dict had under the word was not let go of. A reference that " \
    "you took to it, you let go of on each way out."
#define STAYS \
    "What was counted before stays counted, in the dict, whatever comes " \
    "after; and what comes after an item that fails is not counted."
#define KEY \
    "Equal words are one key, and the one that was there first stays."
#define ANY_NUMBER \
    "All of these can be counted: what is under a word is a number or " \
    "nothing, and True and False are numbers, 1 and 0."
#define ASK \
    "Whether a word is there may end in an exception of any kind. Only a " \
    "KeyError says that it is not: look at ob_error()."
#define WITHIN \
    "== may run any code, and that may count the words of another list: what " \
    "one call has at hand, another one must not change."
#define ORDER \
    "The items are counted in their order: a new word comes behind those " \
    "that are there, and one that is there keeps its place."
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

static void expect_repr(ObObject *dict, const char *expected,
                        const char *why)
{
    ObObject *repr = need(ob_repr(dict));
    expect_text("the dict", repr, expected, why);
    ob_decref(repr);
}

/* The keys, which are letters, in the order in which they came. */
static void expect_order(ObObject *dict, const char *expected)
{
    char keys[16] = "";
    size_t at = 0, n = 0;
    ObObject *key, *value;
    while (n < 15 && ob_dict_next_borrowed(dict, &at, &key, &value))
        keys[n++] = ob_type(key) == &ob_str_type ? ob_str_utf8(key)[0]
                                                 : '?';
    if (n == strlen(expected))
        expect_choice("the words, in the order of the dict", keys, expected,
                      ORDER);
}

/* Counts what can be counted. */
static void count(ObObject *dict, ObObject *list)
{
    int result = count_words(dict, list);
    expect_int("what count_words returns", result, 0,
               ob_error() == OB_KEY_ERROR ? PENDING : ANY_NUMBER);
}

static void counts(void)
{
    ObObject *dict = need(ob_dict_new()), *list = words("abracadabra");
    count(dict, list);
    expect_raised(OB_NO_ERROR, PENDING);
    expect_order(dict, "abrcd");
    expect_repr(dict, "{'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}",
                ONE_MORE);
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
    count(dict, list);
    expect_repr(dict, "{'a': 3001, 'b': 1}",
                ONE_MORE);
    ob_decref(list);
    ob_decref(dict);
}

/* A bool is a number, too; so is what is below zero. */
static void goes_on_from_any_number(void)
{
    ObObject *list = words("abcde");
    ObObject *numbers[] = { ob_bool(true), ob_bool(false), ob_int_new(-1),
                            ob_int_new(-3000), ob_int_new(INT64_MIN) };
    ObObject *dict = need(ob_dict_new());
    for (int64_t i = 0; i < 5; i++)
        need(ob_dict_set(dict, ob_list_get_borrowed(list, i),
                         need(numbers[i])) == 0 ? dict : NULL);
    count(dict, list);
    expect_repr(dict, "{'a': 2, 'b': 1, 'c': 0, 'd': -2999, "
                      "'e': -9223372036854775807}", ONE_MORE);
    ob_decref(numbers[3]);
    ob_decref(numbers[4]);
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
    expect_repr(dict, "{'a': 1, 'b': 1}", STAYS);
    ob_dict_clear(dict);
    ob_decref(list);
    list = need(ob_list_new());
    need(ob_list_append_steal(list, ob_list_new()) == 0 ? list : NULL);
    need(ob_list_append(list, ob_none()) == 0 ? list : NULL);
    expect_int("what count_words returns, when the first has no hash",
               count_words(dict, list), -1, PENDING);
    expect_raised(OB_TYPE_ERROR, PENDING);
    expect_repr(dict, "{}", STAYS);
    ob_decref(list);
    ob_decref(dict);
}

/* 1000 words, of which 250 differ; each of them four times. */
static void counts_many(void)
{
    enum { MANY = 1000, KINDS = 250 };
    ObObject *dict = need(ob_dict_new()), *list = need(ob_list_new());
    for (int i = 0; i < MANY; i++)
        need(ob_list_append_steal(list, ob_int_new(3000 + i * 7 % KINDS))
             == 0 ? list : NULL);
    count(dict, list);
    expect_int("how many words there are", (long long)ob_dict_size(dict),
               KINDS, ONE_MORE);
    ObObject *key = NULL, *value;
    size_t at = 0;
    for (int64_t i = 0; i < KINDS; i++) {
        ObObject *word = ob_list_get_borrowed(list, i);
        expect_int("how often one of 1000 words was there",
                   ob_int_value(need(ob_dict_get_borrowed(dict, word))),
                   MANY / KINDS, ONE_MORE);
        expect_int("whether there are as many keys",
                   ob_dict_next_borrowed(dict, &at, &key, &value), 1, KEY);
        expect_same("a key of the dict", key, word,
                    ob_int_value(key) == ob_int_value(word) ? KEY : ORDER);
        expect_count("the count of a word that is a key, in the list", word,
                     2, HELD);
    }
    ob_decref(list);
    ob_decref(dict);
}

/* As many kinds as nobody has a table for, and more words than sixteen
 * bits can count. */
static void counts_very_many(void)
{
    enum { KINDS = 10050, TIMES = 7 };
    ObObject *dict = need(ob_dict_new()), *list = need(ob_list_new());
    write_no_receipts();
    for (int i = 0; i < KINDS; i++)
        need(ob_list_append_steal(list, ob_int_new(3000 + i)) == 0 ? list
                                                                : NULL);
    for (int64_t i = 0; i < (TIMES - 1) * KINDS; i++)
        need(ob_list_append(list, ob_list_get_borrowed(list, i)) == 0
             ? list : NULL);
    count(dict, list);
    expect_int("how many words there are", (long long)ob_dict_size(dict),
               KINDS, ONE_MORE);
    for (int64_t i = 0; i < KINDS; i++)
        expect_int("how often one of 70350 words was there",
                   ob_int_value(need(ob_dict_get_borrowed(
                       dict, ob_list_get_borrowed(list, i)))), TIMES,
                   ONE_MORE);
    ob_decref(list);
    ob_decref(dict);
}

static void goes_by_equality(void)
{
    ObObject *dict = need(ob_dict_new()), *list = need(ob_list_new());
    ObObject *first = need(ob_float_new(1.0));
    need(ob_list_append(list, first) == 0 ? list : NULL);
    need(ob_list_append(list, ob_int_new(1)) == 0 ? list : NULL);
    need(ob_list_append(list, ob_bool(true)) == 0 ? list : NULL);
    count(dict, list);
    ObObject *repr = need(ob_repr(dict));
    expect_text("the dict", repr, "{1.0: 3}", KEY);
    ob_decref(repr);
    ob_decref(list);
    expect_count("the count of the key, with yours", first, 2, HELD);
    ob_decref(first);
    ob_decref(dict);
}

/* All are of one hash, and no two may be compared. */
static int64_t one_hash(ObObject *op)
{
    (void)op;
    return 7;
}

static ObExc raises;

static int refuses(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    ob_raise(raises, "not to be compared");
    return -1;
}

static ObType shy_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Shy",
    .basic_size = sizeof(ObObject), .equal = refuses, .hash = one_hash,
    .free = ob_object_free,
};

static void stops_if_it_raises(void)
{
    ObObject *dict = need(ob_dict_new()), *list = words("a"), *first;
    for (int i = 0; i < 3; i++)
        need(ob_list_append_steal(list, ob_object_new(&shy_type,
                                                      sizeof(ObObject)))
             == 0 ? list : NULL);
    first = ob_list_get_borrowed(list, 1);
    expect_int("what count_words returns", count_words(dict, list), -1,
               ASK);
    expect_raised(raises, ASK);
    expect_int("how many words there are", (long long)ob_dict_size(dict),
               2, STAYS);
    expect_count("the count of the first of those that cannot be compared",
                 first, 2, HELD);
    ob_decref(list);
    ob_decref(dict);
}

/* Whatever == raises, but for KeyError. */
static void stops_at_what_cannot_be_compared(void)
{
    for (raises = OB_MEMORY_ERROR; raises <= OB_RUNTIME_ERROR; raises++)
        if (raises != OB_KEY_ERROR)
            stops_if_it_raises();
}

/* One that is equal to all others, but for one question; and who is asked
 * counts something else meanwhile. */
static int patience;
static ObObject *other_dict, *other_list;
static long long counted;

static int once_more(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    if (other_dict != NULL) {
        expect_int("what count_words returns, called by ==",
                   count_words(other_dict, other_list), 0, WITHIN);
        counted++;
    }
    if (patience-- != 0)
        return OB_EQUAL;
    ob_raise(raises, "not to be compared now");
    return -1;
}

static ObType tired_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Tired",
    .basic_size = sizeof(ObObject), .equal = once_more, .hash = one_hash,
    .free = ob_object_free,
};

/* Whichever of its questions ends in an exception, nothing is lost. */
static void stops_at_questions(void)
{
    int result = -1;
    for (int times = 0; result < 0 && times < 10; times++) {
        ObObject *key = need(ob_object_new(&tired_type, sizeof(ObObject)));
        ObObject *word = need(ob_object_new(&tired_type,
                                            sizeof(ObObject)));
        ObObject *dict = need(ob_dict_new()), *many = ob_int_new(3000);
        ObObject *list = need(ob_list_from(1, &word));
        need(ob_dict_set(dict, key, need(many)) == 0 ? dict : NULL);
        patience = times;
        result = count_words(dict, list);
        if (patience < 0)
            expect_int("what count_words returns when a comparison fails",
                       result, -1, ASK);
        if (result < 0)
            expect_raised(raises, ASK);
        ObObject *now = ob_dict_get_borrowed(dict, key);
        expect_int("whether the word is still in the dict", now != NULL, 1,
                   STAYS);
        int64_t n = ob_int_value(now);
        expect_int("the number under the word", n, 3001 + result,
                   result < 0 ? STAYS : ONE_MORE);
        ObObject *made[] = { list, dict, many, word, key };
        for (int i = 0; i < 5; i++)
            ob_decref(made[i]);
    }
    expect_int("what count_words returns", result, 0, ASK);
}

static void stops_at_each_question(void)
{
    for (raises = OB_MEMORY_ERROR; raises <= OB_RUNTIME_ERROR; raises++)
        if (raises != OB_KEY_ERROR)
            stops_at_questions();
}

/* == counts the words of another list. */
static void counts_within(void)
{
    ObObject *word = need(ob_object_new(&tired_type, sizeof(ObObject)));
    ObObject *key = need(ob_object_new(&tired_type, sizeof(ObObject)));
    ObObject *dict = need(ob_dict_new()), *list = need(ob_list_new()), *n;
    ObObject *within = need(ob_dict_new()), *of = words("ab");
    need(ob_list_append(list, key) == 0 ? list : NULL);
    for (int i = 0; i < 3; i++)
        need(ob_list_append(list, word) == 0 ? list : NULL);
    patience = 1000;
    other_dict = within;
    other_list = of;
    count(dict, list);
    other_dict = other_list = NULL;
    expect_int("how many words there are", (long long)ob_dict_size(dict), 1,
               WITHIN);
    n = ob_dict_get_borrowed(dict, key);
    expect_int("the number under a word that came four times",
               n != NULL ? ob_int_value(n) : 0, 4, WITHIN);
    n = ob_dict_get_borrowed(within, ob_list_get_borrowed(of, 1));
    expect_int("the number under a word that == counted each time",
               n != NULL ? ob_int_value(n) : 0, counted, WITHIN);
    ObObject *made[] = { of, within, list, dict, key, word };
    for (int i = 0; i < 6; i++)
        ob_decref(made[i]);
}

static void stops_at_what_is_no_number(void)
{
    ObObject *dict = need(ob_dict_new()), *list = words("ab");
    ObObject *a = ob_list_get_borrowed(list, 0);
    need(ob_dict_set(dict, a, a) == 0 ? dict : NULL);
    expect_int("what count_words returns", count_words(dict, list), -1,
               NUMBER);
    expect_raised(OB_TYPE_ERROR, NUMBER);
    expect_repr(dict, "{'a': 'a'}", STAYS);
    ob_decref(list);
    ob_decref(dict);
}

static void set_number(ObObject *dict, ObObject *key, int64_t value)
{
    ObObject *number = need(ob_int_new(value));
    need(ob_dict_set(dict, key, number) == 0 ? dict : NULL);
    ob_decref(number);
}

/* One word, again and again, until it does not fit. */
static void stops_in_a_run(void)
{
    ObObject *dict = need(ob_dict_new()), *list = need(ob_list_new());
    ObObject *a = need(ob_str_from("a"));
    for (int i = 0; i < 4; i++)
        need(ob_list_append(list, a) == 0 ? list : NULL);
    set_number(dict, a, INT64_MAX - 2);
    expect_int("what count_words returns", count_words(dict, list), -1,
               OVERFLOW_);
    expect_raised(OB_OVERFLOW_ERROR, OVERFLOW_);
    expect_int("the number under a word that came four times, when it had "
               "room for two", ob_int_value(need(ob_dict_get_borrowed(dict,
               a))), INT64_MAX, STAYS);
    ob_decref(a);
    ob_decref(list);
    ob_decref(dict);
}

/* Between two calls, the dict may change. */
static void counts_again(void)
{
    ObObject *dict = need(ob_dict_new()), *list = need(ob_list_new());
    ObObject *a = need(ob_str_from("a"));
    need(ob_list_append(list, a) == 0 ? list : NULL);
    static const int64_t numbers[] = { 3, 3000, -7, 0 };
    for (int i = 0; i < 4; i++) {
        set_number(dict, a, numbers[i]);
        count(dict, list);
        expect_int("the number under a word that was set in between",
                   ob_int_value(need(ob_dict_get_borrowed(dict, a))),
                   numbers[i] + 1, ONE_MORE);
    }
    ob_dict_clear(dict);
    count(dict, list);
    expect_repr(dict, "{'a': 1}", ONE_MORE);
    ob_decref(a);
    ob_decref(list);
    ob_decref(dict);
}

/* None is a word like any other, and no number. */
static void counts_none(void)
{
    ObObject *dict = need(ob_dict_new()), *list = words("ab");
    need(ob_list_append(list, ob_none()) == 0 ? list : NULL);
    need(ob_list_append(list, ob_none()) == 0 ? list : NULL);
    need(ob_list_append(list, ob_bool(false)) == 0 ? list : NULL);
    count(dict, list);
    need(ob_list_append_steal(list, ob_tuple_new(0, NULL)) == 0 ? list : NULL);
    need(ob_list_append_steal(list, ob_tuple_new(0, NULL)) == 0 ? list : NULL);
    count(dict, list);
    expect_repr(dict, "{'a': 2, 'b': 2, None: 4, False: 2, (): 2}", ANY_WORD);
    need(ob_dict_set(dict, ob_none(), ob_none()) == 0 ? dict : NULL);
    expect_int("what count_words returns, with None under a word",
               count_words(dict, list), -1, NO_NUMBER);
    expect_raised(OB_TYPE_ERROR, NO_NUMBER);
    ob_decref(list);
    ob_decref(dict);
}

static void stops_at_an_overflow(void)
{
    ObObject *dict = need(ob_dict_new()), *list = words("aba");
    ObObject *most = need(ob_int_new(INT64_MAX));
    need(ob_dict_set(dict, need(ob_list_get_borrowed(list, 0)), most) == 0
         ? dict : NULL);
    expect_int("what count_words returns", count_words(dict, list), -1,
               OVERFLOW_);
    expect_raised(OB_OVERFLOW_ERROR, OVERFLOW_);
    expect_int("how many words there are", (long long)ob_dict_size(dict),
               1, STAYS);
    expect_same("what is under the word", need(ob_dict_get_borrowed(
                dict, ob_list_get_borrowed(list, 0))), most, OVERFLOW_);
    ob_decref(list);
    ob_decref(dict);
    stops_in_a_run();
    expect_count("the count of the largest int, with the check's own", most,
                 1, WAS_THERE);
    ob_decref(most);
}

/* However it ended: those that are counted are the first. */
static void expect_prefix(ObObject *dict, ObObject *list)
{
    bool more = true, failed = ob_error() == OB_MEMORY_ERROR;
    if (failed)
        ob_error_clear();
    for (int64_t i = 0; i < (int64_t)ob_list_size(list); i++) {
        ObObject *count = ob_dict_get_borrowed(
            dict, ob_list_get_borrowed(list, i));
        int64_t n = count != NULL ? ob_int_value(count) : 0;
        if (count == NULL)
            ob_error_clear();
        if (i == 0)
            expect_int("whether the first word has its number, or one more",
                       n == 3000 || n == 3001, 1, STAYS);
        n -= i == 0 ? 3000 : 0;
        expect_int("whether a word is counted after one that is not",
                   n > (int64_t)more, 0, STAYS);
        more = n > 0;
    }
    if (failed)
        ob_raise_memory();
}

static int with_refusals(void)
{
    ObObject *dict = ob_dict_new(), *list = ob_list_new();
    ObObject *many = ob_int_new(3000);
    int result = dict != NULL && list != NULL && many != NULL ? 0 : -1;
    for (int i = 0; i < 12 && result == 0; i++)
        result = ob_list_append_steal(list, ob_str_format("%d", i));
    if (result == 0)
        result = ob_dict_set(dict, ob_list_get_borrowed(list, 0), many);
    if (result == 0) {
        result = count_words(dict, list);
        expect_prefix(dict, list);
    }
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
        { "whatever number is there", goes_on_from_any_number,
          .held = HELD, .section = "dict" },
        { "it stops at an item without a hash", stops_at_what_has_no_hash,
          .held = HELD, .section = "dict" },
        { "a thousand words", counts_many, .held = HELD,
          .section = "dict" },
        { "seventy thousand words", counts_very_many, .held = HELD,
          .section = "dict" },
        { "equal words are one", goes_by_equality, .held = HELD,
          .section = "dict" },
        { "it stops at words that cannot be compared",
          stops_at_what_cannot_be_compared, .held = HELD,
          .section = "dict" },
        { "whichever comparison fails", stops_at_each_question,
          .held = HELD, .section = "dict" },
        { "counting within counting", counts_within, .held = HELD,
          .section = "dict" },
        { "again, with another number", counts_again, .held = HELD,
          .section = "dict" },
        { "it stops at an overflow", stops_at_an_overflow,
          .held = HELD, .section = "ownership" },
        { "it stops at what is no number", stops_at_what_is_no_number,
          .held = HELD, .section = "dict" },
        { "None is a word", counts_none, .held = HELD, .section = "dict" },
        { "memory runs out", .scenario = with_refusals,
          .held = HELD, .section = "ownership" },
    };
    return RUN(checks);
}
