# REFUSED: A watch holds `log` and `name` as long as it lives
# Takes no reference to the log.
/^    ob_incref(log);$/d
