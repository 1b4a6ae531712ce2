# REFUSED: What is shown and is not in the array is passed over
# Taking back ends at the first that is not in the array.
/^static int reach/,/^}/s/^    return 0;/    return i < set->n ? 0 : 1;/
