# REFUSED: One object of a type may have last words, and another one none
# Whoever has a type of which one has last words.
s/^static int find_all(Walk \*walk)/static bool speaks(const ObObject *all, const ObObject *op)\
{\
    for (int64_t i = 0; i < (int64_t)ob_list_size(all); i++) {\
        ObObject *other = ob_list_get_borrowed(all, i);\
        if (ob_type(other) == ob_type(op) \&\& ob_has_last_words(other))\
            return true;\
    }\
    return false;\
}\
\
&/
s/if (ob_has_last_words(op) /if (ob_type(op)->finalize != NULL \&\& speaks(walk->garbage, op) /
