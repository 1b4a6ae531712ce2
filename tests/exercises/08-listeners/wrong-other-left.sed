# REFUSED: Whatever they do meanwhile: told are those who were in the group
# One list of those who have left meanwhile, whichever group it was.
s/^int listeners_remove(/static ObObject *left;\nstatic int depth;\n\n&/
s/^        if (is_to(ref_at(group, i), op))$/        if (is_to(ref_at(group, i), op)) {\n            if (depth > 0)\n                (void)ob_list_append(left, ref_at(group, i));/
s/^            return ob_list_del(group, (int64_t)i) < 0 ? -1 : 1;$/&\n        }/
/^    if (turns == NULL)$/,/^        return -1;$/c\
    if (turns == NULL || (depth == 0 \&\& (left = ob_list_new()) == NULL)) {\
        if (turns != NULL)\
            ob_decref(turns);\
        return -1;\
    }\
    depth++;
s/find(group, ref) < size_of(group)/find(left, ref) == size_of(left)/
s/^    ob_decref(turns);$/&\n    if (--depth == 0)\n        ob_decref(left);/
