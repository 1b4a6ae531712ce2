// REFUSED: ob_dict_set takes a reference of its own, so yours is still to be let go of, whether it worked or not.
// The sum stays held when it cannot be put in.
#include "ouroboros.h"

int count_words(ObObject *dict, const ObObject *words);

static int count(ObObject *dict, ObObject *word, ObObject *one)
{
    ObObject *old;
    int found = ob_dict_lookup(dict, word, &old);
    if (found < 0)
        return -1;
    if (found == 0)
        return ob_dict_set(dict, word, one);
    ObObject *sum = ob_int_add(old, one);
    ob_decref(old);
    if (sum == NULL)
        return -1;
    if (ob_dict_set(dict, word, sum) < 0)
        return -1;
    ob_decref(sum);
    return 0;
}

int count_words(ObObject *dict, const ObObject *words)
{
    ObObject *one = ob_int_new(1);
    int result = one == NULL ? -1 : 0;
    for (size_t i = 0; result == 0 && i < ob_list_size(words); i++) {
        ObObject *word = ob_list_get(words, (int64_t)i);
        result = count(dict, word, one);
        ob_decref(word);
    }
    if (one != NULL)
        ob_decref(one);
    return result;
}
