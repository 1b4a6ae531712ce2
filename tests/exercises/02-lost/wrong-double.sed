# REFUSED: The values may be of any sign and size.
# Compares doubles.
s/ob_int_value(value) > ob_int_value(best)/(double)ob_int_value(value) > (double)ob_int_value(best)/
