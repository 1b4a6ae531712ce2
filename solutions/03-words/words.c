/* Exercise 3.3: Counting words. A solution. */
#include "ouroboros.h"

int count_words(ObObject *dict, const ObObject *words);

/* A new int: one more than the dict has under `word`. */
static ObObject *one_more(ObObject *dict, ObObject *word)
{
    ObObject *old = ob_dict_get_borrowed(dict, word);
    if (old == NULL && ob_error() != OB_KEY_ERROR)
        return NULL;
    if (old == NULL)
        ob_error_clear();
    ObObject *zero = ob_int_new(0), *one = ob_int_new(1);
    return ob_int_add(old != NULL ? old : zero, one);
}

int count_words(ObObject *dict, const ObObject *words)
{
    int result = 0;
    for (size_t i = 0; i < ob_list_size(words) && result == 0; i++) {
        ObObject *word = ob_list_get_borrowed(words, (int64_t)i);
        ObObject *count = one_more(dict, word);
        if (count == NULL)
            return -1;
        result = ob_dict_set(dict, word, count);
        ob_decref(count);
    }
    return result;
}
