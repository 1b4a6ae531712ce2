# REFUSED: Any object may be a note, None as well: no note says that there is none.
# To note None is to forget.
/^int notes_set/,/^}/{s/^    ObObject \*entry = entry_new/    if (note == ob_none()) {\n        ObObject *address = address_of(op), *old = address == NULL ? NULL : ob_dict_pop_default(self->entries, address, note);\n        if (address != NULL)\n            ob_decref(address);\n        if (old != NULL)\n            ob_decref(old);\n        return old != NULL ? 0 : -1;\n    }\n&/}
