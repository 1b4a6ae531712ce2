# REFUSED: What is added may be as large as an int64_t can be
# What is added is an int of C.
s/ob_int_new(amount)/ob_int_new((int)amount)/
