# REFUSED: When the object dies, `name` is appended to `log`
# Appends the reference.
s/ob_list_append(self->log, self->name)/ob_list_append(self->log, args[0])/
