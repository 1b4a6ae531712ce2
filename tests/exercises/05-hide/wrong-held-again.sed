# REFUSED: A collection of that generation was to find all n:
# Holds nothing in a cycle: it dies of its count.
s/if (first != NULL \&\& ob_list_append(first, first) < 0)/if (first != NULL \&\& ob_list_append(first, ob_none()) < 0)/
