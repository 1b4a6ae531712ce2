# REFUSED: There are names, so one of the values is the largest
# Nothing is smaller than 0.
s/if (best == NULL || ob_int_value/if (ob_int_value(value) > 0 \&\& (best == NULL || ob_int_value/
s/> ob_int_value(best))/> ob_int_value(best)))/
