# REFUSED: There are names, so one of the values is the largest
# What is as small as can be is none.
s/^    if (best == NULL)$/    if (best == NULL || ob_int_value(best) == INT64_MIN)/
