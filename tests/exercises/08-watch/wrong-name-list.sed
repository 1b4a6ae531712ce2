# REFUSED: The collector finds the watch and what it holds, if traverse shows both,
# Shows the name only if it is a list.
s/^    if (result == 0 && self->name != NULL)$/    if (result == 0 \&\& self->name != NULL \&\& ob_type(self->name) == \&ob_list_type)/
