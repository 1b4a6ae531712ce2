// REFUSED: What was counted before stays counted
// Puts the sum of a run in at its end.
#include "ouroboros.h"
int count_words(ObObject *dict, const ObObject *words);

int count_words(ObObject *dict, const ObObject *words)
{
    size_t n = ob_list_size(words);
    for (size_t i = 0, k; i < n; i = k) {
        ObObject *word = ob_list_get_borrowed(words, (int64_t)i), *old;
        for (k = i + 1; k < n && ob_list_get_borrowed(words, (int64_t)k) == word;)
            k++;
        if (ob_dict_lookup(dict, word, &old) < 0)
            return -1;
        ObObject *more = ob_int_new((int64_t)(k - i));
        if (more == NULL) {
            if (old != NULL)
                ob_decref(old);
            return -1;
        }
        ObObject *sum = more;
        if (old != NULL) {
            sum = ob_int_add(old, more);
            ob_decref(old);
            ob_decref(more);
            if (sum == NULL)
                return -1;
        }
        int result = ob_dict_set(dict, word, sum);
        ob_decref(sum);
        if (result < 0)
            return -1;
    }
    return 0;
}
