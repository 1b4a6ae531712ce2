# REFUSED: Listeners are told in the order in which they joined.
# Puts the eighth before the seventh.
s/^    if (find(group, ref) == size_of(group))$/    if (find(group, ref) == size_of(group))\n    {/
s/^        result = ob_list_append(group, ref);$/        result = ob_list_append(group, ref);\n        if (result == 0 \&\& size_of(group) > 6) { ob_list_set(group, -1, ob_list_get_borrowed(group, 6)); ob_list_set(group, 6, ref); }\n    }/
