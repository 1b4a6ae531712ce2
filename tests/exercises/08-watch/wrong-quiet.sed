# REFUSED: What goes wrong in the callback is left pending
# Hushes it up.
s/^    if (ob_list_append(self->log, self->name) < 0)$/&\n        ob_error_clear();\n    if (ob_error() != OB_NO_ERROR)/
