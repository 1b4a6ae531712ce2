# REFUSED: When there is no memory, all is as it was.
# Takes the entry out to read it.
s/^    ObObject \*entry = ob_dict_get(self->entries, address);$/    ObObject *entry = ob_dict_pop(self->entries, address);\n    if (entry != NULL \&\& ob_dict_set(self->entries, address, entry) < 0) { ob_decref(entry); entry = NULL; }/
