# REFUSED: Who leaves while the group is telling is not told any more
# Tells from the list itself.
s/^    ObObject \*turns = ob_list_copy(group);/    ObObject *turns = group;\n    ob_incref(turns);/
