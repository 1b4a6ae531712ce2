# REFUSED: The sum does not fit into 64 bits
s/return ob_int_add(old != NULL ? old : zero, one);/return ob_int_new((int64_t)((uint64_t)ob_int_value(old != NULL ? old : zero) + (uint64_t)ob_int_value(one)));/
