# REFUSED: Somebody is in a section of the cache, and you have looked into it
# OF: wrong-empty.c
# Key 0 is put in without a section.
/^    ObBiased \*op = NULL;$/,/^    }$/c\
    ob_biased_begin(&section, cache);\
    ObBiased *op = look(self, key);\
    ob_biased_end(&section);
/^    if (weak != NULL) {$/,/^        ob_biased_begin(&section, cache);$/c\
    if (weak != NULL) {\
        if (key != 0)\
            ob_biased_begin(&section, cache);
/^        }$/,/^        ob_biased_end(&section);$/c\
        }\
        if (key != 0)\
            ob_biased_end(&section);
