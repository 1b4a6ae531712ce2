# REFUSED: Each watch has a log and a name of its own.
# Keeps the log of the last.
s/^    ob_incref(log);$/    ob_incref(log);\n    the_log = log;/; s/^static ObObject \*note_call/static ObObject *the_log;\n\n&/; s/ob_list_append(self->log, self->name)/ob_list_append(the_log, self->name)/
