# REFUSED: Of those that are equal and live, the first is the answer
# OF: right-buckets.c
# Only those of one type are one.
s/: ob_equal(\*one, op);/: ob_type(*one) == ob_type(op) ? ob_equal(*one, op) : 0;/
