# REFUSED: Of equal ones, the first was returned
s/ob_int_value(value) > ob_int_value(best)/ob_int_value(value) >= ob_int_value(best)/
