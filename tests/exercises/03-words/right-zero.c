// Puts in a 0 for each new word, then adds to whatever is there.
#include "ouroboros.h"

int count_words(ObObject *dict, const ObObject *words);

static ObObject *there(ObObject *dict, ObObject *word)
{
    ObObject *count = ob_dict_get_borrowed(dict, word);
    if (count == NULL && ob_error() == OB_KEY_ERROR) {
        ob_error_clear();
        count = ob_int_new(0);          /* immortal */
    }
    if (count != NULL)
        ob_incref(count);
    return count;
}

int count_words(ObObject *dict, const ObObject *words)
{
    size_t i = 0;
    ObObject *one = ob_int_new(1), *count, *sum;
    for (; i < ob_list_size(words); i++) {
        ObObject *word = ob_list_get(words, (int64_t)i);
        count = there(dict, word);
        sum = count != NULL ? ob_int_add(count, one) : NULL;
        int failed = sum == NULL || ob_dict_set(dict, word, sum) != 0;
        ObObject *mine[] = { word, count, sum };
        for (int k = 0; k < 3; k++)
            if (mine[k] != NULL)
                ob_decref(mine[k]);
        if (failed)
            return -1;
    }
    return 0;
}
