# REFUSED: After -1 all is as it was
# OF: wrong-undo-first.c
# The child stays in the list when child.parent cannot be set.
/^static void take_back(ObObject \*list)$/,/^int adopt(ObObject \*parent, ObObject \*child)$/c\
int adopt(ObObject *parent, ObObject *child)
/^        if (result < 0)$/,/^            take_back(list);$/d
