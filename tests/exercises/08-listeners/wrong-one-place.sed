# REFUSED: A listener may tell the group: each telling goes its own way.
# OF: right-numbers.c
# All tellings share the number that they have come to.
/^int listeners_tell/,/^}/{
s/^    size_t number = 0, last/    static size_t number;\
    size_t last/
s/^    ObObject \*op;/&\
    number = 0;/
}
