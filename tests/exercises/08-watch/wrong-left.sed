# REFUSED: A watch holds `log` and `name` as long as it lives
# Never lets go of the callback.
/^    ob_decref(note);$/d
