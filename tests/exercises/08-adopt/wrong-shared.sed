# REFUSED: Each parent has a list of its own.
# One list for all.
s/^    list = ob_list_new();$/    static ObObject *one;\n    if (one == NULL) one = ob_list_new(); else ob_incref(one);\n    list = one;/
