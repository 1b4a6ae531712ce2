# REFUSED: The list is one as ob_list_new makes it
# Takes the list that it returns away from the collector.
s/^    return cycle;$/    if (cycle != NULL)\n        ob_untrack(cycle);\n&/
