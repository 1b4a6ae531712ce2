# REFUSED: a function that steals has taken yours, whether it worked or not
# Lets go of a borrowed reference when it cannot be copied.
/^int copy_all/,/^}/s/^            return -1;$/            return ob_decref(value), -1;/
