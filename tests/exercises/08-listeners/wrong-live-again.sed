# REFUSED: Who leaves while the group is telling is not told any more
# And does not look how long it is now.
s/^    ObObject \*turns = ob_list_copy(group);/    ObObject *turns = group;\n    size_t size = size_of(group);\n    ob_incref(turns);/; s/i < size_of(turns)/i < size/
