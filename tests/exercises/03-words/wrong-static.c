// REFUSED: Each time that a word comes, the number under it goes up by one
// Trusts the number of the last call.
#include "ouroboros.h"
int count_words(ObObject *dict, const ObObject *words);
int count_words(ObObject *dict, const ObObject *words)
{
    enum { WORD, OLD, SUM, ALL };
    int64_t i = 0, n = (int64_t)ob_list_size(words);
    static ObObject *last_dict, *last_word;
    static int64_t last_count;
    int result = 0;
    while (result == 0 && i < n) {
        ObObject *r[ALL] = { ob_list_get(words, i++) };
        if (dict == last_dict && r[WORD] == last_word) {
            r[OLD] = ob_int_new(last_count);
            result = r[OLD] == NULL ? -1 : 1;
        } else
            result = ob_dict_lookup(dict, r[WORD], &r[OLD]);
        if (result == 0)
            r[OLD] = ob_int_new(0);
        if (result >= 0)
            r[SUM] = ob_int_add(ob_int_new(1), r[OLD]);
        result = r[SUM] == NULL ? -1 : ob_dict_set(dict, r[WORD], r[SUM]);
        last_dict = NULL;
        if (result == 0) {
            last_dict = dict, last_word = r[WORD];
            last_count = ob_int_value(r[SUM]);
        }
        for (int k = 0; k < ALL; k++)
            if (r[k] != NULL)
                ob_decref(r[k]);
    }
    return result;
}
