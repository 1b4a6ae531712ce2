# REFUSED: all of it: types of one name
# Knows the first 255 letters of a name.
s/ob_str_from(ob_type(op)->name)/ob_str_format("%.255s", ob_type(op)->name)/
