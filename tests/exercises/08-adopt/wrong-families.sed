# REFUSED: parent.children is one list, which ends with the child.
# A hundred families are enough.
s/^    list = ob_list_new();/    static int families;\n    list = ++families > 100 ? ob_raise(OB_VALUE_ERROR, "too many") : ob_list_new();/
