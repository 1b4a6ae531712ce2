# REFUSED: Nothing led back to op when it was asked before
# Remembers who was in no cycle.
/^ObObject \*find_cycle(ObObject \*op)$/,/^}/{
s/^    Search search = {/    static ObObject *in_none;\n    if (op == in_none)\n        return ob_list_new();\n&/
s/^    return cycle;/    if (cycle != NULL \&\& ob_list_size(cycle) == 0)\n        in_none = op;\n&/
}
