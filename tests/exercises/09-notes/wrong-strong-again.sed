# REFUSED: The book keeps no object alive.
# Remembers whom it was asked about last.
s/^    ObObject \*entry = ob_dict_get(self->entries, address);/    static ObObject *last;\n    ob_incref(op);\n    if (last != NULL)\n        ob_decref(last);\n    last = op;\n&/
