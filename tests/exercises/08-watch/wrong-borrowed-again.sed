# REFUSED: A watch holds `log` and `name` as long as it lives
# Takes none to the name.
/^    ob_incref(name);$/d
