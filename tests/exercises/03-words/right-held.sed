# Holds what was there, and the word, while it counts.
s/^        ObObject \*word = ob_list_get_borrowed(words, (int64_t)i);/        ObObject *word = ob_list_get(words, (int64_t)i);/
s/^        if (count == NULL)$/        if (count == NULL) {\n            ob_decref(word);/
s/^            return -1;$/&\n        }/
s/^        ob_decref(count);/&\n        ob_decref(word);/
