# REFUSED: Objects that are not equal have nothing in common.
# OF: right-buckets.c
# Takes each hash below 0 for an exception.
s/value == -1/value < 0/
