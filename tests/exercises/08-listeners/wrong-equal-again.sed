# REFUSED: go by `is`.
# Asks the list, which asks ==.
s/^    if (find(group, ref) == size_of(group))$/    if (!ob_list_contains(group, ref))/
