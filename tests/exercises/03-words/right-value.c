// Adds to the number, and looks for the overflow itself.
#include "ouroboros.h"

int count_words(ObObject *dict, const ObObject *words);

static int count_one(ObObject *dict, ObObject *word)
{
    int64_t n = 0;
    ObObject *old = ob_dict_get_borrowed(dict, word);
    if (old == NULL) {
        if (ob_error() != OB_KEY_ERROR)
            return -1;
        ob_error_clear();
    } else if (!ob_int_check(old)) {
        ob_raise(OB_TYPE_ERROR, "not a number");
        return -1;
    } else {
        n = ob_int_value(old);
    }
    if (n == INT64_MAX) {
        ob_raise(OB_OVERFLOW_ERROR, "too many");
        return -1;
    }
    ObObject *count = ob_int_new(n + 1);
    if (count == NULL)
        return -1;
    int result = ob_dict_set(dict, word, count);
    ob_decref(count);
    return result;
}

int count_words(ObObject *dict, const ObObject *words)
{
    int64_t n = (int64_t)ob_list_size(words);
    for (int64_t i = 0; i < n; i++)
        if (count_one(dict, ob_list_get_borrowed(words, i)) < 0)
            return -1;
    return 0;
}
