# REFUSED: One object of a type may have last words, and another one none
# Asks once for those of one type that follow each other.
/^static int find_all/,/^}/{
s/^{/{\
    const ObType *asked = NULL;\
    bool said = false;/
s/ob_has_last_words(op)/speaks(op, \&asked, \&said)/
}
s/^static int find_all(Walk \*walk)/static bool speaks(ObObject *op, const ObType **asked, bool *said)\
{\
    if (ob_type(op) != *asked)\
        *said = ob_has_last_words(op);\
    *asked = ob_type(op);\
    return *said;\
}\
\
&/
