# REFUSED: A parent may be born where another one has died: it has children of its own,
# Remembers the last parent, by its address, and its list.
s/^static ObObject \*children_of(ObObject \*parent)$/static ObObject *asked(ObObject *parent)/
/^static bool is_alive(ObObject \*proxy)$/i\
static ObObject *last_parent, *last_list;\
\
static ObObject *children_of(ObObject *parent)\
{\
    if (parent != last_parent) {\
        last_list = asked(parent);\
        last_parent = last_list != NULL ? parent : NULL;\
    } else\
        ob_incref(last_list);\
    return last_list;\
}\

