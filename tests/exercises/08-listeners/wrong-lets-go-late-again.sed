# REFUSED: Who leaves while the group is telling is not told any more
# OF: right-numbers.c
# Lets go of one when the next has been found.
/^int listeners_tell/,/^}/{
s/^    ObObject \*op;/    ObObject *op = next(self, \&number, last);/
s/^    while (.*/    while (op != NULL) {/
s/^        ob_decref(op);/        ObObject *told = op;\
        op = result != NULL ? next(self, \&number, last) : NULL;\
        ob_decref(told);/
}
