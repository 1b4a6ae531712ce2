# REFUSED: A bool is a number, too.
# A bool is not looked at.
s/if (best == NULL || ob_int_value(value) > ob_int_value(best))/if (ob_type(value) == \&ob_int_type \&\& (best == NULL || ob_int_value(value) > ob_int_value(best)))/
